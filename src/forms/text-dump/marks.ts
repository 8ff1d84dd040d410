import { compared } from '../../values/text.ts';
import { isGroupLabel, isNoteLabel, plainLabel } from '../labels.ts';
import type { LabelRole, Room } from '../lexicon.ts';
import { meaningIn, roomOf, VOCABULARY } from '../vocabulary.ts';
import { joined, type Text } from './texts.ts';

/** A label, put together from the texts that it is broken over: what it may head, or name. */
export type LabelMark = { readonly texts: readonly Text[]; readonly kinds: ReadonlySet<MarkKind> };

export type MarkKind =
  | 'head'
  | 'fundingTitle'
  | 'funding'
  | 'fundingLine'
  | 'goalTitle'
  | 'goal'
  | 'indicatorTitle'
  | 'indicator'
  | 'level1'
  | 'level2'
  | 'total'
  | 'foot'
  // a known label and its value in one text: 填报人：张三
  | 'line';

/** A text of a form that is no label, or a label. */
export type Item = Text | LabelMark;

export function isMark(item: Item | undefined): item is LabelMark {
  return item !== undefined && 'kinds' in item;
}

export function textsOfItem(item: Item): readonly Text[] {
  return isMark(item) ? item.texts : [item];
}

const KIND_OF: { readonly [room in Room]?: MarkKind } = {
  head: 'head',
  fundingTitle: 'fundingTitle',
  funding: 'funding',
  fundingLine: 'fundingLine',
  goalTitle: 'goalTitle',
  goal: 'goal',
  indicatorTitle: 'indicatorTitle',
  indicator: 'indicator',
  total: 'total',
  foot: 'foot',
  matrixTitle: 'foot',
  matrix: 'foot',
};
const ROOMS = Object.keys(KIND_OF) as Room[];
const LEVEL_OF: { readonly [role in LabelRole]?: MarkKind } = {
  'level.first': 'level1',
  'level.second': 'level2',
};

const KINDS: ReadonlyMap<string, ReadonlySet<MarkKind>> = (() => {
  const kinds = new Map<string, Set<MarkKind>>();
  for (const { role, word, grade } of VOCABULARY) {
    const kind = LEVEL_OF[role] ?? KIND_OF[roomOf(role)];
    // words that are labels only at the place of one are none where there are no places
    if (grade !== 'bare' && kind) kinds.set(word, new Set([...(kinds.get(word) ?? []), kind]));
  }
  return kinds;
})();

/** Texts that a label is broken over at most, of one character each or of more; characters of the longest one. */
const MOST_SINGLE = 8;
const MOST_PARTS = 5;
const LONGEST = 24;
/** Characters of a text that may be like a label. */
const SHORTEST = 3;

/** The texts of a form in their order, those of labels put together: the longest label that begins with a text. */
export function markedOf(texts: readonly Text[]): Item[] {
  const items: Item[] = [];
  const used = new Set<Text>();
  for (const [at, text] of texts.entries()) {
    if (used.has(text)) continue;
    const rest = texts.slice(at, at + REACH).filter(own => !used.has(own));
    const item = markAt(rest, 0) ?? partedAt(rest) ?? text;
    items.push(item);
    for (const own of textsOfItem(item)) used.add(own);
  }
  return items;
}

/** The label that a text is by itself. */
export function markOf(text: Text): LabelMark | null {
  return text.isDown ? { texts: [text], kinds: DOWN } : markAt([text], 0);
}

const DOWN: ReadonlySet<MarkKind> = new Set(['fundingTitle', 'goalTitle', 'indicatorTitle']);

/** Texts from the first of a label to its last one, others between them counted in. */
const REACH = 20;
/** Texts between the two parts of a label that is broken over lines, or over pages, on which other labels and rows stand. */
const MOST_BETWEEN = 8;
const SHORTEST_PART = 2;

/** A label of which the first text is the beginning, and one further on the end: 满意度指 · 服务对象满 · 标 · 意度指标. */
function partedAt([first, ...others]: readonly Text[]): LabelMark | null {
  if (first!.text.length < SHORTEST_PART) return null;
  for (const other of others.slice(0, MOST_BETWEEN + 1)) {
    const own = [first!, other];
    const kinds = exactly(joined(own));
    const isLevel = (kinds.has('level1') || kinds.has('level2')) && exactly(other.text).size === 0;
    // 年度 · 实际 · 指标值 · 完成值
    if (isLevel || kinds.has('indicator')) return { texts: own, kinds };
  }
  return null;
}

function markAt(texts: readonly Text[], at: number): LabelMark | null {
  const line = labelledIn(texts[at]!.text);
  if (line?.before === '') return { texts: [texts[at]!], kinds: LINE };
  let best: LabelMark | null = null;
  for (let count = 1; count <= MOST_SINGLE && at + count <= texts.length; count++) {
    const own = texts.slice(at, at + count);
    const whole = joined(own).replace(/\s/g, '');
    if (
      whole.length > LONGEST ||
      !/^(?:\d[.、])?[\p{Script=Han}（(★]/u.test(whole) ||
      /[，。；]|[:：]./.test(whole)
    )
      break;
    if (count > MOST_PARTS && own.some(({ text }) => [...text].length > 1)) break;
    const known = exactly(whole);
    // what is like a label only is one where none of its parts is
    const kinds = known.size > 0 || own.some(({ text }) => exactly(text).size > 0) ? known : kindsOf(whole);
    if (kinds.size > 0) best = { texts: own, kinds };
  }
  return best;
}

const LABELLED = /([\p{Script=Han} ]{2,12})[:：]\s*\S/gu;

/** What a text prints before a known label of the head, or a note, that has its value behind it in the same text. */
export function labelledIn(text: string): { readonly before: string } | null {
  for (const { 1: words = '', index } of text.matchAll(LABELLED))
    for (let from = 0; from + 1 < words.length; from++) {
      const label = words.slice(from);
      if (exactly(label).has('head') || isNoteLabel(label)) return { before: text.slice(0, index + from) };
    }
  return null;
}

const LINE: ReadonlySet<MarkKind> = new Set(['line']);
const NONE: ReadonlySet<MarkKind> = new Set();
const NOTE: ReadonlySet<MarkKind> = new Set(['foot']);

/** The unit of the funds by itself. */
const UNIT = /^[（(]万?元[）)]$/;
const TITLE: ReadonlySet<MarkKind> = new Set(['fundingTitle']);

function exactly(text: string): ReadonlySet<MarkKind> {
  if (UNIT.test(text)) return TITLE;
  return KINDS.get(plainLabel(text)) ?? KINDS.get(compared(text)) ?? NONE;
}

/** What characters may be that are a label exactly as forms print it. */
export function kindsOfWord(text: string): ReadonlySet<MarkKind> {
  return KINDS.get(text) ?? NONE;
}

/** Whether characters are a label, exactly as forms print it but for blanks. */
export function isPrinted(text: string): boolean {
  return exactly(text.replace(/\s/g, '')).size > 0;
}

const LABELS = new Map<string, boolean>();
const MOST_KNOWN = 5000;

/** Whether characters are a label, or like the heading of a column, set wide or not, with what it says in brackets. */
export function isLabel(text: string): boolean {
  const known = LABELS.get(text);
  if (known !== undefined) return known;
  if (LABELS.size >= MOST_KNOWN) LABELS.clear();
  const label = text.replace(/\s/g, '');
  const isLike = () =>
    label.length <= LONGEST && !/[，。；\d]/.test(label) && HEADING.some(kind => kindsOf(label).has(kind));
  const isOne = exactly(label).size > 0 || isLike();
  LABELS.set(text, isOne);
  return isOne;
}

const HEADING: readonly MarkKind[] = ['indicator', 'funding', 'goal'];

/** What a text may be that is like a label. */
function kindsOf(text: string): ReadonlySet<MarkKind> {
  const label = plainLabel(text);
  if (isNoteLabel(text)) return NOTE;
  if (label.length < SHORTEST) return NONE;
  const kinds = ROOMS.flatMap(room => (meaningIn(room, label) === null ? [] : [KIND_OF[room]!]));
  return new Set(isGroupLabel(text) ? [...kinds, 'level2'] : kinds);
}
