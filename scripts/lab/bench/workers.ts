import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocuments } from '../bulk/documents.ts';
import { ingestFolder, start } from '../bulk/run.ts';
import type { Line } from './table.ts';

const ROUNDS = 3;

/**
 * One worker, two, and two programs of one worker each that share nothing, by turns, so that what else the machine does
 * falls on all of them; the best run of each counts. What the programs apart come to is what two processors have to give.
 */
export async function workers(forms: number): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ziping-bench-'));
  const halves = [join(folder, 'half'), join(folder, 'other-half')];
  await writeDocuments(join(folder, 'in'), forms, { oneIn: 1 });
  for (const half of halves) await writeDocuments(half, forms / 2, { oneIn: 1 });
  const best = { one: 0, two: 0, apart: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, workers] of [
      ['one', 1],
      ['two', 2],
    ] as const) {
      const { read, cpu } = await ingestFolder(folder, `${name}-${round}`, { workers });
      best[name] = Math.max(best[name], read.read / read.seconds);
      least = Math.min(least, cpu.supervising / cpu.reading);
    }
    best.apart = Math.max(best.apart, await apart(halves, { forms, round }));
  }
  await rm(folder, { recursive: true });
  const rate = (number: number) => `${number.toFixed(1)} documents/s`;
  const two = { what: 'two workers', ziping: rate(best.two) };
  return [
    { ...two, peer: 'one worker', other: rate(best.one), ratio: best.two / best.one },
    { ...two, peer: 'two programs apart', other: rate(best.apart), ratio: best.two / best.apart },
    {
      what: 'archive and supervisor',
      ziping: `${(least * 100).toFixed(1)}% of the CPU`,
      peer: 'reading',
      other: '100%',
      ratio: least,
    },
  ];
}

/** Documents a second of two programs at once, each with a half and an archive of its own. */
async function apart(
  halves: readonly string[],
  { forms, round }: { readonly forms: number; readonly round: number },
): Promise<number> {
  const before = performance.now();
  const ends = halves.map(
    half => start(['ingest', half, '--archive', `${half}-${round}`, '--workers', '1']).end,
  );
  for (const { code, err } of await Promise.all(ends)) if (code !== 0) throw new Error(err);
  return forms / ((performance.now() - before) / 1000);
}
