/**
 * What the warehouse must show, measured:
 * - `npm run lab -- warehouse bench [DOCUMENTS]`: time and memory of an export to Parquet, beside DuckDB's own copying;
 * - `npm run lab -- warehouse kill [TIMES]`: exports killed at random moments leave the old or the new state;
 * - `npm run lab -- warehouse back [DOCUMENTS]`: every value read back from every sink.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bench } from './warehouse/bench.ts';
import { kill } from './warehouse/kill.ts';
import { roundTrip } from './warehouse/round-trip.ts';

const [task = '', number] = process.argv.slice(2);
const TASKS: Record<string, (folder: string, number: number | undefined) => Promise<void>> = {
  bench,
  kill,
  back: roundTrip,
};
const run = TASKS[task];
if (run === undefined) {
  console.error('npm run lab -- warehouse bench|kill|back [NUMBER]');
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(process.env.TMPDIR ?? tmpdir(), 'ziping-warehouse-'));
  try {
    await run(folder, number === undefined ? undefined : Number(number));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
