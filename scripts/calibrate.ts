import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { EvidenceSource } from '../src/model.ts';
import { CALIBRATION } from '../src/quality/calibration-table.ts';
import { readersOnCall } from '../src/read/ocr/readers.ts';
import { lineReadings, type Reading, readings, synthetic } from './calibrate/collect.ts';
import { calibrated, fitMonotone } from './calibrate/fit.ts';
import { dishonesty } from './calibrate/honest.ts';
import { printHonesty, printReliability, printThresholds, tableOf } from './calibrate/print.ts';
import { reviewBelow, tableFile } from './calibrate/table.ts';
import { seedOf } from './press/random.ts';

/**
 * Fits what readers say to what is so, on scans with truths, and derives the threshold of review:
 * node scripts/calibrate.ts DIR [--only TEXT] [--goal 0.0005] [--least SAMPLES] [--save SAMPLES.jsonl] [--out TABLE.ts]
 * node scripts/calibrate.ts DIR --natives PRINTS …      lines instead of fields, against the PDFs that were scanned
 * node scripts/calibrate.ts DIR --source text-layer …  values of native prints; text-dump for dumps
 * node scripts/calibrate.ts --samples SAMPLES.jsonl …   the same without reading again
 * node scripts/calibrate.ts --synthetic 20000 …         a reader made up, to try the fit
 *
 * The map is fitted on half of the files and judged on the other half; what is printed at the end is fitted on all. What
 * `--out` writes (src/quality/calibration-table.ts) holds the counts of both halves, and the threshold from the fitted one.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      goal: { type: 'string', default: '0.0005' },
      least: { type: 'string' },
      natives: { type: 'string' },
      save: { type: 'string' },
      samples: { type: 'string' },
      synthetic: { type: 'string' },
      source: { type: 'string', default: 'ocr' },
      out: { type: 'string' },
    },
  });
  const all = await gathered({ ...values, folder: positionals[0] });
  if (all.length === 0) throw new Error('nothing was read from pictures there');
  if (values.save) await writeFile(values.save, all.map(r => `${JSON.stringify(r)}\n`).join(''));
  const least = Number(values.least ?? Math.max(30, all.length / 100));
  const isHeld = ({ file }: Reading) => seedOf(file.replace(/\.(clean|office|poor)\..*/, '')) % 2 === 0;
  const fitted = fitMonotone(
    all.filter(r => !isHeld(r)),
    least,
  );
  const held = all.filter(isHeld);
  const after = held.map(r => ({ ...r, raw: calibrated(fitted, r.raw) }));
  printReliability('as it is said', held);
  const { reviewBelow: threshold } = CALIBRATION;
  printHonesty(dishonesty(held, { goal: Number(values.goal), reviewBelow: threshold }));
  printReliability('calibrated, on files that were not fitted', after);
  printThresholds(after, Number(values.goal));
  console.log(tableOf(fitMonotone(all, least)));
  const halves = { fitted: all.filter(r => !isHeld(r)), held, goal: Number(values.goal) };
  console.log(`review below ${reviewBelow(halves.fitted, halves.goal)}`);
  if (values.out) await writeFile(values.out, tableFile(halves));
}

type From = {
  readonly folder?: string | undefined;
  readonly only: string;
  readonly natives?: string | undefined;
  readonly samples?: string | undefined;
  readonly synthetic?: string | undefined;
  readonly source: string;
};

async function gathered({
  folder,
  only,
  natives,
  samples,
  synthetic: count,
  source,
}: From): Promise<Reading[]> {
  if (count) return synthetic(Number(count), 1);
  if (samples) {
    const lines = (await readFile(samples, 'utf8')).trim().split('\n');
    return lines.map(line => JSON.parse(line) as Reading);
  }
  if (folder === undefined) throw new Error('give a folder of scans with their truths');
  const readers = readersOnCall();
  const found = natives
    ? lineReadings({ folder, only, natives }, { readers })
    : readings({ folder, only, source: source as EvidenceSource }, { readers });
  const all = await Array.fromAsync(found);
  await readers.close();
  return all;
}

await main();
