import { setTimeout } from 'node:timers/promises';
import { childrenOf, kill, type Running } from './run.ts';

export type RandomKills = {
  readonly kills: number;
  /** numbers from 0 to 1 */
  readonly next: () => number;
  readonly start: () => Running;
  /** supervisors at a time */
  readonly supervisors: number;
};

const VICTIMS = ['supervisor', 'workers', 'both'] as const;
/** Milliseconds from kill to kill: a process that just started, one at work, one at its end. */
const PAUSE = { least: 200, most: 2000 };

/** Starts supervisors and kills them, their children, or all, at random moments, so many times; counts who was killed. */
export async function killAtRandom({
  kills,
  next,
  start,
  supervisors,
}: RandomKills): Promise<Record<string, number>> {
  const counts: Record<string, number> = { 'finished meanwhile': 0 };
  const all = Array.from({ length: supervisors }, start);
  for (let number = 0; number < kills; number++) {
    await setTimeout(PAUSE.least + (PAUSE.most - PAUSE.least) * next());
    const index = Math.floor(next() * supervisors);
    const victim = VICTIMS[Math.floor(next() * VICTIMS.length)]!;
    if (hasEnded(all[index]!)) {
      counts['finished meanwhile']!++;
      all[index] = start();
      await setTimeout(PAUSE.most * next());
    }
    const running = all[index]!;
    const children = childrenOf(running.child.pid!);
    if (victim !== 'workers') running.child.kill('SIGKILL');
    if (victim !== 'supervisor') for (const pid of children) kill(pid);
    counts[victim] = (counts[victim] ?? 0) + 1;
    if (victim === 'workers') continue;
    await running.end;
    all[index] = start();
  }
  for (const { child } of all) child.kill('SIGKILL');
  await Promise.all(all.map(({ end }) => end));
  return counts;
}

function hasEnded({ child }: Running): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
