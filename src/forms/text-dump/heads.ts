import { isGoalTitle, isGroupLabel, type Lexicon, plainLabel } from '../labels.ts';
import { meaningIn, roomOf, VOCABULARY } from '../vocabulary.ts';
import type { Mode } from './anchors.ts';
import type { ColumnRole } from './kinds.ts';
import { isFigure, joined, type Text } from './texts.ts';

/** What a column holds that a table has by its headings, or besides them: the title beside all rows, levels, goals. */
export type Role = ColumnRole | 'title' | 'level1' | 'level2' | 'goal';

/** A column by its heading. */
export type Head = { readonly role: Role; readonly texts: readonly Text[] };

type Lines = readonly (readonly Text[])[];
export type TableMode = Exclude<Mode, 'pairs'>;

/** Lines above and below the one with most headings that others are broken over. */
const MOST_LINES = 3;

const ROOM = { goals: 'goal', matrix: 'matrixTitle', funding: 'funding', indicators: 'indicator' } as const;

/** The headings around a line, each put together of the texts that stand below each other. */
export function headsAround(
  lines: Lines,
  at: number,
  { mode, words }: { readonly mode: TableMode; readonly words: Lexicon },
): Head[] {
  // what begins with a bracket is what another heading says in brackets
  const roleOf = (text: string) =>
    /^[（(]/.test(text) ? null : roleIn(mode, text.replace(/[（(][^）)]*$/, ''), words);
  const columns: Text[][] = [];
  for (const text of around(lines, at, { mode, roleOf })) {
    const role = roleOf(text.text);
    const over = columns.filter(own => apart(own, text) === 0);
    // what stands over several headings is the name of all of them
    if (role !== null && over.length > 1 && text.line !== at) continue;
    if (
      mode === 'indicators' &&
      role === null &&
      text.line === at &&
      [...text.text].length >= LONG &&
      over.length === 0
    ) {
      columns.push([text]);
      continue;
    }
    const near = columns.toSorted((a, b) => apart(a, text) - apart(b, text)).slice(0, NEAR);
    const known = near.find(own => {
      const whole = roleOf(joinedDown([...own, text]));
      if (whole === null || role === null) return whole !== null;
      return text.line !== at && role === whole && (roleOf(joinedDown(own)) ?? whole) === whole;
    });
    const own = known ?? (role === null && text.line !== at ? near[0] : undefined);
    if (own) own.push(text);
    else columns.push([text]);
  }
  const heads = columns
    .map(texts => ({ role: roleOf(joinedDown(texts)) ?? ('other' as const), texts: down(texts) }))
    .sort(
      (a, b) => Math.min(...a.texts.map(({ from }) => from)) - Math.min(...b.texts.map(({ from }) => from)),
    );
  // the title of a block of two columns reads like one of their headings
  const isTitled = mode === 'matrix' || (mode === 'goals' && isGoalTitle(joined(heads[0]!.texts)));
  return isTitled && heads.length > 2 ? heads.slice(1) : heads;
}

/** Characters of a heading that is none of those known, and no part of one. */
const LONG = 5;
/** Columns next to a part of a heading that it may belong to. */
const NEAR = 2;

function roleIn(mode: TableMode, text: string, words: Lexicon): Role | null {
  if (mode === 'matrix') return meaningIn('matrixTitle', plainLabel(text)) === null ? null : 'goal';
  if (mode === 'goals') return words.goal(text) === null ? null : 'goal';
  return mode === 'funding' ? words.funding(text) : words.indicator(text);
}

/** The headings of a line, and around it the texts of lines that are nothing but headings and parts of them; whole ones first. */
function around(
  lines: Lines,
  at: number,
  { mode, roleOf }: { readonly mode: TableMode; readonly roleOf: (text: string) => Role | null },
): Text[] {
  const parts = VOCABULARY.filter(({ role }) => roomOf(role) === ROOM[mode]).map(({ word }) => word);
  const isPart = ({ text }: Text) =>
    roleOf(text) !== null ||
    /^[^（(]{1,4}[）)]$|^[（(]/.test(text) ||
    (!isFigure({ text }) && !isGroupLabel(text) && parts.some(word => word.includes(plainLabel(text))));
  const near = lines.slice(Math.max(0, at - 1), at + 2).flat();
  const left = Math.min(...near.filter(({ text }) => roleOf(text) !== null).map(({ from }) => from));
  // headings that nobody knows stand among the others, and lines of theirs above; what is left of them below is a character
  const isOther = ({ text }: Text) =>
    (mode === 'indicators' && /^\p{Script=Han}{2,8}$/u.test(text) && !isGroupLabel(text)) ||
    (mode === 'goals' && meaningIn('indicator', plainLabel(text)) !== null);
  const isRest = ({ text }: Text) => mode === 'indicators' && /^\p{Script=Han}$/u.test(text);
  const texts = lines[at]!.filter(text => text.from >= left && (isPart(text) || isOther(text)));
  for (const step of [-1, 1]) {
    const found: Text[] = [];
    for (let away = 1; away <= MOST_LINES; away++) {
      const next = (lines[at + step * away] ?? []).filter(text => text.to > left);
      if (!next.every(text => isPart(text) || (step < 0 ? isOther(text) : isRest(text)))) break;
      found.push(...next);
      if (next.some(isPart)) texts.push(...found.splice(0));
    }
  }
  return texts.sort((a, b) => Number(roleOf(a.text) === null) - Number(roleOf(b.text) === null));
}

/** Points between a text and a column from left to right. */
function apart(column: readonly Text[], { from, to }: Text): number {
  return Math.min(...column.map(other => Math.max(0, other.from - to, from - other.to)));
}

function down(texts: readonly Text[]): Text[] {
  return texts.toSorted((a, b) => a.line - b.line || a.from - b.from);
}

function joinedDown(texts: readonly Text[]): string {
  return joined(down(texts));
}
