import type { Piece, TableModel } from './table-model.ts';

/** For each column, how many of the pieces that are still to come look like cells of it. */
export type Ahead = readonly number[];

/** A piece that is stranger than this to every column begins no cell. */
const STRANGE = 1.5;
/** Columns to which a piece is hardly stranger than to the best one share it. */
const NEAR = 0.5;

/** What is ahead of each piece, and behind the last one. */
export function aheadOf(pieces: readonly Piece[], { columns }: TableModel): Ahead[] {
  const ahead: number[][] = [columns.map(() => 0)];
  for (const { text } of pieces.toReversed()) {
    const strange = columns.map(column => column.strangeness(text));
    const least = Math.min(...strange);
    const isFit = strange.map(each => least <= STRANGE && each <= least + NEAR);
    const share = 1 / Math.max(1, isFit.filter(Boolean).length);
    ahead.push(ahead.at(-1)!.map((count, place) => count + (isFit[place] ? share : 0)));
  }
  return ahead.reverse();
}
