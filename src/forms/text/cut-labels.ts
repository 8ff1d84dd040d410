import type { Label } from './label.ts';
import { plain, type Token } from './token.ts';
import { KINDS } from './words.ts';

/** Shortest beginning, in characters, of a level whose end stands anywhere. */
const SHORTEST = 3;
/** characters that such an end has at most */
const LONGEST_REST = 4;
/** characters that a level may lack altogether */
const LACKING = 2;
/** tokens between a level's beginning and its end, before or behind it */
const REACH = 80;

const LEVELS = [...KINDS].filter(([, kinds]) => kinds.includes('level1') || kinds.includes('level2'));
const WEIGHT = /^\(\d+(?:\.\d+)?分\)$/;

/** The level that a token begins, its end far away (before or behind) or lost: 社会效益指 … 标. */
export function cutLevel(tokens: readonly Token[], first: Token, taken: ReadonlySet<Token>): Label | null {
  const start = bare(first);
  if (start.length < SHORTEST) return null;
  const names = LEVELS.filter(
    ([name]) => name !== start && name.startsWith(start) && name.length - start.length <= LONGEST_REST,
  ).sort(([a], [b]) => a.length - b.length);
  const whole = names
    .map(([name, kinds]) => ({ name, kinds, rest: nearest(tokens, first, name.slice(start.length), taken) }))
    .filter(({ rest }) => rest !== null)
    .sort((a, b) => distance(first, a.rest!) - distance(first, b.rest!))[0];
  if (whole) return { kinds: whole.kinds, name: whole.name, tokens: [first, whole.rest!] };
  const lost = names.find(([name]) => name.length - start.length <= LACKING);
  return lost ? { kinds: lost[1], name: lost[0], tokens: [first] } : null;
}

/** Levels with the ends and weights that nothing else has taken: `可持续影响` and `指标`, `产出指标` and `(50分)`. */
export function completed(labels: readonly Label[], tokens: readonly Token[], taken: Set<Token>): Label[] {
  const give = (label: Label, token: Token | null): Label => {
    if (!token) return label;
    taken.add(token);
    return { ...label, tokens: [...label.tokens, token] };
  };
  const isLevel = ({ kinds }: Label) => kinds.includes('level1') || kinds.includes('level2');
  const ended = labels.map(label => {
    const rest = isLevel(label) && !/指标等?$/.test(label.name) ? '指标' : null;
    if (rest === null || !KINDS.has(label.name + rest)) return label;
    const token = nearest(tokens, label.tokens[0]!, rest, taken);
    return token ? { ...give(label, token), name: label.name + rest } : label;
  });
  const lacks = (label: Label) =>
    label.kinds.includes('level1') && !label.tokens.some(({ text }) => /分/.test(text));
  const weights = tokens.filter(token => !taken.has(token) && WEIGHT.test(plain(token)));
  if (weights.length > ended.filter(lacks).length) return ended;
  for (const weight of weights) {
    const label = ended
      .filter(lacks)
      .sort((a, b) => distance(a.tokens[0]!, weight) - distance(b.tokens[0]!, weight))[0]!;
    ended[ended.indexOf(label)] = give(label, weight);
  }
  return ended;
}

function nearest(
  tokens: readonly Token[],
  from: Token,
  rest: string,
  taken: ReadonlySet<Token>,
): Token | null {
  const fitting = tokens.filter(
    token => token !== from && !taken.has(token) && bare(token) === rest && distance(from, token) <= REACH,
  );
  return fitting.sort((a, b) => distance(from, a) - distance(from, b))[0] ?? null;
}

function distance(a: Token, b: Token): number {
  return Math.abs(a.order - b.order);
}

function bare(token: Token): string {
  return plain(token).replace(/[([].*$/, '');
}
