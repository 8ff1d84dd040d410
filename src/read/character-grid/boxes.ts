import type { RulingLine } from '../../model.ts';
import { DOWN, LEFT, RIGHT, UP } from '../../values/box-characters.ts';
import type { TypedLine } from './lines.ts';

/** Points: how thick a ruling of box-drawing characters is. */
const THICK = 1;
/** The lines that box-drawing characters draw, from the middle of one to the middle of the next. */
export function typedRulings(
  lines: readonly TypedLine[],
  middle: { readonly x: (column: number) => number; readonly y: (row: number) => number },
): RulingLine[] {
  const rulings: RulingLine[] = [];
  const open = new Map<number, number>();
  lines.forEach(({ bars }, row) => {
    const columns = [...bars.keys()].sort((a, b) => a - b);
    const y = middle.y(row);
    let start: number | null = null;
    columns.forEach((column, index) => {
      const next = columns[index + 1];
      const goesOn = next === column + 1 && bars.get(column)! & RIGHT && bars.get(next)! & LEFT;
      if (goesOn) start ??= column;
      else if (start !== null) {
        rulings.push(ruling('horizontal', y, [middle.x(start), middle.x(column)]));
        start = null;
      }
    });
    const below = lines[row + 1]?.bars;
    for (const column of columns) {
      const goesOn = bars.get(column)! & DOWN && (below?.get(column) ?? 0) & UP;
      const from = open.get(column);
      if (goesOn && from === undefined) open.set(column, y);
      if (goesOn || from === undefined) continue;
      open.delete(column);
      rulings.push(ruling('vertical', middle.x(column), [from, y]));
    }
  });
  return rulings;
}

function ruling(axis: RulingLine['axis'], at: number, [from, to]: readonly [number, number]): RulingLine {
  return { axis, at, from, to, thickness: THICK };
}
