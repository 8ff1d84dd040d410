import type { Cell, Grid } from '../model.ts';

/** A shorter text may fill its cell by chance, and ends without a sign. */
const PROSE = { lines: 6, characters: 60 };
/** Ems that the last line of a text may leave free which would go on: the next character, and the cell's padding. */
const FREE = 2.1;

/**
 * The grid with a note on prose that its cell cuts off: an office program prints of a text that is longer than its row,
 * or than the page, what there is room for. `heights` are those of the pages (points).
 */
export function noteCutOff(grid: Grid, heights: ReadonlyMap<number, number>): Grid {
  const cells = grid.cells.map((cell): Cell => {
    const height = heights.get(cell.regions.at(-1)?.page ?? 0);
    const isCut = height !== undefined && !cell.notes.includes('truncated') && isCutOff(cell, height);
    return isCut ? { ...cell, notes: [...cell.notes, 'truncated'] } : cell;
  });
  return { ...grid, cells };
}

/** The last line is full and no sign ends it, and there is no room for another one below it. */
function isCutOff({ text, lines, regions }: Cell, height: number): boolean {
  const [before, last] = lines.slice(-2);
  const region = regions.at(-1)!;
  if (lines.length < PROSE.lines || text.length < PROSE.characters || before!.page !== last!.page)
    return false;
  const [x0, , x1, bottom] = region.bbox;
  const size = last!.bbox[3] - last!.bbox[1];
  const isFull = x1 - x0 - (last!.bbox[2] - last!.bbox[0]) < FREE * size;
  const pitch = last!.bbox[3] - before!.bbox[3];
  const hasRoom = last!.bbox[3] + pitch < Math.min(bottom, height);
  return isFull && !hasRoom && /[\p{L}\p{N}，、（“]$/u.test(text);
}
