import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Reading, readings, synthetic } from './calibrate/collect.ts';
import { calibrated, fitMonotone, type Knot, reliability, type Sample } from './calibrate/fit.ts';
import { thresholdFor, tradeoff } from './calibrate/threshold.ts';
import { seedOf } from './press/random.ts';

const EDGES = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1];

/**
 * Fits what readers say to what is so, on scans with truths, and derives the threshold of review:
 * node scripts/calibrate.ts DIR [--only TEXT] [--goal 0.0005] [--least SAMPLES] [--save SAMPLES.jsonl] [--out TABLE.ts]
 * node scripts/calibrate.ts --samples SAMPLES.jsonl …   the same without reading again
 * node scripts/calibrate.ts --synthetic 20000 …         a reader made up, to try the fit
 *
 * The map is fitted on half of the files and judged on the other half; what is printed at the end is fitted on all.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      goal: { type: 'string', default: '0.0005' },
      least: { type: 'string' },
      save: { type: 'string' },
      samples: { type: 'string' },
      synthetic: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const all: Reading[] = values.synthetic
    ? synthetic(Number(values.synthetic), 1)
    : values.samples
      ? await loaded(values.samples)
      : await Array.fromAsync(readings(positionals[0] ?? '', values.only));
  if (all.length === 0) throw new Error('nothing was read from pictures there');
  if (values.save) await writeFile(values.save, all.map(r => `${JSON.stringify(r)}\n`).join(''));
  const least = Number(values.least ?? Math.max(60, all.length / 40));
  const isHeld = ({ file }: Reading) => seedOf(file.replace(/\.(clean|office|poor)\..*/, '')) % 2 === 0;
  const fitted = fitMonotone(
    all.filter(r => !isHeld(r)),
    least,
  );
  const held = all.filter(isHeld);
  const after = held.map(r => ({ ...r, raw: calibrated(fitted, r.raw) }));
  print('as the readers say', held);
  print('calibrated, on files that were not fitted', after);
  printThresholds(after, Number(values.goal));
  const table = tableOf(fitMonotone(all, least));
  console.log(table);
  if (values.out) await writeFile(values.out, table);
}

async function loaded(path: string): Promise<Reading[]> {
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  return lines.map(line => JSON.parse(line) as Reading);
}

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

function print(title: string, samples: readonly Sample[]): void {
  console.log(`${title}: ${samples.length} values`);
  console.log('  from    to      values   said      right     95% interval');
  for (const { from, to, count, said, right, interval } of reliability(samples, EDGES)) {
    const off = said < interval[0] ? 'too modest' : said > interval[1] ? 'too sure' : '';
    const cells = [
      from.toFixed(3),
      to.toFixed(3),
      String(count).padStart(7),
      percent(said).padStart(8),
      percent(right).padStart(8),
    ];
    console.log(`  ${cells.join('  ')}  ${interval.map(percent).join(' … ')} ${off}`);
  }
  const score = samples.reduce((sum, { raw, right }) => sum + (raw - Number(right)) ** 2, 0) / samples.length;
  console.log(`  Brier score ${score.toFixed(5)}\n`);
}

function printThresholds(samples: readonly Reading[], goal: number): void {
  const groups: [string, readonly Reading[]][] = [
    ['all', samples],
    ...Map.groupBy(samples, r => r.quality),
    ...Map.groupBy(samples, r => r.kind),
  ];
  console.log(`threshold of review for at most ${percent(goal)} silent errors`);
  for (const [name, own] of groups) {
    const { threshold, silent, silentAtMost, review } = tradeoff(own, thresholdFor(own, goal));
    const cells = [
      threshold.toFixed(4),
      percent(silent),
      `at most ${percent(silentAtMost)}`,
      percent(review),
    ];
    console.log(
      `  ${name.padEnd(10)} ${String(own.length).padStart(7)} values: below ${cells.join(', ')} for review`,
    );
  }
  console.log();
}

function tableOf(knots: readonly Knot[]): string {
  const rows = knots.map(([raw, share]) => `  [${raw}, ${share}],`).join('\n');
  return `/** Raw confidence → share of values that were right; made by scripts/calibrate.ts. */
export const CALIBRATION: readonly (readonly [raw: number, share: number])[] = [
${rows}
];
`;
}

await main();
