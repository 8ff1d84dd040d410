import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { Grounds } from '../../src/model.ts';
import type { Calibrations } from '../../src/quality/calibration.ts';
import { readersOnCall } from '../../src/read/ocr/readers.ts';
import { fit, GOALS, leftOut } from './calibrate/fit.ts';
import { gather } from './calibrate/gather.ts';
import { isCalibrated, miscalibration } from './calibrate/miscalibration.ts';
import { reliability } from './calibrate/monotone.ts';
import { type AllReadings, loadReadings, saveReadings } from './calibrate/readings.ts';
import { tableFile } from './calibrate/table.ts';
import { alignedCases, styledCases, trickedCases } from './press/cases.ts';
import { printCases } from './press/print.ts';

const TABLE = join(import.meta.dirname, '../../src/quality/calibration-table.ts');

/**
 * How sure values say they are, against how many of them are right, by how they were read (drawn and aligned tables,
 * pictures, dumps): prints, scans, reads, fits, and writes src/quality/calibration-table.ts. Every group, one program or
 * one way of scanning, is left out in turn and held against what the others tell.
 *
 * npm run lab -- calibrate --read prints,dumps,scans [--prints 150] [--scans 40] [--seed 7] [--keep DIR]
 *     reads these again, and keeps what was read before of the others (scripts/lab/calibrate/readings.json)
 * npm run lab -- calibrate     fits again what was read
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      read: { type: 'string', default: '' },
      prints: { type: 'string', default: '150' },
      scans: { type: 'string', default: '40' },
      seed: { type: 'string', default: '7' },
      keep: { type: 'string' },
    },
  });
  const job = { seed: Number(values.seed), prints: Number(values.prints), scans: Number(values.scans) };
  const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'calibrate-')));
  for (const kind of values.read.split(',').filter(Boolean)) await readAgain(kind, { ...job, folder });
  if (!values.keep) await rm(folder, { recursive: true });
  const readings = await loadReadings();
  const ways = Object.keys(readings) as Grounds['way'][];
  const calibrations = ways.map(way => [way, fit(readings[way], way)]);
  await writeFile(TABLE, tableFile(Object.fromEntries(calibrations) as Calibrations));
  print(readings);
}

type Job = {
  readonly folder: string;
  readonly seed: number;
  readonly prints: number;
  readonly scans: number;
};

const WAYS: { readonly [kind: string]: readonly Grounds['way'][] } = {
  prints: ['drawn', 'aligned'],
  dumps: ['dump'],
  scans: ['picture'],
};

async function readAgain(kind: string, job: Job): Promise<void> {
  const ways = WAYS[kind];
  if (!ways)
    throw new RangeError(`nothing to read is called ${kind}: there are ${Object.keys(WAYS).join(', ')}`);
  const folder = join(job.folder, kind);
  await mkdir(folder, { recursive: true });
  await MAKERS[kind]!(folder, job);
  const readers = readersOnCall();
  const found = await gather(folder, { readers });
  await readers.close();
  const own = Object.fromEntries(ways.map(way => [way, found[way]]));
  await saveReadings({ ...(await loadReadings()), ...own } as AllReadings);
}

/** The orders in which programs dump a text. */
const DUMPED = ['text', 'layout', 'raw'];

const MAKERS: { readonly [kind: string]: (folder: string, job: Job) => Promise<void> } = {
  prints: async (folder, { prints, seed }) => {
    const part = Math.round(prints / 4);
    const cases = [styledCases(2 * part, seed), trickedCases(part, seed), alignedCases(part, seed)];
    await printCases(cases.flat(), folder);
  },
  dumps: async (folder, { prints, seed }) => {
    const cases = styledCases(Math.round(prints / 2), seed + 1);
    await printCases(
      cases.map((one, at) => ({ ...one, dump: DUMPED[at % DUMPED.length]! })),
      folder,
    );
  },
  scans: async (folder, { scans, seed, folder: above }) => {
    const natives = join(above, 'natives');
    await mkdir(natives, { recursive: true });
    await printCases(styledCases(scans, seed + 2), natives);
    const script = join(import.meta.dirname, 'scan.ts');
    await promisify(execFile)(process.execPath, [script, natives, '--out', folder, '--seed', String(seed)]);
  },
};

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`.padStart(8);
const EDGES = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1];

/** What is said of values of groups that were left out, beside what is so. */
function print(readings: AllReadings): void {
  for (const way of Object.keys(readings) as Grounds['way'][]) {
    const [groups, goal] = [readings[way], GOALS[way]];
    const { samples, silent } = leftOut(groups, way);
    const count = samples.reduce((sum, sample) => sum + sample.count, 0);
    console.log(`${way}: ${count} values of ${Object.keys(groups).length} groups, each left out in turn`);
    for (const { from, to, count: own, said, right } of reliability(samples, EDGES))
      console.log(
        `  ${from}–${to}  ${String(own).padStart(7)}  said ${percent(said)}  right ${percent(right)}`,
      );
    console.log(`  silent ${((10_000 * silent) / count).toFixed(1)} in 10,000 (goal ${10_000 * goal})`);
    const isSo = isCalibrated(miscalibration(samples, { silent, goal }));
    console.log(isSo ? '  confidence is what it says' : '  confidence is not what it says');
  }
}

await main();
