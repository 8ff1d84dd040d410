import type { Grid } from '../model.ts';
import type { Found } from './recognise.ts';

/** points: the parts of one table are as wide as each other, within this */
const SAME_WIDTH = 12;
/** A smaller grid is a box, or a seal. */
const LEAST = { rows: 2, columns: 3 };

/**
 * Pages with a table, read from a picture, that no form took although it is as wide as the table of a form on the same
 * page or the one beside it: a part of that form, most likely, which was not known again.
 */
export function orphanPages(grids: readonly Grid[], found: readonly Found[]): ReadonlySet<number> {
  const taken = new Set(found.flatMap(({ segments }) => segments.map(({ sheet }) => sheet.grid)));
  const orphans = grids.filter(grid => !taken.has(grid) && isPictured(grid) && isTable(grid));
  const pages = orphans.filter(orphan => [...taken].some(grid => isBeside(orphan, grid)));
  return new Set(pages.flatMap(({ regions }) => regions.map(({ page }) => page)));
}

function isPictured({ cells }: Grid): boolean {
  return cells.some(({ lines }) => lines.some(({ reading }) => reading));
}

function isTable({ rows, columns, cells }: Grid): boolean {
  return rows >= LEAST.rows && columns >= LEAST.columns && cells.some(({ text }) => /\d/.test(text));
}

function isBeside(orphan: Grid, grid: Grid): boolean {
  return orphan.regions.some(one =>
    grid.regions.some(
      other =>
        Math.abs(one.page - other.page) <= 1 &&
        Math.abs(one.bbox[2] - one.bbox[0] - other.bbox[2] + other.bbox[0]) <= SAME_WIDTH,
    ),
  );
}
