import { findTables } from '../find-tables.ts';
import type { Grid } from '../model.ts';
import { surenessOfCells } from '../quality/cells.ts';
import type { ReadOptions } from '../read/read.ts';
import type { SourceFile } from '../read/source.ts';
import { rounded } from '../values/bbox.ts';
import { foldRadicals } from '../values/text.ts';

/** The bare grids of a file, page by page; with `join`, those that go on over page breaks as one. Throws SourceError. */
export async function tablesOf(file: SourceFile, { join }: { readonly join: boolean }, options: ReadOptions) {
  const found = await findTables(file, options);
  const surenessOf = surenessOfCells(found.pages);
  const pages = found.pages.map(({ page, width, height }, index) => {
    const starting = found.joined.filter(grid => grid.regions[0]!.page === page);
    const tables = (join ? starting : found.grids[index]!).map(grid =>
      tableOf(grid, { isJoined: join, surenessOf }),
    );
    return { page, width, height, tables };
  });
  return { source: { name: file.name }, pages };
}

type How = { readonly isJoined: boolean; readonly surenessOf: ReturnType<typeof surenessOfCells> };

function tableOf({ rows, columns, cells, regions }: Grid, { isJoined, surenessOf }: How) {
  return {
    bbox: rounded(regions[0]!.bbox),
    ...(isJoined && { regions: roundedAll(regions) }),
    rows,
    columns,
    cells: cells.map(cell => ({
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      bbox: rounded(cell.regions[0]!.bbox),
      ...(isJoined && { regions: roundedAll(cell.regions) }),
      text: foldRadicals(cell.text),
      ...surenessOf(cell),
    })),
  };
}

function roundedAll(regions: Grid['regions']): Grid['regions'] {
  return regions.map(({ page, bbox }) => ({ page, bbox: rounded(bbox) }));
}
