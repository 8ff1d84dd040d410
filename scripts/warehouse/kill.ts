import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openArchive } from '../../src/archive/archive.ts';
import { random } from '../bulk/run.ts';
import { fillArchive } from './documents.ts';
import { duckdbState, folderState, type State } from './states.ts';

const CLI = join(import.meta.dirname, '../../src/cli/ziping.js');
const USUAL = 30;
const RECIPE = { indicators: 20, hard: 0.02 };
/** Moments of the killing, as shares of the time that a load takes: before that the process only starts. */
const [EARLIEST, LATEST] = [0.3, 1.3];
const FIRST = 200;
const MORE = 200;

/** Kills exports at random moments, into a folder of Parquet and a DuckDB file, and looks at what is left. */
export async function kill(folder: string, times = USUAL): Promise<void> {
  const archive = await openArchive(join(folder, 'archive.ziping'));
  const targets = [
    { kind: 'Parquet', target: join(folder, 'parquet'), state: folderState },
    { kind: 'DuckDB', target: join(folder, 'warehouse.duckdb'), state: duckdbState },
  ];
  let documents = 0;
  for (const { kind, target, state } of targets) {
    const grow = async () => {
      documents += documents === 0 ? FIRST : MORE;
      await fillArchive(archive, documents, RECIPE);
    };
    await grow();
    await start(folder, target).end;
    const counts = await killAll({ folder, target, state, times, grow });
    await start(folder, target).end;
    const end = await state(target);
    const isDone = end.isWhole && end.documents === documents;
    console.log(
      `${kind}: killed ${times} times: ${JSON.stringify(counts)}; the next export ends it: ${isDone}`,
    );
  }
  await archive.close();
}

type Killing = {
  readonly folder: string;
  readonly target: string;
  readonly state: (target: string) => Promise<State>;
  readonly times: number;
  readonly grow: () => Promise<void>;
};

async function killAll({ folder, target, state, times, grow }: Killing): Promise<Record<string, number>> {
  const dice = random(7);
  const counts = { old: 0, new: 0, broken: 0 };
  let before = await state(target);
  await grow();
  let whole = await timed(folder, `${target}.whole${target.endsWith('.duckdb') ? '.duckdb' : ''}`);
  for (let time = 0; time < times; time++) {
    const from = performance.now();
    const isDone = await killed(folder, target, (EARLIEST + dice() * (LATEST - EARLIEST)) * whole);
    whole = isDone ? Math.min(whole, performance.now() - from) : whole;
    const now = await state(target);
    if (!now.isWhole) counts.broken++;
    else if (now.documents === before.documents) counts.old++;
    else counts.new++;
    if (now.documents !== before.documents) await grow();
    before = now;
  }
  return counts;
}

function start(folder: string, target: string) {
  const child = spawn(process.execPath, [CLI, 'export', join(folder, 'archive.ziping'), '--to', target], {
    stdio: 'ignore',
  });
  return { child, end: new Promise<number | null>(resolve => child.on('close', resolve)) };
}

async function timed(folder: string, target: string): Promise<number> {
  const from = performance.now();
  await start(folder, target).end;
  return performance.now() - from;
}

async function killed(folder: string, target: string, after: number): Promise<boolean> {
  const { child, end } = start(folder, target);
  await Promise.race([setTimeout(after), end]);
  child.kill('SIGKILL');
  return (await end) === 0;
}
