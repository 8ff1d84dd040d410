import { basename } from 'node:path';
import type { Grid } from '../model.ts';
import { findTables } from '../pipeline.ts';
import { openFile } from '../read/files.ts';
import { rounded } from '../values/bbox.ts';
import { foldRadicals } from '../values/text.ts';
import { complain, jsonLine } from './extract.ts';
import type { ReadFlags } from './guarded.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type TablesFlags = ReadFlags & { readonly join?: boolean };

/** `ziping tables FILE…`: the bare grids, one document a line; with `--join`, those that go on over page breaks as one. */
export async function tablesCommand(
  paths: readonly string[],
  flags: TablesFlags,
  streams: Streams,
): Promise<number> {
  let code: number = EXIT.ok;
  for (const path of paths) {
    try {
      const file = await openFile(path);
      const found = await findTables(file, flags.password === undefined ? {} : { password: flags.password });
      const pages = found.pages.map(({ page, width, height }, index) => {
        const starting = found.joined.filter(grid => grid.regions[0]!.page === page);
        const tables = (flags.join ? starting : found.grids[index]!).map(grid =>
          tableOf(grid, flags.join === true),
        );
        return { page, width, height, tables };
      });
      await write(streams.out, jsonLine({ source: { name: file.name }, pages }, flags, streams));
    } catch (error) {
      code = EXIT.unreadable;
      const { message, code: word } = error as Error & { code?: string };
      await complain(path, message, streams);
      const failure = {
        source: { name: basename(path) },
        pages: [],
        error: { code: word ?? 'internal', message },
      };
      await write(streams.out, jsonLine(failure, flags, streams));
    }
  }
  return code;
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
