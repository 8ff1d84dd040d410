import { extname } from 'node:path';
import { UsageError } from '../errors.ts';
import { isAddress, isBucket, isPostgres, redacted } from '../values/address.ts';
import type { FORMATS, LAYOUTS } from './options.ts';
import { csv, type Format, jsonLines, parquet, parquetByYear } from './sinks/formats.ts';
import type { Sink } from './sinks/sink.ts';

export type TargetOptions = {
  /** of the files of a folder */
  readonly format?: (typeof FORMATS)[number];
  readonly byYear?: boolean;
  readonly bom?: boolean;
  /** of a Postgres */
  readonly schema?: string;
  /** of a workbook */
  readonly layout?: (typeof LAYOUTS)[number];
  readonly reviewUrl?: string;
};

/** Which options a kind of target has. */
const OPTIONS: { readonly [kind: string]: readonly (keyof TargetOptions)[] } = {
  folder: ['format', 'byYear', 'bom'],
  postgres: ['schema'],
  bucket: ['format'],
  '.xlsx': ['layout', 'reviewUrl'],
  'review folder': ['layout', 'reviewUrl'],
  '.duckdb': [],
  '.jsonl': [],
};

/**
 * Opens what a target names: `postgres://…`, `s3://…`, `*.duckdb`, `*.xlsx`, `*.jsonl`, else a folder. Throws UsageError for an option
 * that such a target has not, and for an address of another kind.
 */
export async function openTarget(target: string, options: TargetOptions): Promise<Sink> {
  if (isAddress(target) && !isPostgres(target) && !isBucket(target)) throw unknown(target);
  const extension = extname(target).toLowerCase();
  const folder = options.layout === 'review' ? 'review folder' : 'folder';
  const place = isPostgres(target) ? 'postgres' : isBucket(target) ? 'bucket' : null;
  const kind = place ?? (extension in OPTIONS ? extension : folder);
  assertFits(kind, options);
  // one kind's libraries are not loaded for another: most of an export of nothing new would be their loading
  if (kind === 'postgres') {
    const { openPostgresSink } = await import('./sinks/postgres.ts');
    return openPostgresSink(target, options.schema);
  }
  if (kind === '.duckdb') return (await import('./sinks/duckdb.ts')).openDuckdb(target);
  if (kind === '.jsonl') return (await import('./sinks/documents-file.ts')).documentsFile(target);
  if (options.layout === 'review')
    return await (await import('./excel/workbook.ts')).reviewSheets(target, options);
  if (kind === '.xlsx') return (await import('./excel/workbook.ts')).excel(target, options);
  const format = formatOf(target, options);
  if (kind === 'bucket') return await (await import('./sinks/bucket.ts')).openBucket(target, format);
  return (await import('./sinks/folder.ts')).openFolder(target, format);
}

function assertFits(kind: string, options: TargetOptions): void {
  const given = (Object.keys(options) as (keyof TargetOptions)[]).filter(name => options[name] !== undefined);
  const wrong = given.filter(name => !OPTIONS[kind]!.includes(name));
  if (wrong.length === 0) return;
  throw new UsageError(
    `这种目标没有选项 ${wrong.join('、')} · a target of this kind (${kind}) has no option ${wrong.join(', ')}`,
  );
}

function formatOf(target: string, { format, byYear = false, bom = false }: TargetOptions): Format {
  if (format === undefined && extname(target) !== '') throw unknown(target);
  if (bom && format !== 'csv')
    throw new UsageError('--bom 只用于 --format csv · --bom goes with --format csv');
  if (byYear && (format ?? 'parquet') !== 'parquet') {
    throw new UsageError('--by-year 只用于 Parquet · --by-year goes with Parquet');
  }
  if (format === 'csv') return csv({ bom });
  if (format === 'jsonl') return jsonLines;
  return byYear ? parquetByYear : parquet;
}

/** `out.csv` is meant as a file by most; a folder of that name would be a surprise. */
function unknown(target: string): UsageError {
  return new UsageError(
    `不认识的目标 ${redacted(target)}：目录、*.duckdb、*.xlsx、*.jsonl、postgres:// 或 s3://；目录名带点时加 --format · ` +
      `unknown target: a folder, *.duckdb, *.xlsx, *.jsonl, postgres:// or s3://; for a folder with a dot in its name say --format`,
  );
}
