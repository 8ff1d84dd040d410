import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../src/archive/archive.ts';
import { identifier } from '../../src/sinks/ddl.ts';
import { openDuck } from '../../src/sinks/duck.ts';
import { jsonLines, parquet } from '../../src/sinks/formats.ts';
import { ALL_TABLES } from '../../src/sinks/tables/all.ts';
import { fillArchive } from './documents.ts';

const CLI = join(import.meta.dirname, '../../src/cli/ziping.js');
const USUAL = 10_000;
/** About 30 indicators a document, of which one value in 500 is a hard one. */
const RECIPE = { indicators: 30, hard: 0.002 };

/** Every time is of a process of its own: seconds by the clock, seconds of all its threads, most memory. */
type Cost = { readonly wall: number; readonly cpu: number; readonly memory: number };

/** Prints what an export to Parquet costs beside what DuckDB itself needs for the same tables, in the same run. */
export async function bench(folder: string, documents = USUAL): Promise<void> {
  const archive = join(folder, 'archive.ziping');
  const made = await openArchive(archive);
  await fillArchive(made, documents, RECIPE);
  await made.close();
  const to = join(folder, 'parquet');
  const first = await told('export to Parquet (archive → rows → Parquet)', [
    CLI,
    'export',
    archive,
    '--to',
    to,
  ]);
  const second = await told('the same again, nothing new', [CLI, 'export', archive, '--to', to]);
  const database = join(folder, 'warehouse.duckdb');
  await told('export to DuckDB', [CLI, 'export', archive, '--to', database]);
  await tellRows(database);
  const ready = await told('DuckDB alone: its ready tables → the same Parquet', [
    ...[import.meta.filename, 'ready', database, join(folder, 'ready')],
  ]);
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)}%`;
  const ratio = (other: Cost) =>
    `${(first.cpu / other.cpu).toFixed(2)} (CPU), ${(first.wall / other.wall).toFixed(2)} (clock)`;
  console.log(
    `second / first: ${share(second.cpu, first.cpu)} (CPU), ${share(second.wall, first.wall)} (clock)`,
  );
  console.log(`export / DuckDB from ready tables: ${ratio(ready)}`);
  const lines = join(folder, 'lines');
  await cost([CLI, 'export', archive, '--to', lines, '--format', 'jsonl']);
  const json = await told('DuckDB alone: JSON Lines of the same rows → the same Parquet', [
    ...[import.meta.filename, 'lines', lines, join(folder, 'from-lines')],
  ]);
  console.log(`export / DuckDB from JSON Lines: ${ratio(json)}`);
}

async function told(what: string, argv: readonly string[]): Promise<Cost> {
  const own = await cost(argv);
  const { wall, cpu, memory } = own;
  console.log(`${what}: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s, at most ${memory.toFixed(0)} MiB`);
  return own;
}

async function tellRows(database: string): Promise<void> {
  const duck = await openDuck(database);
  for (const { name } of ALL_TABLES) {
    const [row] = await duck.all(`SELECT count(*) AS rows FROM ${identifier(name)}`);
    console.log(`${String(row!.rows).padStart(10)} ${name}`);
  }
  duck.close();
}

/** Runs a script in a process that tells at its end what it took. */
function cost(argv: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const teller = `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    process.stderr.write('\\nCOST ' + JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 })) })`;
  const preload = `data:text/javascript,${encodeURIComponent(teller)}`;
  const child = spawn(process.execPath, ['--import', preload, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', chunk => {
    said += String(chunk);
  });
  return new Promise((resolve, reject) =>
    child.on('close', code => {
      const told = /COST (.*)$/.exec(said)?.[1];
      if (code !== 0 || told === undefined) return reject(new Error(`${argv.join(' ')}: ${code} ${said}`));
      return resolve({ ...JSON.parse(told), wall: (performance.now() - start) / 1000 });
    }),
  );
}

/** What DuckDB needs alone: `ready` copies tables that it has, `lines` reads them out of JSON Lines. */
async function alone(how: string, from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  const duck = await openDuck(how === 'ready' ? from : ':memory:', {
    memory: '1GB',
    threads: availableParallelism(),
  });
  for (const table of ALL_TABLES) {
    const source = how === 'ready' ? identifier(table.name) : jsonLines.source(table, from);
    await parquet.write(duck, { table, folder: to, select: `FROM ${source}` });
  }
  duck.close();
}

if (import.meta.main) await alone(process.argv[2]!, process.argv[3]!, process.argv[4]!);
