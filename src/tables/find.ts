import type { Page, PageTables } from '../model.ts';
import { fillLattices, type PlacedGrid } from './fill.ts';
import { findLattices } from './lattice.ts';
import { joinRulings } from './rulings.ts';

/** A page's tables, with the lattices that `joinGrids` compares. */
export type PlacedTables = PageTables & { readonly placed: readonly PlacedGrid[] };

/** The grids of a page that stands upright (see `turnPage`), and its lines of text outside them. */
export function findTables(page: Page): PlacedTables {
  const { grids, lines } = fillLattices(page, findLattices(joinRulings(page.rulings)));
  return { page: page.page, grids: grids.map(({ grid }) => grid), lines, placed: grids };
}
