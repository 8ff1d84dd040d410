import { join } from 'node:path';
import exceljs from 'exceljs';
import type { Archive } from '../../../src/archive/archive.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { exportArchive } from '../../../src/warehouse/export.ts';
import { identifier } from '../../../src/warehouse/sinks/ddl.ts';
import { openDuck } from '../../../src/warehouse/sinks/duck.ts';
import { csv, type Format, jsonLines, parquet, parquetByYear } from '../../../src/warehouse/sinks/formats.ts';
import { openTarget, type TargetOptions } from '../../../src/warehouse/target.ts';
import { startPostgres } from '../../../tests/helpers/postgres.ts';
import { compare, type ReadBack } from './compare.ts';
import { fillArchive } from './documents.ts';
import { excelReader } from './excel-reader.ts';
import { postgresReader } from './postgres-reader.ts';

const USUAL = 1000;
const RECIPE = { indicators: 10, hard: 0.1 };

/** Exports documents, one value in ten a hard one, to every sink, and reads all values back. */
export async function roundTrip(folder: string, documents = USUAL): Promise<void> {
  const archive = await openArchive(join(folder, 'archive.ziping'));
  await fillArchive(archive, documents, RECIPE);
  const into = async (target: string, options: TargetOptions = {}) => {
    const sink = await openTarget(target, options);
    await exportArchive(archive, sink).finally(() => sink.close());
    return target;
  };
  for (const [format, options] of [
    [parquet, {}],
    [parquetByYear, { byYear: true }],
    [csv({ bom: true }), { format: 'csv', bom: true }],
    [jsonLines, { format: 'jsonl' }],
  ] as const) {
    const target = await into(join(folder, format.layout), options);
    await tell(format.layout, archive, folderReader(format, target));
  }
  await tell('duckdb', archive, duckReader(await into(join(folder, 'warehouse.duckdb'))));
  const server = await startPostgres();
  try {
    await tell('postgres', archive, postgresReader(await into(await server.database('back'))));
  } finally {
    await server.stop();
  }
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(await into(join(folder, 'tables.xlsx')));
  await tell('excel', archive, excelReader(book), { isExcel: true });
  await archive.close();
}

async function tell(
  kind: string,
  archive: Archive,
  ...[readBack, options]: [ReadBack, { isExcel: boolean }?]
): Promise<void> {
  const { values, differences } = await compare(archive, readBack, options);
  const strange = differences.map(({ table, missing }) => `${table} ${missing.length}: ${missing[0]}`);
  console.log(
    `${kind}: ${values} values, ${differences.length} tables differ ${strange.join('; ')}`.trimEnd(),
  );
}

function folderReader(format: Format, folder: string): ReadBack {
  return async table => {
    const duck = await openDuck(':memory:', { memory: '1GB' });
    return duck.all(`FROM ${format.source(table, folder)}`).finally(() => duck.close());
  };
}

function duckReader(path: string): ReadBack {
  return async ({ name }) => {
    const duck = await openDuck(path, { memory: '1GB' });
    return duck.all(`FROM ${identifier(name)}`).finally(() => duck.close());
  };
}
