import { HINTS } from './layout-analysis.ts';
import type { BBox, Continuation, Grid, Page, Region, Separator } from './model.ts';
import { type ReadOptions, type ReadSource, readSource } from './read/read.ts';
import type { SourceFile } from './read/source.ts';
import { type DocumentLayout, layOut } from './tables/layout.ts';

/** The bare tables of a file, with their places on the pages as displayed. */
export type FoundTables = {
  readonly read: ReadSource;
  readonly pages: readonly Page[];
  readonly grids: readonly (readonly Grid[])[];
  /** those that go on over page breaks as one */
  readonly joined: readonly Grid[];
  /** what parts the cells of each page's tables */
  readonly separators: readonly (readonly Separator[])[];
  /** what was decided about tables that follow each other */
  readonly continuations: readonly Continuation[];
};

/** Finds the tables of a file, page by page and joined over page breaks. Throws SourceError for a bad file. */
export async function findTables(file: SourceFile, options: ReadOptions = {}): Promise<FoundTables> {
  const read = await readSource(file, options);
  const layout = layOut(read.pages, HINTS);
  return {
    read,
    pages: read.pages,
    grids: layout.pages.map(page => page.grids.map(grid => displayedGrid(grid, layout))),
    joined: layout.grids.map(grid => displayedGrid(grid, layout)),
    separators: layout.pages.map(({ page, placed }) =>
      placed.flatMap(({ lattice }) => lattice.separators.map(one => displayedSeparator(one, page, layout))),
    ),
    continuations: layout.continuations,
  };
}

function displayedSeparator(one: Separator, page: number, layout: DocumentLayout): Separator {
  const { axis, at, from, to } = one;
  const level: BBox = axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];
  const [x0, y0, x1, y1] = layout.displayed({ page, bbox: level }).bbox;
  return x1 - x0 > y1 - y0
    ? { ...one, axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1 }
    : { ...one, axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1 };
}

function displayedGrid(grid: Grid, layout: DocumentLayout): Grid {
  const onPage = <P extends { regions: readonly Region[] }>(place: P): P => ({
    ...place,
    regions: place.regions.map(layout.displayed),
  });
  const cells = grid.cells.map(cell => ({
    ...onPage(cell),
    lines: cell.lines.map(line => ({ ...line, bbox: layout.displayed(line).bbox })),
  }));
  return { ...onPage(grid), cells };
}
