import { isList, isTitle } from '../../forms/title.ts';
import type { Grid, Region, TextLine } from '../../model.ts';
import { compared } from '../../values/text.ts';
import type { PageEvidence } from './page-check.ts';

/** points: the parts of one table are as wide as each other, within this */
export const SAME_WIDTH = 12;
/** A smaller grid is a box, or a seal. */
const LEAST = { rows: 2, columns: 3 };

/** Grids that forms took. */
export function takenOf({ found }: Pick<PageEvidence, 'found'>): ReadonlySet<Grid> {
  return new Set(found.flatMap(({ segments }) => segments.map(({ formGrid }) => formGrid.grid)));
}

/** Tables with numbers that no form took, drawn or read from a picture. */
export function unassignedGrids(seen: PageEvidence, kind: 'drawn' | 'picture'): Grid[] {
  const taken = takenOf(seen);
  return seen.grids.filter(
    grid => !taken.has(grid) && isTable(grid) && isPictured(grid) === (kind === 'picture'),
  );
}

/** The pages of grids. */
export function onPages(grids: readonly Grid[]): ReadonlySet<number> {
  return new Set(grids.flatMap(({ regions }) => regions.map(({ page }) => page)));
}

/** Pages that bear the title of what is evaluated or declared for one project; schemes of evaluation have titles as well. */
export function titledPages(lines: readonly Pick<TextLine, 'text' | 'page'>[]): ReadonlySet<number> {
  const isFormTitle = (text: string) => isTitle(text) && /自评|目标/.test(compared(text)) && !isList(text);
  return new Set(lines.filter(({ text }) => isFormTitle(text)).map(({ page }) => page));
}

/** On the same page or the next one, below it, and in the same frame. */
export function isNext(one: Region, other: Region): boolean {
  const isBehind = other.page === one.page ? other.bbox[1] >= one.bbox[3] : other.page === one.page + 1;
  const isInFrame = [0, 2].every(side => Math.abs(one.bbox[side]! - other.bbox[side]!) <= SAME_WIDTH);
  return isBehind && isInFrame;
}

function isTable({ rows, columns, cells }: Grid): boolean {
  return rows >= LEAST.rows && columns >= LEAST.columns && cells.some(({ text }) => /\d/.test(text));
}

function isPictured({ cells }: Grid): boolean {
  return cells.some(({ lines }) => lines.some(({ reading }) => reading));
}
