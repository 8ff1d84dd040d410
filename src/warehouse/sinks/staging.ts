import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL_TABLES, DOCUMENTS, LOADS } from '../tables/all.ts';
import type { CellContent, WarehouseTable } from '../tables/column.ts';
import { aroundOf } from '../tables/documents.ts';
import type { Load } from '../tables/loads.ts';
import { identifier, literal } from './ddl.ts';
import { type Duck, openDuck } from './duck.ts';
import { openFrameFile } from './frame-file.ts';
import { FRAMED, linesOf } from './packed-rows.ts';
import type { LoadChange, UpsertRows } from './sink.ts';
import { nothing, selectFrom } from './unpacked-rows.ts';

/** Rows on their way: files in a folder, which DuckDB reads. */
export type Staged = {
  /** The rows of a table that come, as a SELECT of its columns. */
  select(table: WarehouseTable): string;
};

/** Writes the rows that come into a folder, a file for each table that gets some. */
export async function writeStage(
  folder: string,
  { coming, load }: { readonly coming: AsyncIterable<UpsertRows>; readonly load?: Load },
): Promise<Staged> {
  await mkdir(folder, { recursive: true });
  const pathOf = ({ name }: WarehouseTable) => join(folder, `${name}.jsonl.zst`);
  const piles = new Map(ALL_TABLES.map(table => [table, openFrameFile(pathOf(table))]));
  let longest = 0;
  const add = (table: WarehouseTable, cells: readonly CellContent[]) => {
    for (const line of linesOf(table, [cells])) {
      longest = Math.max(longest, Buffer.byteLength(line));
      piles.get(table)!.addLine(line);
    }
  };
  try {
    for await (const { packed, ...around } of coming) {
      longest = Math.max(longest, packed.longest);
      for (const [at, table] of FRAMED.entries()) piles.get(table)!.add(packed.frames[at]!);
      const row = { ...packed.document, ...aroundOf(around) };
      add(
        DOCUMENTS,
        DOCUMENTS.columns.map(({ name }) => row[name]!),
      );
    }
    if (load !== undefined) add(LOADS.table, LOADS.rowOf(load));
  } finally {
    for (const pile of piles.values()) pile.close();
  }
  return {
    select: table =>
      piles.get(table)!.isEmpty()
        ? nothing(table)
        : selectFrom(pathOf(table), table, { longest, at: load?.at ?? null }),
  };
}

/**
 * A DuckDB in memory where views have the rows that come, by the names of their tables, and `gone` the contents whose
 * rows go. Its files are in the folder.
 */
export async function openStage(folder: string, change: LoadChange): Promise<Duck> {
  const staged = await writeStage(folder, { coming: change.rows(), load: change.load });
  const duck = await openDuck(':memory:');
  try {
    await duck.run(`SET temp_directory = ${literal(join(folder, 'spill'))}`);
    for (const table of ALL_TABLES)
      await duck.run(`CREATE VIEW ${identifier(table.name)} AS ${staged.select(table)}`);
    await duck.run(
      `CREATE TABLE gone AS SELECT unnest([${change.gone.map(literal).join(', ')}]::VARCHAR[]) AS sha256`,
    );
    return duck;
  } catch (error) {
    duck.close();
    throw error;
  }
}
