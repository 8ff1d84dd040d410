import type { Grid } from '../model.ts';
import { findTables } from '../pipeline.ts';
import type { ReadOptions } from '../read/read.ts';
import type { SourceFile } from '../read/source.ts';
import { rounded } from '../values/bbox.ts';
import { foldRadicals } from '../values/text.ts';

/** The bare grids of a file, page by page; with `join`, those that go on over page breaks as one. Throws SourceError. */
export async function tablesOf(file: SourceFile, { join }: { readonly join: boolean }, options: ReadOptions) {
  const found = await findTables(file, options);
  const pages = found.pages.map(({ page, width, height }, index) => {
    const starting = found.joined.filter(grid => grid.regions[0]!.page === page);
    const tables = (join ? starting : found.grids[index]!).map(grid => tableOf(grid, join));
    return { page, width, height, tables };
  });
  return { source: { name: file.name }, pages };
}

function tableOf(grid: Grid, isJoined: boolean) {
  const { rows, columns, cells, regions } = grid;
  return {
    bbox: rounded(regions[0]!.bbox),
    ...(isJoined && { regions: roundedAll(regions) }),
    rows,
    columns,
    cells: cells.map(({ row, column, rowSpan, columnSpan, text, regions: own }) => ({
      row,
      column,
      rowSpan,
      columnSpan,
      bbox: rounded(own[0]!.bbox),
      ...(isJoined && { regions: roundedAll(own) }),
      text: foldRadicals(text),
    })),
  };
}

function roundedAll(regions: Grid['regions']): Grid['regions'] {
  return regions.map(({ page, bbox }) => ({ page, bbox: rounded(bbox) }));
}
