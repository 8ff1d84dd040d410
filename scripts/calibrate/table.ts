import type { Count } from '../../src/quality/calibration.ts';
import type { Sample } from './fit.ts';
import { thresholdFor } from './threshold.ts';

const EDGES = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99];

/** A value is never left unseen below this, however well few samples turn out. */
const LEAST = 0.9;

/** The samples counted by their confidence. */
export function countsOf(samples: readonly Sample[]): Count[] {
  return EDGES.map((from, at) => {
    const own = samples.filter(({ raw }) => raw >= from && raw < (EDGES[at + 1] ?? Number.POSITIVE_INFINITY));
    return { from, count: own.length, right: own.filter(({ right }) => right).length };
  });
}

/** Below what confidence a value is for review, so that at most `goal` of all are silent errors; hundredths. */
export function reviewBelow(samples: readonly Sample[], goal: number): number {
  const threshold = Math.min(1, thresholdFor(samples, goal));
  return Math.max(LEAST, Math.ceil(threshold * 100) / 100);
}

type Halves = { readonly fitted: readonly Sample[]; readonly held: readonly Sample[]; readonly goal: number };

/** The file that the machine reads: the threshold, from the fitted half; the counts of both halves, so that a test can compare. */
export function tableFile({ fitted, held, goal }: Halves): string {
  const rows = (samples: readonly Sample[]) =>
    countsOf(samples)
      .map(({ from, count, right }) => `    { from: ${from}, count: ${count}, right: ${right} },`)
      .join('\n');
  return `import type { Calibration } from './calibration.ts';

/**
 * How sure values read from scans say they are, and how many of them are right: fields of scans with truths. Written by
 * \`scripts/calibrate.ts --out\` from the samples of \`scripts/accuracy.ts --save\`; half of the files set the threshold of
 * review, the other half is held against it.
 */
export const CALIBRATION: Calibration = {
  goal: ${goal},
  reviewBelow: ${reviewBelow(fitted, goal)},
  fitted: [
${rows(fitted)}
  ],
  held: [
${rows(held)}
  ],
};
`;
}
