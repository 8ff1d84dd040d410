import type { Cell, Grounds, Page } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import { heldAgainst } from './calibration.ts';
import { CALIBRATION } from './calibration-table.ts';
import { weightOf } from './check-weights.ts';

/** How sure a cell is that was read from a picture; `review` where a person must look. */
type Sureness = { readonly confidence: number; readonly review?: true };

/** Nothing is surer that one reader says by itself. */
const SURE = 0.99;

/**
 * How sure the cells of bare tables are, by how surely their lines were read and the ink in them that was not; null for a cell
 * of a text layer. Places are those of pages as displayed.
 */
export function surenessOfCells(pages: readonly Page[]): (cell: Cell) => Sureness | null {
  const byNumber = new Map(pages.map(page => [page.page, page]));
  return ({ lines, regions }) => {
    const own = regions.flatMap(region => byNumber.get(region.page) ?? []);
    const isPictured = own.some(({ kind }) => kind === 'scanned') || lines.some(({ reading }) => reading);
    if (!isPictured) return null;
    const isInked = regions.some(({ page, bbox }) =>
      byNumber.get(page)?.unread?.some(ink => contains(bbox, centre(ink))),
    );
    const grounds: Grounds = {
      way: 'picture',
      sureness: Math.min(
        SURE,
        lines.reduce((product, { reading }) => product * (reading?.confidence ?? 1), 1),
      ),
      ratio: 1,
      checks: isInked ? [{ id: 'ink-unread', most: weightOf('ink-unread', ['picture']).most }] : [],
    };
    const { sure, isDoubted } = heldAgainst(CALIBRATION.picture, grounds);
    return { confidence: Math.round(sure * 1000) / 1000, ...((isDoubted || isInked) && { review: true }) };
  };
}
