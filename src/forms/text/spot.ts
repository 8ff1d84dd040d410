import { completed, cutLevel } from './cut-labels.ts';
import type { Label } from './label.ts';
import { plain, type Token } from './token.ts';
import { KINDS, type LabelKind } from './words.ts';

/** kinds of labels that stand beside several rows, and how many characters they have at least */
const TALL: readonly LabelKind[] = ['goalTitle', 'indicatorTitle', 'level1'];
const SHORTEST_TALL = 4;

/** tokens after which a broken label may go on */
const REACH = 7;
const BRACKET = /[([【〔].*$/;

/** Finds the labels that are printed, also those broken over several tokens, other ones between them. */
export function spotLabels(tokens: readonly Token[]): Label[] {
  const taken = new Set<Token>();
  const labels: Label[] = [];
  const take = (label: Label | null) => {
    if (!label) return;
    for (const token of label.tokens) taken.add(token);
    labels.push(label);
  };
  for (const name of VERTICAL) for (const label of verticals(tokens, name, taken)) take(label);
  const whole = new Map(tokens.map(token => [token, wholeLabel(token)]));
  for (const token of tokens)
    if (!taken.has(token) && (!whole.get(token) || isCutLevel(token)))
      take(brokenLabel(tokens, token, taken));
  for (const token of tokens) if (!taken.has(token)) take(whole.get(token)!);
  for (const token of tokens) if (!taken.has(token)) take(cutLevel(tokens, token, taken));
  const tailed = withoutShort(labels).map(label => withTail(label, tokens, taken));
  return completed(tailed, tokens, taken).sort((a, b) => a.tokens[0]!.order - b.tokens[0]!.order);
}

/** 可持续影响 goes on with 指标 where that stands below it. */
function isCutLevel(token: Token): boolean {
  const kinds = KINDS.get(bare(token)) ?? [];
  return (kinds.includes('level1') || kinds.includes('level2')) && !/指标等?$/.test(bare(token));
}

/** 产出 and 满意度 are levels where no level says 指标; beside such ones they are words like others. */
function withoutShort(labels: readonly Label[]): Label[] {
  const isLevel = ({ kinds }: Label) => kinds.includes('level1') || kinds.includes('level2');
  const hasLong = labels.filter(isLevel).some(({ name }) => name.endsWith('指标'));
  const isShort = (label: Label) => isLevel(label) && !/指标等?$/.test(label.name);
  return labels.filter(label => !hasLong || !isShort(label) || KEPT.test(label.name));
}

/** cut off, but a level all the same */
const KEPT = /^服务对象|^(?:经济|社会|生态)效益$|^可持续影响$/;

function bare(token: Token): string {
  return plain(token)
    .replace(/[:;]+$/, '')
    .replace(/^其中:?/, '')
    .replace(/^[一二三四五六七八九十\d]{1,2}[、.](?=\D)/, '');
}

function wholeLabel(token: Token): Label | null {
  const text = bare(token);
  for (const name of [text, text.replace(BRACKET, '')]) {
    const kinds = KINDS.get(name);
    if (kinds) return { kinds, name, tokens: [token] };
  }
  return null;
}

// ------------------------------------------------------------------------------------------ broken over lines

/** Shortest beginning, in characters, that is looked on as a broken label. */
const SHORTEST = 2;

function brokenLabel(tokens: readonly Token[], first: Token, taken: ReadonlySet<Token>): Label | null {
  const start = bare(first);
  if (start.length < SHORTEST || /\d/.test(start)) return null;
  const ways = [...KINDS].flatMap(([name, kinds]) => {
    const begins = name.startsWith(start) || (/[([]$/.test(start) && name.startsWith(start.slice(0, -1)));
    if (!begins || name === start) return [];
    const rest = spelled({ tokens, from: first, taken, rest: name.slice(start.length) });
    return rest ? [{ kinds, name, tokens: [first, ...rest] }] : [];
  });
  const reach = ({ tokens: own }: Label) => own.at(-1)!.order - first.order;
  return ways.sort((a, b) => reach(a) - reach(b) || b.name.length - a.name.length)[0] ?? null;
}

type Spelling = {
  readonly tokens: readonly Token[];
  readonly from: Token;
  readonly taken: ReadonlySet<Token>;
  readonly rest: string;
};

/** The tokens that spell the rest of a label, not far behind its beginning. */
function spelled({ tokens, from, taken, rest }: Spelling): Token[] | null {
  const start = tokens.indexOf(from) + 1;
  for (const token of tokens.slice(start, start + REACH)) {
    if (taken.has(token)) continue;
    const text = bare(token).replace(BRACKET, '');
    if (text === '' || !rest.startsWith(text)) continue;
    if (text === rest) return [token];
    const more = spelled({ tokens, from: token, taken, rest: rest.slice(text.length) });
    if (more) return [token, ...more];
  }
  return null;
}

/** A weight, a unit or a formula in brackets behind a label, on a line of its own or broken off. */
function withTail(label: Label, tokens: readonly Token[], taken: Set<Token>): Label {
  const last = label.tokens.at(-1)!;
  const at = tokens.indexOf(last);
  if (label.tokens.length > 3) return withWeightBelow(label, tokens.slice(at + 1, at + 8), taken);
  const isOpen = /[([（【][^()[\]（）【】]*$/.test(last.text);
  const next = tokens.slice(at + 1, at + 1 + REACH).find(token => {
    if (taken.has(token)) return false;
    const text = plain(token);
    if (isOpen) return /^[^([]{0,6}[)\]]$/.test(text);
    return token.order <= last.order + 2 && tailOf(label).test(text);
  });
  if (!next) return withWeightBeside(label, tokens.slice(at + 1, at + 1 + FAR), taken);
  taken.add(next);
  return withTail({ ...label, tokens: [...label.tokens, next] }, tokens, taken);
}

/** tokens behind a first level after which its weight may stand, cells of its row between them */
const FAR = 16;

function withWeightBeside(label: Label, next: readonly Token[], taken: Set<Token>): Label {
  if (!label.kinds.includes('level1') || /分[)）]/.test(label.tokens.at(-1)!.text)) return label;
  const end = next.findIndex(token => wholeLabel(token)?.kinds.includes('level1'));
  const near = end < 0 ? next : next.slice(0, end);
  const weight = near.find(token => !taken.has(token) && /^\(\d+(?:\.\d+)?分\)$/.test(plain(token)));
  if (!weight) return label;
  taken.add(weight);
  return { ...label, tokens: [...label.tokens, weight] };
}

/** What may stand in brackets behind a label of its kind. */
function tailOf({ kinds }: Label): RegExp {
  if (kinds.includes('fundingTitle')) return /^(?:\((?:\d+(?:\.\d+)?分|万?元)\)){1,2}$/;
  if (kinds.includes('level1') || kinds.includes('level2')) return /^\(\d+(?:\.\d+)?分?\)$/;
  return /^\((?:盖章|[A-Z](?:\/[A-Z].*)?|\d+分[×*].*)\)$/;
}

/** The weight below a label that runs down the page: `(`, `5 0`, `分`, `)`. */
function withWeightBelow(label: Label, next: readonly Token[], taken: Set<Token>): Label {
  const below: Token[] = [];
  for (const token of next.filter(other => !taken.has(other))) {
    if (!/^[()\d分]{1,3}$/.test(plain(token))) break;
    below.push(token);
  }
  const text = below.map(plain).join('');
  const isWeight = /^\(?\d+(?:分|\))/.test(text);
  if (!isWeight) return label;
  for (const token of below) taken.add(token);
  return { ...label, tokens: [...label.tokens, ...below] };
}

// ------------------------------------------------------------------------------------------ down the page

/** Labels that are printed from top to bottom beside their rows: the titles of blocks and first levels; the longer ones first. */
const VERTICAL = [...KINDS]
  .filter(([name, kinds]) => kinds.some(kind => TALL.includes(kind)) && name.length >= SHORTEST_TALL)
  .map(([name]) => name)
  .sort((a, b) => b.length - a.length);
/** tokens that may stand between two characters of such a label */
const APART = 14;

/** Every place where short tokens spell a label one below the other, whatever stands between them. */
function verticals(tokens: readonly Token[], name: string, taken: ReadonlySet<Token>): Label[] {
  const short = tokens.filter(token => !taken.has(token) && plain(token).length <= 2);
  const found: Label[] = [];
  const used = new Set<Token>();
  for (const first of short) {
    if (used.has(first) || !name.startsWith(plain(first))) continue;
    const size = plain(first).length;
    const even = short.filter(token => !used.has(token) && plain(token).length === size);
    const rest = down(even, first, name.slice(size));
    if (!rest || rest.length === 0) continue;
    for (const token of [first, ...rest]) used.add(token);
    found.push({ kinds: KINDS.get(name)!, name, tokens: [first, ...rest] });
  }
  return found;
}

function down(short: readonly Token[], from: Token, rest: string): Token[] | null {
  if (rest === '') return [];
  for (const token of short.slice(short.indexOf(from) + 1)) {
    if (token.order - from.order > APART) return null;
    const text = plain(token);
    if (!rest.startsWith(text)) continue;
    const more = down(short, token, rest.slice(text.length));
    if (more) return [token, ...more];
  }
  return null;
}
