import type { Assembly } from './assembly.ts';
import type { Piece } from './table-model.ts';

/** How dear it is to go on with a cell right below its last line, and across a blank line: by how often it is done. */
export function joinHabits({ rows }: Assembly, pieces: readonly Piece[]): { below: number; across: number } {
  const joins = rows.flatMap(row =>
    row.flatMap(
      cell => cell?.pieces.flatMap((at, i) => (i > 0 && cell.pieces[i - 1] === at - 1 ? [at] : [])) ?? [],
    ),
  );
  const price = (isBelow: boolean) => {
    const isMeant = (piece: Piece) => piece.isBelow === isBelow && !piece.isBehind;
    const all = pieces.filter(isMeant).length;
    const joined = joins.filter(at => isMeant(pieces[at]!)).length;
    return Math.max(-0.5, Math.min(1.5, Math.log(USUAL / ((joined + 1) / (all + 1 / USUAL)))));
  };
  return { below: price(true), across: price(false) };
}

/** share of the lines that go on with the cell of the line before */
const USUAL = 0.25;
