import type { GlyphRun, Page } from '../../model.ts';
import { isNoteLabel, isTotalLabel, isWholeLabel } from '../labels.ts';
import { isValueWord } from '../value-words.ts';
import { VOCABULARY } from '../vocabulary.ts';

/** Words of one line that make one text, and where it stands, in points and lines. */
export type Text = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** the line that it counts for, and those that it takes */
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
  /** the page of the dump that it stands on: each has a scale of its own */
  readonly page: number;
  readonly runs: readonly GlyphRun[];
  /** … those of each line, where it was put together of several ones */
  readonly parts?: readonly Text[];
  /** it goes on in the middle of a word: nothing but what it says tells whether it is a text of its own */
  readonly isGlued?: boolean;
  /** the cell of a row, as a dump shows that is laid out */
  readonly isCell?: boolean;
  /** … a letter of a title that is printed down the page */
  readonly isDown?: boolean;
};

/** Lines above and below that tell whether a blank runs down between two columns, and the share of them that must. */
const NEAR = 5;
const SHARE = 0.8;

/** Characters of blank at most in the label of the total, set wide. */
const WIDE = 9;

/** The texts of each line of a typed page; a single blank parts two only where lines near by have one there, too. */
export function textsOf(page: Page): Text[][] {
  const { tops, cell, breaks } = page.typed!;
  const byTop = Map.groupBy(page.runs, ({ bbox }) => bbox[1]);
  const lines = tops.map(top => (byTop.get(top) ?? []).toSorted((a, b) => a.bbox[0] - b.bbox[0]));
  return lines.map((runs, line) => {
    const groups: GlyphRun[][] = [];
    for (const run of runs) {
      const last = groups.at(-1);
      const gap = last ? run.bbox[0] - last.at(-1)!.bbox[2] : Number.POSITIVE_INFINITY;
      const isWide = last && gap < WIDE * cell && isTotalLabel(`${textOf(last)}${run.text}`);
      const isNext = last && (isWide || (gap < 1.5 * cell && !isWhole(last, run.text)));
      const isOne = isNext && areOne(textOf(last), run.text);
      if (
        isOne ??
        (isNext && !page.typed!.isReadingOrder && !isGutter([last.at(-1)!.bbox[2], run.bbox[0]], lines, line))
      )
        last!.push(run);
      else groups.push([run]);
    }
    const number = breaks.findLastIndex(first => first <= line);
    return groups.map(own => textIn(own, { line, page: number }));
  });
}

/** What labels begin with. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  VOCABULARY.flatMap(({ word }) => [...word].map((_, at) => word.slice(0, at + 1))),
);

function isBegun(text: string): boolean {
  return BEGINNINGS.has(text.replace(/\s/g, ''));
}

/** Whether words are a label that the character behind them does not make the beginning of a longer one: 二 级 · 指 标. */
function isWhole(words: readonly GlyphRun[], next: string): boolean {
  const text = textOf(words);
  return (
    (isWholeLabel(text) || isNoteLabel(text) || /^[（(]万?元[）)]$/.test(text)) &&
    !(/^.$/u.test(next) && isBegun(text + next))
  );
}

/** Words as one text of a line. */
export function textIn(runs: readonly GlyphRun[], { line, page }: Pick<Text, 'line' | 'page'>): Text {
  const [from, to] = [runs[0]!.bbox[0], runs.at(-1)!.bbox[2]];
  return { text: textOf(runs), from, to, line, top: line, bottom: line, page, runs };
}

export function joined(texts: readonly Text[]): string {
  return texts.map(({ text }) => text).join('');
}

function textOf(runs: readonly GlyphRun[]): string {
  return decimalsJoined(runs.map(run => run.text).join(' '));
}

/** Programs part decimals from their point where a font's widths are wrong: 96. 69. */
export function decimalsJoined(text: string): string {
  return text.replace(/(?<=\d\.) (?=\d{1,2}(?!\d))/g, '');
}

/** A label with its value behind it, in brackets. */
export const LABELLED = /^[（(]\p{Script=Han}{2,8}[:：]/u;

/** Whether two words are one text by what they are; null where only the lines near by can tell. */
function areOne(left: string, right: string): boolean | null {
  if (LABELLED.test(right)) return false;
  // a number and its unit, and what goes on in a date: 24 所 · 2023 年 11 月 · 指标 2：
  if (/\d[.,]$/.test(left) && /^\d/.test(right)) return true;
  if (/\d$/.test(left) && /^[\p{Script=Han}/·]{1,3}(?:[/·(（].*|[）)])?$|^[年月日]/u.test(right))
    return isValueWord(right) || /^[是否]$/.test(right)
      ? false
      : /^\p{Script=Han}{2}/u.test(right)
        ? null
        : true;
  if ((/(?:^|\d )[年月]$/.test(left) && /^\d{1,2}$/.test(right)) || /^\d+[：:]/.test(right)) return true;
  // a word set wide goes on to its end: 产 出 指 · 数 量 指
  if (/^(?:.* )?\p{Script=Han}$/u.test(left) && /^\p{Script=Han}$/u.test(right))
    return isBegun(left + right) || !isBegun(left);
  if (/[A-Za-z,.]$/.test(left) && /^[A-Za-z]/.test(right)) return true;
  if (/^[<>=≥≤≧≦＝﹦]/.test(right)) return false;
  if ((isFigure({ text: left }) && !/^%/.test(right)) || (/[\d%]$/.test(left) && /^\d/.test(right)))
    return false;
  // a figure stands by itself, and Chinese characters have no blanks between them
  if (isFigure({ text: right }) || (/[\p{Script=Han}（]$/u.test(left) && /^[\p{Script=Han}（]/u.test(right)))
    return false;
  return null;
}

/** Whether no word reaches over a stretch in most of the lines near by that have words on both sides of it. */
function isGutter(
  [from, to]: readonly [number, number],
  lines: readonly (readonly GlyphRun[])[],
  line: number,
): boolean {
  let [across, free] = [0, 0];
  for (let away = 1; away <= NEAR; away++)
    for (const near of [lines[line - away], lines[line + away]]) {
      if (!near?.length || near[0]!.bbox[0] > from || near.at(-1)!.bbox[2] < to) continue;
      across++;
      if (!near.some(({ bbox }) => bbox[0] < from && to < bbox[2])) free++;
    }
  return across > 0 && free >= SHARE * across;
}

const FIGURE = /^(?:[-—–/]+|[\d.,]+%?)$/;

/** A number, or what stands where there is none. */
export function isFigure({ text }: Pick<Text, 'text'>): boolean {
  return FIGURE.test(text.replace(/\s/g, ''));
}
