import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeDocuments } from './bulk/documents.ts';
import { childrenOf, fingerprint, kill, random, start } from './bulk/run.ts';

/**
 * Kills an ingest at random moments, lets it finish, and compares what it kept with what an ingest without kills keeps:
 * node scripts/chaos.ts [--documents 2000] [--kills 50] [--seed 1]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '2000' },
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'ziping-chaos-'));
  const input = join(folder, 'in');
  await writeDocuments(input, Number(values.documents), { oneIn: 5 });
  const whole = join(folder, 'whole.ziping');
  const killed = join(folder, 'killed.ziping');
  await start(['ingest', input, '--archive', whole]).end;
  const kills = await torment(() => ['ingest', input, '--archive', killed], {
    kills: Number(values.kills),
    next: random(Number(values.seed)),
  });
  const last = await start(['ingest', input, '--archive', killed]).end;
  const prints = [await fingerprint(whole), await fingerprint(killed)];
  const check = new DatabaseSync(killed).prepare('PRAGMA integrity_check').get();
  console.log(`kills                   ${JSON.stringify(kills)}`);
  console.log(`without a kill          ${prints[0]}`);
  console.log(`killed, then finished   ${prints[1]} (exit status ${last.code})`);
  console.log(`integrity of the file   ${Object.values(check ?? {})[0]}`);
  const isSame = prints[0] === prints[1] && last.code === 0;
  console.log(isSame ? 'the same, byte by byte' : `NOT THE SAME\n${last.err}\n${last.out}`);
  await rm(folder, { recursive: true });
  process.exitCode = isSame ? 0 : 1;
}

const VICTIMS = ['supervisor', 'worker', 'both'] as const;

type Torment = { readonly kills: number; readonly next: () => number };

/** Starts the command and kills it, its children, or all, at random moments, so many times; counts who was killed. */
async function torment(
  argv: () => readonly string[],
  { kills, next }: Torment,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = { 'runs finished meanwhile': 0 };
  let running = start(argv());
  for (let number = 0; number < kills; number++) {
    await setTimeout(200 + 1800 * next());
    const { child } = running;
    const victim = VICTIMS[Math.floor(next() * VICTIMS.length)]!;
    if (child.exitCode !== null || child.signalCode !== null) {
      counts['runs finished meanwhile']!++;
      running = start(argv());
      await setTimeout(500 * next());
    }
    const children = childrenOf(running.child.pid!);
    if (victim !== 'worker') running.child.kill('SIGKILL');
    if (victim !== 'supervisor') for (const pid of children) kill(pid);
    counts[victim] = (counts[victim] ?? 0) + 1;
    if (victim === 'worker') continue;
    await running.end;
    running = start(argv());
  }
  running.child.kill('SIGKILL');
  await running.end;
  return counts;
}

await main();
