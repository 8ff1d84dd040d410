import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { keepCompiled } from '../../src/cli/compile-cache.js';
import { caseOf } from './fuzz/cases.ts';
import { type Done, fuzz } from './fuzz/run.ts';

/**
 * Reads files that were made hostile, and tells which of them did harm:
 *   npm run lab -- fuzz [--count 20000] [--seed 1] [--from 0] [--workers 2] [--timeout 300] [--memory 1024] [--blind]
 *   npm run lab -- fuzz --seed 1 --write 4711     writes that case beside, to look at it
 */
async function main(): Promise<void> {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    options: {
      count: text('20000'),
      seed: text('1'),
      from: text('0'),
      workers: text('2'),
      timeout: text('300'),
      memory: text('1024'),
      blind: { type: 'boolean', default: false },
      write: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  if (values.write !== undefined) {
    const { name, bytes } = caseOf(seed, Number(values.write));
    await writeFile(name, bytes);
    console.log(name);
    return;
  }
  keepCompiled();
  const totals = { cases: 0, failed: 0, seconds: 0, memory: 0, slowest: 0 };
  const faulty = await fuzz({
    seed,
    from: Number(values.from),
    count: Number(values.count),
    workers: Number(values.workers),
    isBlind: values.blind,
    limits: { timeout: Number(values.timeout), memory: Number(values.memory), renewAfter: 250 },
    onCase: done => tell(done, totals),
  });
  console.log(summary(totals), `· with faults ${faulty.length}`);
  process.exitCode = faulty.length > 0 ? 1 : 0;
}

type Totals = { cases: number; failed: number; seconds: number; memory: number; slowest: number };

function tell({ number, name, faults, failed, seconds, memory }: Done, totals: Totals): void {
  totals.cases++;
  if (failed) totals.failed++;
  totals.seconds += seconds;
  totals.memory = Math.max(totals.memory, memory);
  totals.slowest = Math.max(totals.slowest, seconds);
  for (const fault of faults) console.log(`${number} ${name}: ${JSON.stringify(fault)}`);
  if (seconds > SLOW) console.log(`${number} ${name}: slow, ${seconds.toFixed(1)} s`);
  if (totals.cases % 500 === 0) console.log(summary(totals));
}

/** Seconds of the processor that are worth a word; seconds of the clock say little on a busy machine. */
const SLOW = 5;

function summary({ cases, failed, seconds, memory, slowest }: Totals): string {
  return `cases ${cases} · documents with an error ${failed} · CPU ${seconds.toFixed(0)} s, slowest ${slowest.toFixed(1)} s · most memory ${memory} MB`;
}

await main();
