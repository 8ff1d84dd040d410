import type { FormSegment } from '../../forms/find-forms.ts';
import type { Grid } from '../../model.ts';
import { type Check, soundExample, speaking } from '../check.ts';
import { isPictured } from '../sources.ts';

export const narrowerPage: Check = {
  id: 'narrower-page',
  statement: { zh: '同一张表在一页上比另一页窄', en: 'a form is narrower on one page than on another' },
  why: { zh: '窄的一页旁边漏看了一列', en: 'a column at the side of that page was not seen' },
  note: 'ambiguous',
  examples: [soundExample('picture')],
  observe: ({ form, segments }) =>
    segments.filter(isPictured).every(isOfOneWidth) ? [] : speaking(form, /^/),
};

/** points: a page that lacks a column at its side is narrower than the others by more */
const NARROWER = 12;
/** points: a page printed or scanned in another size has the same rulings in that size, as near to where they belong */
const ASTRAY = 4;

function isOfOneWidth({ formGrid: { grid } }: FormSegment): boolean {
  const widths = grid.regions.map(({ bbox }) => bbox[2] - bbox[0]);
  if (Math.max(...widths) - Math.min(...widths) <= NARROWER) return true;
  const [first, ...others] = grid.regions.map(({ page }) => edgesOn(grid, page));
  return others.every(other => isInProportion(first!, other));
}

/** Where the columns of a grid begin and end on a page, by their numbers. */
function edgesOn({ cells }: Grid, page: number): ReadonlyMap<number, number> {
  return new Map(
    cells.flatMap(({ column, columnSpan, regions }) =>
      regions
        .filter(region => region.page === page)
        .flatMap(({ bbox }): [number, number][] => [
          [column, bbox[0]],
          [column + columnSpan, bbox[2]],
        ]),
    ),
  );
}

/** Whether the same columns are as wide on both pages, in proportion: two edges alone do not tell. */
function isInProportion(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): boolean {
  const shared = [...one.keys()].filter(column => other.has(column)).sort((a, b) => a - b);
  const [first, last] = [shared[0], shared.at(-1)];
  if (first === undefined || last === undefined || shared.length <= 2) return false;
  const [from, to] = [other.get(first)!, other.get(last)!];
  const share = (to - from) / (one.get(last)! - one.get(first)!);
  return shared.every(column => {
    const expected = from + share * (one.get(column)! - one.get(first)!);
    return Math.abs(other.get(column)! - expected) <= ASTRAY;
  });
}
