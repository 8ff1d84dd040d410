import { plainLabel } from '../labels.ts';
import { meaningIn } from '../vocabulary.ts';
import { cellOf, SENTENCE_END, textOf } from './blocks.ts';
import { sentencesIn } from './glued.ts';
import { type Item, isMark, type MarkKind, textsOfItem } from './marks.ts';
import type { DumpBlock } from './retyped-form.ts';
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
  for (const item of items) {
    const kinds: ReadonlySet<MarkKind> = isMark(item) ? item.kinds : new Set();
    if (kinds.has('line')) open = loose;
    if (kinds.has('head') || kinds.has('foot') || NAMED.test(textOf(item))) {
      open = [];
      pairs.push({ label: textsOfItem(item), value: open });
    } else (kinds.has('goal') || kinds.has('goalTitle') ? loose : open).push(...textsOfItem(item));
  }
  const rows = withMatrix(pairs);
  const columns = rows.some(({ second }) => second) ? 3 : 2;
  const cells = rows.flatMap(({ label, value, second }, row) => [
    cellOf(row, 0, label),
    cellOf(row, 1, value, [1, second ? 1 : columns - 1]),
    ...(second ? [cellOf(row, 2, second)] : []),
  ]);
  return { block: rows.length > 0 ? { rows: rows.length, columns, cells } : null, loose };
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
