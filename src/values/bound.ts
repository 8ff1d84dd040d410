import type { Comparator } from '../model.ts';

type Words = readonly (readonly [words: RegExp, comparator: Comparator])[];

/** before a number, or in a column of signs */
const BEFORE: Words = [
  [/^(?:[应须需]?不得?[少低小]于|[大高多]于或?等于|至少|最少)/, '>='],
  [/^(?:[应须需]?不得?(?:[多高大]于|超[过出])|[小低少]于或?等于|至多|最多)/, '<='],
  [/^(?:[大高多]于|超过)/, '>'],
  [/^[小低少]于/, '<'],
  [/^等于/, '='],
];

/** behind a number and its unit; both bounds belong to what they bound */
const BEHIND: Words = [
  [/(?:\(含(?:本数)?\))?[及或]?以上(?:\(含(?:本数)?\))?$/, '>='],
  [/(?:(?:\(含(?:本数)?\))?[及或]?以下(?:\(含(?:本数)?\))?|[以之]内)$/, '<='],
  [/(?<=分钟|小时|天|工作日|自然日|^\d+日|周|个月|年)内$/, '<='],
];

/** says that a number is a limit, unless a word behind it says more: 控制在95%以上 */
const HELD = /^控制在/;

/** `提高5%`, `较上年下降3%`: how much more or less, not how much; `提高到95%` is another thing */
const CHANGE =
  /^(?:[同环]比|[较比](?:上年度?|去年|上一年度?|年初)(?:同期)?)?(?:(提高|提升|增长|增加|上升)|下降|降低|减少|压减|压降|缩短|节约|节省)(?=[\d不大高多超至])/;

const REACHED = /^达到?(?=\d)/;

/** What words say of the number between them. */
type Bound = {
  readonly comparator: Comparator;
  /** where the number and its unit begin and end */
  readonly from: number;
  readonly to: number;
};

/**
 * Takes the words off that bound a number in running text (signs made plain): `不少于5个`, `95%以上`, `控制在3%以内`; null
 * where there are none, or where those before and behind it contradict each other.
 */
export function takeBound(text: string): Bound | null {
  const before = find(BEFORE, text);
  const behind = find(BEHIND, text);
  const held = HELD.exec(text)?.[0] ?? '';
  const reached = behind ? (REACHED.exec(text)?.[0] ?? '') : '';
  if (before && behind && before.comparator !== behind.comparator) return null;
  const comparator = before?.comparator ?? behind?.comparator ?? (held === '' ? null : '<=');
  if (comparator === null) return null;
  const from = (before?.words ?? (held || reached)).length;
  return { comparator, from, to: text.length - (behind?.words.length ?? 0) };
}

/** The comparator that a text is the word for and nothing else. */
export function boundWord(text: string): Comparator | null {
  const found = find(BEFORE, text);
  return found?.words === text ? found.comparator : null;
}

/** What a word at the beginning of a text makes of the number behind it. */
export type ChangeWord = { readonly way: 'more' | 'less'; readonly length: number };

/**
 * The word that makes a number a change (`提高5%`, `下降3%`), and which; null where there is none. What is less by 3% has no
 * number of its own: only a target of the same kind says what 3 means.
 */
export function changeWord(text: string): ChangeWord | null {
  const found = CHANGE.exec(text);
  return found && { way: found[1] === undefined ? 'less' : 'more', length: found[0].length };
}

function find(list: Words, text: string): { words: string; comparator: Comparator } | null {
  for (const [pattern, comparator] of list) {
    const words = pattern.exec(text)?.[0];
    if (words !== undefined) return { words, comparator };
  }
  return null;
}
