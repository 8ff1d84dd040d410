import type { Segment } from './recognise.ts';

/** lines from which on a cell shows whether they stand below each other; ems that they may be apart */
const LEAST_LINES = 4;
const ASTRAY = 1.5;

/** Lines of a cell that begin here and there, and are not centred either, are those of two columns. */
export function hasJumble({ sheet, rows: [from, to] }: Segment): boolean {
  return sheet.grid.cells.some(({ row, lines }) => {
    if (row < from || row >= to || lines.length < LEAST_LINES) return false;
    const boxes = lines.slice(1, -1).map(({ bbox }) => bbox);
    const em = Math.max(...boxes.map(box => box[3] - box[1]));
    const spread = (places: readonly number[]) => Math.max(...places) - Math.min(...places);
    const apart = Math.min(spread(boxes.map(box => box[0])), spread(boxes.map(box => (box[0] + box[2]) / 2)));
    return apart > ASTRAY * em;
  });
}
