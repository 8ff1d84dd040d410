import { ArchiveError, UsageError } from '../../errors.ts';
import { ALL_TABLES, DOCUMENTS, FORMS, LOADS } from '../tables/all.ts';
import { identifier, literal } from './ddl.ts';
import { type Duck, openDuck } from './duck.ts';
import { withDuplicates } from './duplicates.ts';
import type { Format } from './formats.ts';
import type { LoadChange, Sink } from './sink.ts';
import { openStage } from './staging.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Object storage: an object for each table below an address, written by DuckDB's extension for it, where that is here. */

/** A bucket, and a path of plain names: DuckDB takes what follows a ? for settings, and * and [ for patterns. */
const ADDRESS = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[^/?#*[\]\\\p{Cc}]+)*\/*$/u;

type Environment = { readonly [name: string]: string | undefined };

/** Throws UsageError for an address that is none, without the extension, and without credentials. */
export async function openBucket(
  address: string,
  format: Format,
  environment: Environment = process.env,
): Promise<Sink> {
  if (!ADDRESS.test(address))
    throw new UsageError(
      `对象存储的地址要写成 s3://桶/目录 · write the address of object storage as s3://bucket/folder: ${address}`,
    );
  const secret = secretOf(environment);
  if (!(await hasExtension())) throw new UsageError(await withoutExtension());
  return objects(address.replace(/\/+$/, ''), format, async duck => {
    await duck.run('LOAD httpfs');
    await duck.run(secret);
  });
}

/**
 * Tables as objects below an address, or as files in a folder. There is no renaming and no looking back: each object is
 * written anew by each load, whole or not at all, and the list of loads comes last.
 */
export function objects(base: string, format: Format, connect: (duck: Duck) => Promise<void>): Sink {
  return {
    layout: `objects ${format.layout}`,
    loaded: async () => null,
    async replace(change: LoadChange) {
      await using scratch = await makeTemporaryFolder();
      try {
        using duck = await openStage(scratch.path, change);
        await connect(duck);
        await writeAll(duck, base, format);
      } catch (error) {
        throw said(error, base);
      }
    },
    close: async () => {},
  };
}

async function writeAll(duck: Duck, base: string, format: Format): Promise<void> {
  for (const table of [...ALL_TABLES.filter(own => own !== LOADS.table), LOADS.table]) {
    const rows = `SELECT ${table.columns.map(({ name }) => identifier(name)).join(', ')} FROM ${identifier(table.name)}`;
    const select = table === FORMS ? withDuplicates(`(${rows})`, identifier(DOCUMENTS.name)) : rows;
    await format.write(duck, { table, select, path: `${base}/${table.name}${format.extension}` });
  }
}

/** Where nothing is said of an endpoint or a region, DuckDB takes those of AWS. */
export function secretOf(environment: Environment): string {
  const key = environment.AWS_ACCESS_KEY_ID;
  const secret = environment.AWS_SECRET_ACCESS_KEY;
  if (!key || !secret)
    throw new UsageError(
      '没有对象存储的凭据：请设 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY（另有 AWS_SESSION_TOKEN、AWS_REGION、AWS_ENDPOINT_URL） · ' +
        'no credentials for object storage: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (also AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL)',
    );
  const parts: (readonly [string, string | undefined])[] = [
    ['KEY_ID', key],
    ['SECRET', secret],
    ['SESSION_TOKEN', environment.AWS_SESSION_TOKEN],
    ['REGION', environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION],
    ...endpointOf(environment.AWS_ENDPOINT_URL_S3 ?? environment.AWS_ENDPOINT_URL),
  ];
  const said = parts.flatMap(([name, value]) => (value ? [`${name} ${literal(value)}`] : []));
  return `CREATE SECRET (TYPE s3, ${said.join(', ')})`;
}

/** Storage of one's own is asked by path: few have a name for each bucket. */
function endpointOf(url: string | undefined): (readonly [string, string])[] {
  if (!url) return [];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(
      `AWS_ENDPOINT_URL 要写成 https://主机[:端口] · write AWS_ENDPOINT_URL as https://host[:port]: ${url}`,
    );
  const { protocol, host } = new URL(url);
  return [
    ['ENDPOINT', host],
    ['URL_STYLE', 'path'],
    ['USE_SSL', String(protocol === 'https:')],
  ];
}

/** Whether the extension is on this machine: nothing is ever downloaded. */
export async function hasExtension(): Promise<boolean> {
  using duck = await openDuck(':memory:');
  return await duck.run('LOAD httpfs').then(
    () => true,
    () => false,
  );
}

async function withoutExtension(): Promise<string> {
  using duck = await openDuck(':memory:');
  const [about] = await duck.all('SELECT library_version FROM pragma_version()');
  const version = String(about?.library_version);
  return (
    `s3:// 需要 DuckDB ${version} 的 httpfs 扩展，本机没有；ziping 从不下载。请在联网的机器上用同版本 DuckDB 执行 INSTALL httpfs，再把 ~/.duckdb/extensions/${version} 复制到本机；或导出到目录后自行上传 · ` +
    `s3:// needs the httpfs extension of DuckDB ${version}, which is not on this machine, and ziping downloads nothing: run INSTALL httpfs in a DuckDB of that version where there is a network, and copy ~/.duckdb/extensions/${version} here; or export to a folder and upload it yourself`
  );
}

function said(error: unknown, base: string): unknown {
  const { message = '' } = error as Error;
  if (!/^(?:HTTP|IO|Invalid Input|Permission) Error/i.test(message)) return error;
  return new ArchiveError(
    `对象存储写不了 · object storage cannot be written: ${base}: ${message.split('\n')[0]}`,
    { cause: error },
  );
}
