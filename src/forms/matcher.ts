import { compared, UNREADABLE, withoutColon } from '../values/text.ts';
import type { LabelRole, RoleIn, Room } from './lexicon.ts';
import { isAlike } from './lookalikes.ts';
import { type LexiconWord, meaningIn, meaningOf, roomOf, VOCABULARY, withoutBrackets } from './vocabulary.ts';

/** Words that nearly every form prints. */
const USUAL = VOCABULARY.filter(({ grade }) => grade === 'usual');
/** Words that many forms print; one of them is meant only where every character that differs looks alike. */
const ALSO = VOCABULARY.filter(({ grade }) => grade === 'also');
/** The names of levels are values too. */
const LABELS = USUAL.filter(({ role }) => roomOf(role) !== 'level');

// ------------------------------------------------------------------------------------------ masked

/** Share of a label's characters that must be legible. */
const LEGIBLE = 0.4;
/** characters, with the white space between them */
const LONGEST = 60;

/** A label with characters that cannot be read, where just one of the usual labels fits what can. */
export function restored(text: string): string {
  if (!text.includes(UNREADABLE) || text.length > LONGEST) return text;
  const characters = [...withoutColon(compared(text))];
  const legible = characters.filter(character => character !== UNREADABLE).length;
  if (legible < LEGIBLE * characters.length) return text;
  const fits = (printed: string) =>
    printed.length === characters.length &&
    characters.every((character, index) => character === UNREADABLE || character === printed[index]);
  const part = (word: string) => [word, `其中:${word}`].find(fits);
  const found = sole(LABELS.filter(({ word }) => part(word)));
  return found ? part(found.word)! : text;
}

// ------------------------------------------------------------------------------------------ misread

/** Differences from a label that are allowed, by its characters; more where the reading was not sure. */
const ALLOWED = { short: { from: 3, sure: 0.5, unsure: 0.5 }, usual: { from: 4, sure: 1, unsure: 1 } };
const LONG = { from: 5, sure: 1, unsure: 2 };
const ONE_ALIKE = 0.5;

/**
 * The usual label that a text read from a picture must be: the only one so near to it, those left out that stand in the
 * same row already. A text that means something as it is stays; so does the name of a level that was read for sure, which
 * may be a value.
 */
export function misspelt(text: string, row: ReadonlySet<string>, isUnsure: boolean): string | null {
  const most = [LONG, ALLOWED.usual, ALLOWED.short].find(({ from }) => [...text].length >= from);
  if (!most) return null;
  const words = (isUnsure ? [...USUAL, ...ALSO] : LABELS).filter(({ word }) => !row.has(word));
  const near = words.flatMap(word => {
    const allowed = word.grade === 'also' ? ONE_ALIKE : isUnsure ? most.unsure : most.sure;
    const wrong = difference(text, word.word, allowed);
    return wrong <= allowed ? [{ ...word, wrong }] : [];
  });
  const fewest = Math.min(...near.map(({ wrong }) => wrong));
  return sole(near.filter(({ wrong }) => wrong === fewest))?.word ?? null;
}

/**
 * The edits that make a word of a text (Levenshtein's distance): characters lost, added or read as others, those that look
 * alike counted half. Texts whose lengths differ by more than `most` are as far apart as any.
 */
function difference(text: string, word: string, most: number): number {
  const [a, b] = [[...text], [...word]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = b.map((_, index) => index + 1);
  a.forEach((character, index) => {
    let [corner, left] = [index, index + 1];
    row = row.map((above, column) => {
      const changed = corner + costOf(character, b[column]!);
      corner = above;
      left = Math.min(changed, above + 1, left + 1);
      return left;
    });
  });
  return row.at(-1)!;
}

function costOf(read: string, printed: string): number {
  if (read === printed) return 0;
  return isAlike(read, printed) ? 0.5 : 1;
}

/** The first of some words where all of them mean the same; two levels never do. */
function sole<W extends LexiconWord>(words: readonly W[]): W | null {
  const [first, ...others] = words.map(({ word }) => meaningsOf(word));
  const shared = others.reduce((all, own) => all?.intersection(own), first);
  const isOne = new Set(words.map(({ word }) => word)).size === 1;
  const isLevel = words.some(({ role }) => roomOf(role) === 'level');
  return isOne || (!isLevel && shared && shared.size > 0) ? words[0]! : null;
}

function meaningsOf(own: string): ReadonlySet<LabelRole> {
  return new Set(USUAL.filter(({ word }) => word === own).map(({ role }) => role));
}

// ------------------------------------------------------------------------------------------ unknown

/** characters: a shorter end is that of many words, a longer text is no label */
const TAIL = { from: 3, most: 14 };
const ENDINGS = VOCABULARY.filter(({ word, grade }) => grade !== 'bare' && word.length >= TAIL.from).map(
  ({ role, word }) => ({ role, ending: withoutBrackets(word) }),
);

/**
 * What an unknown label means by the known one that it ends with: 林草主管部门, 自筹实施单位. A conclusion: whoever takes it
 * says so.
 */
export function meaningByTail<Name extends Room>(room: Name, label: string): RoleIn<Name> | null {
  if (label.length > TAIL.most || !/^[\p{Script=Han}()]+$/u.test(label)) return null;
  if (meaningIn(room, label) !== null) return null;
  const ends = ENDINGS.filter(
    ({ role, ending }) => roomOf(role) === room && label.length > ending.length && label.endsWith(ending),
  );
  const longest = ends.reduce<(typeof ends)[number] | null>(
    (best, own) => (own.ending.length > (best?.ending.length ?? 0) ? own : best),
    null,
  );
  return longest ? (meaningOf(longest.role) as RoleIn<Name>) : null;
}

// ------------------------------------------------------------------------------------------ several in one text

/** characters between two labels that a lost ruling parted */
const BETWEEN = 3;
const HEADINGS = USUAL.filter(({ role }) => /^(?:funding|indicator)\./.test(role));
const TOTALS = [...USUAL, ...ALSO].filter(({ role }) => roomOf(role) === 'total');
const LINES = USUAL.filter(({ role }) => roomOf(role) === 'fundingLine');
const FIELDS = USUAL.filter(({ role, word }) => roomOf(role) === 'head' && word.length > TAIL.from);

/** Whether the headings of two columns stand side by side in one text. */
export function hasHeadingsTogether(text: string): boolean {
  const label = compared(text);
  const spots = HEADINGS.flatMap(({ role, word }) => {
    const from = label.indexOf(word);
    return from < 0 ? [] : [{ meaning: meaningOf(role), from, to: from + word.length }];
  });
  return spots.some(one =>
    spots.some(
      other => other.meaning !== one.meaning && other.from >= one.to && other.from - one.to <= BETWEEN,
    ),
  );
}

/** The columns whose heading a text holds, also with other characters between its own: what is printed over it. */
export function headingsUnder(text: string): readonly `${Room}.${string}`[] {
  const label = compared(text);
  return HEADINGS.filter(({ word }) => isSpreadIn(label, word)).map(
    ({ role }) => `${roomOf(role)}.${meaningOf(role)}` as const,
  );
}

/** Whether a text ends with the heading of a column, whole. */
export function isNamedAfterHeading(text: string): boolean {
  const label = compared(text);
  return HEADINGS.some(({ word }) => label.endsWith(word));
}

/** Whether the characters of a word stand in a text in their order. */
function isSpreadIn(text: string, word: string): boolean {
  let from = 0;
  return [...word].every(character => {
    from = text.indexOf(character, from) + 1;
    return from > 0;
  });
}

/** Whether the label of a field of the head stands inside a text, something before it. */
export function hasFieldInside(text: string): boolean {
  return FIELDS.some(({ word }) => text.indexOf(word) > 0);
}

/** Whether the label of a line of the budget stands inside a text. */
export function hasFundingLineInside(text: string): boolean {
  const label = compared(text);
  return LINES.some(({ word }) => label.includes(word));
}

/** Whether a total and a number stand inside a text. */
export function hasTotalInside(text: string): boolean {
  return /\d/.test(text) && TOTALS.some(({ word }) => text.includes(word));
}

/** The fields of the head in whose label a text ends but for one character that was read as another. */
export function misreadFieldsOf(text: string): readonly string[] {
  const label = withoutColon(compared(text));
  return FIELDS.flatMap(({ word, role }) => {
    const wrong = difference(label.slice(-word.length), word, 1);
    return wrong > 0 && wrong <= 1 ? [meaningOf(role)] : [];
  });
}
