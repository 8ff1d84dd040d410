import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import type { Archive } from '../../../src/archive/archive.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { startPostgres } from '../../../tests/helpers/postgres.ts';
import { random } from '../bulk/run.ts';
import { fillArchive } from './documents.ts';
import { duckdbState, folderState, postgresState, type State } from './states.ts';

const CLI = join(import.meta.dirname, '../../../src/cli/ziping.js');
const USUAL = 30;
const RECIPE = { indicators: 20, hard: 0.02 };
/** Documents at the start, and those that come whenever a load went through. */
const STEP = 300;
/** Every other kill falls where the target changes from old to new, the others anywhere in the run. */
const IN_SWITCH = 0.5;

type Target = {
  readonly kind: string;
  readonly target: string;
  readonly state: (target: string) => Promise<State>;
  /** Calls back whenever the target begins to change from the old to the new. Gives what ends the watching. */
  readonly onSwitch: (target: string, call: () => void) => Promise<() => Promise<void>>;
};

/** Kills exports at random moments, into each kind of target, and looks at what is left. */
export async function kill(folder: string, times = USUAL): Promise<void> {
  const server = await startPostgres();
  const archive = await openArchive(join(folder, 'archive.ziping'));
  try {
    const targets: Target[] = [
      {
        kind: 'Parquet',
        target: join(folder, 'parquet'),
        state: folderState,
        onSwitch: newGeneration,
      },
      {
        kind: 'DuckDB',
        target: join(folder, 'warehouse.duckdb'),
        state: duckdbState,
        onSwitch: fileWritten,
      },
      {
        kind: 'Postgres',
        target: await server.database('kill'),
        state: postgresState,
        onSwitch: copying,
      },
    ];
    const range = { documents: 0 };
    for (const target of targets) await killAll(target, { folder, archive, times, range });
  } finally {
    await archive.close();
    await server.stop();
  }
}

type Run = {
  readonly folder: string;
  readonly archive: Archive;
  readonly times: number;
  readonly range: { documents: number };
};

async function killAll(own: Target, { folder, archive, times, range }: Run): Promise<void> {
  const dice = random(7);
  const grow = async () => {
    const from = range.documents;
    range.documents += STEP;
    await fillArchive(archive, range.documents, { ...RECIPE, from });
  };
  const { target, state } = own;
  await grow();
  await start(folder, target).end;
  const counts = { anywhere: { old: 0, new: 0, broken: 0 }, 'in the switch': { old: 0, new: 0, broken: 0 } };
  let before = await state(target);
  await grow();
  const usual = await timed(start(folder, target), own);
  await grow();
  before = await state(target);
  for (let time = 0; time < times; time++) {
    const where = dice() < IN_SWITCH ? 'in the switch' : 'anywhere';
    if (where === 'anywhere') await killedAfter(start(folder, target), dice() * usual.whole);
    else await killedInSwitch(start(folder, target), own, dice() * usual.ofSwitch);
    const now = await state(target);
    const isNew = now.documents === range.documents;
    if (!now.isWhole || !(isNew || now.documents === before.documents)) counts[where].broken++;
    else counts[where][isNew ? 'new' : 'old']++;
    if (isNew) await grow();
    before = now;
  }
  await start(folder, target).end;
  const end = await state(target);
  const isDone = end.isWhole && end.documents === range.documents;
  console.log(
    `${own.kind}: killed ${times} times: ${JSON.stringify(counts)}; the next export ends it: ${isDone}`,
  );
}

type Export = ReturnType<typeof start>;

function start(folder: string, target: string) {
  const child = spawn(process.execPath, [CLI, 'export', join(folder, 'archive.ziping'), '--to', target], {
    stdio: 'ignore',
  });
  return { child, end: new Promise<number | null>(resolve => child.on('close', resolve)) };
}

/** Milliseconds of a run that nobody kills, in all and from the beginning of the switch. */
async function timed({ end }: Export, own: Target): Promise<{ whole: number; ofSwitch: number }> {
  const from = performance.now();
  let begun = from;
  const stop = await own.onSwitch(own.target, () => {
    begun = performance.now();
  });
  await end;
  const now = performance.now();
  await stop();
  return { whole: now - from, ofSwitch: now - begun };
}

async function killedAfter({ child, end }: Export, milliseconds: number): Promise<void> {
  await Promise.race([setTimeout(milliseconds), end]);
  child.kill('SIGKILL');
  await end;
}

/** The delay is waited for without sleeping: a timer is too coarse. */
async function killedInSwitch({ child, end }: Export, own: Target, delay: number): Promise<void> {
  const stop = await own.onSwitch(own.target, () => {
    const until = performance.now() + delay;
    while (performance.now() < until);
    child.kill('SIGKILL');
  });
  await end;
  await stop();
}

/** A finished generation stands beside the one that links lead to. */
async function newGeneration(folder: string, call: () => void): Promise<() => Promise<void>> {
  const home = join(folder, '.ziping');
  await mkdir(home, { recursive: true });
  return watched(home, name => /^\d+$/.test(name), call);
}

/** DuckDB writes rows into its file, then its log when the transaction is committed, and takes that into the file. */
function fileWritten(path: string, call: () => void): Promise<() => Promise<void>> {
  return watched(dirname(path), name => name.startsWith(basename(path)), call);
}

async function watched(
  folder: string,
  isIt: (name: string) => boolean,
  call: () => void,
): Promise<() => Promise<void>> {
  let isCalled = false;
  const watcher = watch(folder, (_, name) => {
    if (isCalled || name === null || !isIt(name)) return;
    isCalled = true;
    call();
  });
  return async () => watcher.close();
}

/** Tables are being copied, or what was copied is being committed. */
async function copying(url: string, call: () => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const others = `FROM pg_stat_activity WHERE datname = current_database()\n    AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const { rows } = await client.query(`SELECT 1 ${others} AND query ~ '^(COPY|COMMIT)'`);
      if (rows.length === 0) continue;
      call();
      return;
    }
  })();
  return async () => {
    isOver = true;
    await watching;
    // the server may not have noticed yet that its client is gone
    while ((await client.query(`SELECT 1 ${others}`)).rows.length > 0);
    await client.end();
  };
}
