import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocuments } from '../bulk/documents.ts';
import { ingestFolder } from '../bulk/run.ts';
import type { Line } from './table.ts';

const ROUNDS = 3;

/** One worker and two by turns, so that what else the machine does falls on both; the best run of each counts. */
export async function workers(forms: number): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ziping-bench-'));
  await writeDocuments(join(folder, 'in'), forms, { oneIn: 1 });
  const best = { 1: 0, 2: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    for (const workers of [1, 2] as const) {
      const { read, cpu } = await ingestFolder(folder, `by-${workers}-${round}`, { workers });
      best[workers] = Math.max(best[workers], read.read / read.seconds);
      least = Math.min(least, cpu.supervising / cpu.reading);
    }
  }
  await rm(folder, { recursive: true });
  const rate = (number: number) => `${number.toFixed(1)} documents/s`;
  return [
    {
      what: 'two workers',
      ziping: rate(best[2]),
      peer: 'one worker',
      other: rate(best[1]),
      ratio: best[2] / best[1],
    },
    {
      what: 'archive and supervisor',
      ziping: `${(least * 100).toFixed(1)}% of the CPU`,
      peer: 'reading',
      other: '100%',
      ratio: least,
    },
  ];
}
