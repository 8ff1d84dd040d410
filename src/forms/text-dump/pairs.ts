import { plainLabel } from '../labels.ts';
import { meaningIn } from '../vocabulary.ts';
import { cellOf, textOf } from './blocks.ts';
import type { DumpBlock } from './dump-grid.ts';
import { sentencesIn } from './glued.ts';
import { SENTENCE_END } from './goals.ts';
import { type Item, isMark, type MarkKind, textsOfItem } from './marks.ts';
import { joined, type Text } from './texts.ts';

/** Nothing but a label, whatever it names. */
const NAMED = /^[\p{Script=Han}]{2,10}[:：]$/u;

/** A label, and the texts of the values beside it: one, or two under the headings of a block of two columns. */
type ToldPair = {
  readonly label: readonly Text[];
  readonly value: Text[];
  readonly second?: readonly Text[];
};

/** Labels, each with the texts up to the next one; those that have their values in their own texts are loose. */
export function pairsOf(items: readonly Item[]): { block: DumpBlock | null; loose: Text[] } {
  const pairs: ToldPair[] = [];
  const loose: Text[] = [];
  let open = loose;
  const matrix = matrixIn(items);
  for (const [index, item] of items.entries()) {
    if (matrix && index === matrix.from) pairs.push(...matrix.pairs);
    if (matrix && index >= matrix.from && index < matrix.to) continue;
    const isNamed = isLabelOfRow(items, index);
    const kinds: ReadonlySet<MarkKind> = isMark(item) ? item.kinds : new Set();
    if (kinds.has('line')) open = loose;
    if (kinds.has('head') || kinds.has('foot') || NAMED.test(textOf(item)) || isNamed) {
      open = [];
      pairs.push({ label: textsOfItem(item), value: open });
    } else
      (kinds.has('goal') || kinds.has('goalTitle') || kinds.has('fundingTitle') ? loose : open).push(
        ...textsOfItem(item),
      );
  }
  const rows = matrix ? pairs : withMatrix(pairs);
  const columns = rows.some(({ second }) => second) ? 3 : 2;
  const cells = rows.flatMap(({ label, value, second }, row) => [
    cellOf(row, 0, label),
    cellOf(row, 1, value, [1, second ? 1 : columns - 1]),
    ...(second ? [cellOf(row, 2, second)] : []),
  ]);
  return { block: rows.length > 0 ? { rows: rows.length, columns, cells } : null, loose };
}

/** Whether a cell is the first one of its row, reads like a label, and has a value behind it that is none. */
function isLabelOfRow(items: readonly Item[], index: number): boolean {
  const [before, item, next] = [items[index - 1], items[index]!, items[index + 1]];
  const { line, isCell, text } = textsOfItem(item)[0]!;
  if (!isCell || isMark(item) || !LABEL.test(text)) return false;
  const isOnLine = (other: Item | undefined) => other !== undefined && textsOfItem(other)[0]!.line === line;
  return !isOnLine(before) && isOnLine(next) && !isMark(next);
}

const LABEL = /^[\p{Script=Han}（）()]{2,14}$/u;

/** Two headings on a line, and rows of cells below them, each under one of the two; a title stands beside them. */
function matrixIn(items: readonly Item[]): { from: number; to: number; pairs: ToldPair[] } | null {
  const means = (room: 'matrixTitle' | 'matrix', item: Item) =>
    meaningIn(room, plainLabel(textOf(item))) !== null;
  const lineOf = (item: Item) => textsOfItem(item)[0]!.line;
  const rows = [...Map.groupBy(items, lineOf).values()];
  const at = rows.findIndex(row => row.filter(item => means('matrixTitle', item)).length > 1);
  if (at < 0 || !textsOfItem(items[0]!)[0]!.isCell) return null;
  const end = rows.findIndex(
    (row, index) => index > at && !row.some(item => means('matrix', item) || means('matrixTitle', item)),
  );
  const own = rows.slice(at, end < 0 ? undefined : end);
  const [first, second] = own[0]!.slice(-2).map(textsOfItem) as [readonly Text[], readonly Text[]];
  const centre = (texts: readonly Text[]) => (texts[0]!.from + texts.at(-1)!.to) / 2;
  const isSecond = (item: Item) => 2 * centre(textsOfItem(item)) > centre(first) + centre(second);
  const corner = own.flatMap((row, index) =>
    index === 0 ? row.slice(0, -2) : row.filter(item => means('matrixTitle', item)),
  );
  const pairs = own.slice(1).flatMap((row): ToldPair[] => {
    const label = row.find(item => means('matrix', item));
    if (!label) return [];
    const cells = row.slice(row.indexOf(label) + 1);
    const told = (isRight: boolean) => cells.filter(item => isSecond(item) === isRight).flatMap(textsOfItem);
    return [{ label: textsOfItem(label), value: told(false), second: told(true) }];
  });
  const from = items.indexOf(own[0]![0]!);
  return {
    from,
    to: from + own.flat().length,
    pairs: [{ label: corner.flatMap(textsOfItem), value: [...first], second }, ...pairs],
  };
}

/** Two headings after each other, and below them rows with two values, the first of which ends with a sentence. */
function withMatrix(pairs: readonly ToldPair[]): ToldPair[] {
  const means = (room: 'matrixTitle' | 'matrix', pair: ToldPair | undefined) =>
    pair !== undefined && meaningIn(room, plainLabel(joined(pair.label))) !== null;
  const isHead = (pair: ToldPair | undefined) => means('matrixTitle', pair) && pair!.value.length === 0;
  const at = pairs.findIndex((_, index) => [0, 1, 2].every(away => isHead(pairs[index + away])));
  if (at < 0) return [...pairs];
  const [corner, first, second] = pairs.slice(at, at + 3);
  const end = pairs.findIndex((pair, index) => index > at + 2 && !means('matrix', pair));
  const rows = pairs.slice(at + 3, end < 0 ? undefined : end).map(({ label, value: told }): ToldPair => {
    const value = told.length > 1 ? told : told.flatMap(sentencesIn);
    const cut = value.findIndex(({ text }) => SENTENCE_END.test(text)) + 1 || value.length;
    return { label, value: value.slice(0, cut), second: value.slice(cut) };
  });
  return [
    ...pairs.slice(0, at),
    { label: corner!.label, value: [...first!.label], second: second!.label },
    ...rows,
    ...(end < 0 ? [] : pairs.slice(end)),
  ];
}
