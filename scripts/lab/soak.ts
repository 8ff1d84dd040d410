import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { boundYoungSpace } from '../../src/batch/bounded-memory.ts';
import type { Report } from '../../src/batch/ingest.ts';
import type { RunProgress } from '../../src/batch/progress.ts';
import { keepCompiled } from '../../src/cli/compile-cache.js';
import { meanOf, quartersOf } from './bench/quarters.ts';
import { writeDocuments } from './bulk/documents.ts';
import { ingestFolder } from './bulk/run.ts';

/**
 * What bulk work costs: a long run quarter by quarter, and a run over what is known:
 * npm run lab -- soak [--documents 20000]
 * On a machine that does other things, trust the seconds of the processor, not those of the clock.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: 'string', default: '20000' },
    },
  });
  keepCompiled();
  boundYoungSpace();
  const folder = await mkdtemp(join(tmpdir(), 'ziping-soak-'));
  await soak(join(folder, 'soak'), Number(values.documents));
  await rm(folder, { recursive: true });
}

const SAMPLES = 400;

async function soak(folder: string, documents: number): Promise<void> {
  await writeDocuments(join(folder, 'in'), documents);
  const seen: (RunProgress & { readonly rss: number; readonly heapUsed: number })[] = [];
  const report = await ingestFolder(folder, 'archive', {
    workers: 2,
    onStep(step) {
      if (step.read === 0 || step.read % Math.ceil(documents / SAMPLES) !== 0) return;
      const { rss, heapUsed } = process.memoryUsage();
      seen.push({ ...step, rss, heapUsed });
    },
  });
  console.log(`${documents} documents, one in ten a form, by two workers`);
  for (const [index, own] of quartersOf(seen).entries()) {
    const [first, last] = [own[0]!, own.at(-1)!];
    const memory = meanOf(own.map(({ rss }) => rss)) / 1e6;
    // what is left after a collection: a leak shows here, and nothing else does
    const used = Math.min(...own.map(one => one.heapUsed)) / 1e6;
    const number = last.read - first.read;
    console.log(
      `  quarter ${index + 1}: memory of the supervisor ${memory.toFixed(0)} MB, ` +
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
  const { places, read, cpu } = await ingestFolder(folder, 'archive', { workers: 2 });
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `a second run: ${places} files known, ${read.read} read, ${(places / seconds).toFixed(0)} files/s, ` +
      `${(places / cpu.supervising).toFixed(0)} a second of the processor`,
  );
}

function overhead({ cpu }: Report): void {
  const share = (cpu.supervising / cpu.reading) * 100;
  console.log(
    `  processor: ${cpu.reading} s reading, ${cpu.supervising} s supervisor and archive (${share.toFixed(1)}%)`,
  );
}

await main();
