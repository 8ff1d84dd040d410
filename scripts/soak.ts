import { mkdtemp, rm } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../src/archive/archive.ts';
import { ingest, type Report } from '../src/batch/ingest.ts';
import { LIMITS } from '../src/batch/limits.ts';
import { keepSteady } from '../src/batch/steady.ts';
import type { Step } from '../src/batch/tally.ts';
import { writeDocuments } from './bulk/documents.ts';

/**
 * What bulk work costs: a long run quarter by quarter, a run over what is known, one worker against two.
 * node scripts/soak.ts [--documents 20000] [--forms 400]
 * On a machine that does other things, trust the seconds of the processor, not those of the clock.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '20000' },
      forms: { type: 'string', default: '400' },
    },
  });
  enableCompileCache();
  keepSteady();
  const folder = await mkdtemp(join(tmpdir(), 'ziping-soak-'));
  await soak(join(folder, 'soak'), Number(values.documents));
  await race(join(folder, 'race'), Number(values.forms));
  await rm(folder, { recursive: true });
}

const SAMPLES = 400;

async function soak(folder: string, documents: number): Promise<void> {
  await writeDocuments(join(folder, 'in'), documents);
  const seen: (Step & { readonly rss: number; readonly heapUsed: number })[] = [];
  const report = await run(folder, 'archive', {
    workers: 2,
    onStep(step) {
      if (step.read === 0 || step.read % Math.ceil(documents / SAMPLES) !== 0) return;
      const { rss, heapUsed } = process.memoryUsage();
      seen.push({ ...step, rss, heapUsed });
    },
  });
  console.log(`${documents} documents, one in ten a form, by two workers`);
  for (let quarter = 0; quarter < 4; quarter++) {
    const own = seen.slice((quarter * seen.length) / 4, ((quarter + 1) * seen.length) / 4);
    const [first, last] = [own[0]!, own.at(-1)!];
    const memory = own.reduce((sum, one) => sum + one.rss, 0) / own.length / 1e6;
    // what is left after a collection: a leak shows here, and nothing else does
    const used = Math.min(...own.map(one => one.heapUsed)) / 1e6;
    const number = last.read - first.read;
    console.log(
      `  quarter ${quarter + 1}: memory of the supervisor ${memory.toFixed(0)} MB, ` +
        `${used.toFixed(1)} MB of its heap in use, ` +
        `${(number / (last.seconds - first.seconds)).toFixed(0)} documents/s, ` +
        `${(number / (last.cpu - first.cpu)).toFixed(0)} documents a second of the processor`,
    );
  }
  overhead(report);
  await again(folder);
}

async function again(folder: string): Promise<void> {
  const begun = performance.now();
  const { places, read, cpu } = await run(folder, 'archive', { workers: 2 });
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `a second run: ${places} files known, ${read.read} read, ${(places / seconds).toFixed(0)} files/s, ` +
      `${(places / cpu.supervising).toFixed(0)} a second of the processor`,
  );
}

/** One worker and two by turns, so that what else the machine does falls on both; the best run of each counts. */
async function race(folder: string, forms: number): Promise<void> {
  await writeDocuments(join(folder, 'in'), forms, { oneIn: 1 });
  const best = { 1: 0, 2: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    for (const workers of [1, 2] as const) {
      const report = await run(folder, `by-${workers}-${round}`, { workers });
      const { read, seconds } = report.read;
      best[workers] = Math.max(best[workers], read / seconds);
      console.log(
        `${forms} forms by ${workers} worker${workers > 1 ? 's' : ''}: ${(read / seconds).toFixed(1)} documents/s, ` +
          `${(report.cpu.reading / seconds).toFixed(2)} processors at work`,
      );
      overhead(report);
    }
  }
  console.log(`two workers against one: ${(best[2] / best[1]).toFixed(2)} times`);
}

const ROUNDS = 3;

function overhead({ cpu }: Report): void {
  const share = (cpu.supervising / cpu.reading) * 100;
  console.log(
    `  processor: ${cpu.reading} s reading, ${cpu.supervising} s supervisor and archive (${share.toFixed(1)}%)`,
  );
}

type Run = { readonly workers: number; readonly onStep?: (step: Step) => void };

/** An ingest of the folder's input into an archive of it. */
async function run(folder: string, name: string, { workers, onStep }: Run): Promise<Report> {
  const archive = await openArchive(join(folder, name));
  const { signal } = new AbortController();
  try {
    const paths = [join(folder, 'in')];
    return await ingest({ archive, paths, workers, limits: LIMITS, signal, ...(onStep && { onStep }) });
  } finally {
    await archive.close();
  }
}

await main();
