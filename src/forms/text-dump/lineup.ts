import { median } from '../../values/quantile.ts';
import { type AssignedTable, type AssignedText, assignTexts } from './assign-texts.ts';
import type { Text } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** Texts of lines, each with the column that it stands in. */
export type LinedUp = readonly (readonly { readonly text: Text; readonly column: number }[])[];

/** Points that count as much as a text that is not what its column holds. */
const FAR = 40;
const FARTHEST = 2.5;
/** Texts near by that tell where a column stands. */
const NEAREST = 5;
/** Times that the places of columns are learned from the lines. */
const PASSES = 3;
/** Texts of a line by which a row is known: what it lacks is blank. */
const LEAST_TEXTS = 4;
/** What it counts that a text is unlike its column where it is only a part of a cell. */
const PART = 0.15;
const NEVER = 9;

/**
 * The columns of lines: programs type what stands in one column at many places, and on another scale on the next page, but keep
 * the order of each line. Its words are dealt out in their order, each to a column which holds its like and near which it stands.
 */
export function linedUp(lines: Lines, heads: readonly (readonly Text[])[], table: AssignedTable): LinedUp {
  let found: LinedUp = [heads.flatMap((texts, column) => texts.map(text => ({ text, column })))];
  for (let pass = 0; pass < PASSES; pass++) {
    const known = heads.map((_, column) =>
      found
        .flat()
        .filter(own => own.column === column)
        .map(({ text }) => text),
    );
    found = lines.map(own => lineIn(own, known, table));
  }
  return found;
}

function lineIn(
  texts: readonly Text[],
  known: readonly (readonly Text[])[],
  table: AssignedTable,
): LinedUp[number] {
  if (texts.length === 0) return [];
  const isRow = texts.length >= LEAST_TEXTS;
  const away = known.map(own => texts.map(text => distance(text, own)));
  const pieces = texts.map(
    (text): AssignedText => ({ text: text.text, isWhole: false, isBehind: true, isApart: false }),
  );
  const { rows } = assignTexts(pieces, {
    blanks: isRow ? table.blanks : table.blanks.map(() => 0),
    strangeness: (column, text, at) => {
      const own = table.strangeness(column, text, at);
      return (isRow || own >= NEVER ? Math.min(own, NEVER - 1) : PART * own) + away[column]![at]!;
    },
    joinPrice: (text, next, at) => table.joinPrice(text, next, at) + gapPrice(texts[at - 1]!, texts[at]!),
    rowPrice: isRow ? table.rowPrice : () => 0,
    turn: 99,
  });
  return rows.flatMap(row =>
    row.flatMap((places, column) => places.map(at => ({ text: texts[at]!, column }))),
  );
}

/** Points of a blank. */
const GAP = 5;

/** What it costs that what stands behind a blank, or several ones, is in the same cell. */
function gapPrice(before: Text, text: Text): number {
  if (text.from - before.to > 1.5 * GAP) return 2;
  const isForeign = (word: string) => /^[A-Za-z]/.test(word);
  return isForeign(text.text) || isForeign(before.text) ? -0.5 : 0.5;
}

/** How far a text stands from those of a column on its page, the nearest lines. */
function distance(text: Text, column: readonly Text[]): number {
  const near = column
    .filter(other => other.page === text.page && other.line !== text.line)
    .sort((a, b) => Math.abs(a.line - text.line) - Math.abs(b.line - text.line))
    .slice(0, NEAREST);
  const away = near.map(other =>
    Math.min(
      Math.abs(other.from - text.from),
      Math.abs(other.to - text.to),
      Math.abs(other.from + other.to - text.from - text.to) / 2,
    ),
  );
  return Math.min(FARTHEST, (median(away) ?? 0) / FAR);
}
