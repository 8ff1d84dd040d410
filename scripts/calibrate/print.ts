import type { Reading } from './collect.ts';
import { type Bin, type Knot, reliability, type Sample } from './fit.ts';
import { type Dishonesty, isHonest } from './honest.ts';
import { thresholdFor, tradeoff } from './threshold.ts';

const EDGES = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1];

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

/** What was said beside what was so, bin by bin; a bin whose interval does not hold what was said is named. */
export function printReliability(title: string, samples: readonly Sample[]): void {
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

/** What is wrong with what is said, if anything is. */
export function printHonesty(found: Dishonesty): void {
  const said = ({ from, to, said, right }: Bin) =>
    `${from}–${to}: said ${percent(said)}, right ${percent(right)}`;
  for (const bin of found.off) console.log(`  off  ${said(bin)}`);
  for (const bin of found.unordered) console.log(`  less right than the bin below it  ${said(bin)}`);
  if (found.silent !== null) console.log(`  silent errors ${percent(found.silent)}, above the goal`);
  console.log(isHonest(found) ? '  confidence is what it says\n' : '  confidence is not what it says\n');
}

/** Below what confidence a value must be marked, of all and by quality and kind, and what that costs. */
export function printThresholds(samples: readonly Reading[], goal: number): void {
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

/** The map as a TypeScript constant. */
export function tableOf(knots: readonly Knot[]): string {
  const rows = knots.map(([raw, share]) => `  [${raw}, ${share}],`).join('\n');
  return `/** Raw confidence → share of values that were right; made by scripts/calibrate.ts. */
export const CALIBRATION: readonly (readonly [raw: number, share: number])[] = [
${rows}
];
`;
}
