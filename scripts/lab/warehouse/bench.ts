import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../../src/archive/open.ts';
import { identifier } from '../../../src/warehouse/sinks/ddl.ts';
import { openDuck } from '../../../src/warehouse/sinks/duck.ts';
import { jsonLines, parquet } from '../../../src/warehouse/sinks/formats.ts';
import { ALL_TABLES } from '../../../src/warehouse/tables/all.ts';
import { fillArchive } from './documents.ts';

const CLI = join(import.meta.dirname, '../../../src/cli/ziping.js');
const USUAL = 10_000;
/** About 30 indicators a document, of which one value in 500 is a hard one. */
const RECIPE = { indicators: 30, hard: 0.002 };
/** What an export may hold, in MiB, and how much longer than DuckDB's own copying it may take. */
const MOST_MEMORY = 500;
const MOST_TIMES = 2;

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
  console.log(`  at most ${first.memory.toFixed(0)} MiB of ${MOST_MEMORY} allowed`);
  const second = await told('the same again, nothing new', [CLI, 'export', archive, '--to', to]);
  console.log(`  second / first: ${ratio(second, first)}`);
  const database = join(folder, 'warehouse.duckdb');
  await told('export to DuckDB', [CLI, 'export', archive, '--to', database]);
  await tellRows(database);
  const alone = (what: string, argv: readonly string[]) =>
    told(`DuckDB alone, ${what}`, [import.meta.filename, ...argv]).then(cost =>
      console.log(`  export / this: ${ratio(first, cost)}; ${MOST_TIMES} allowed`),
    );
  await alone('its ready tables → the same Parquet, one thread as the export has', [
    'ready',
    database,
    to,
    '1',
  ]);
  const threads = String(availableParallelism());
  await alone(`the same with ${threads} threads`, ['ready', database, to, threads]);
  const lines = join(folder, 'lines');
  await cost([CLI, 'export', archive, '--to', lines, '--format', 'jsonl']);
  await alone('JSON Lines of the same rows → the same Parquet, one thread', ['lines', lines, to, '1']);
}

function ratio(own: Cost, other: Cost): string {
  return `${(own.cpu / other.cpu).toFixed(2)} (CPU), ${(own.wall / other.wall).toFixed(2)} (clock)`;
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
async function alone([how, from, to, threads]: readonly string[]): Promise<void> {
  const folder = `${to}-alone`;
  mkdirSync(folder, { recursive: true });
  // more memory than the export has: it must not be what slows DuckDB down
  const duck = await openDuck(how === 'ready' ? from! : ':memory:', {
    memory: '1GB',
    threads: Number(threads),
  });
  for (const table of ALL_TABLES) {
    const source = how === 'ready' ? identifier(table.name) : jsonLines.source(table, from!);
    await parquet.write(duck, {
      table,
      path: join(folder, `${table.name}.parquet`),
      select: `FROM ${source}`,
    });
  }
  duck.close();
}

if (import.meta.main) await alone(process.argv.slice(2));
