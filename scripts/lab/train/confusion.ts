import { CLASSES, DIRT, SIGNS } from '../../../src/read/signs/alphabet.ts';
import type { Classifier } from '../../../src/read/signs/classifier.ts';
import { type Sample, viewIn } from './samples.ts';

const NAMES = [...SIGNS, 'dirt', 'other'];

/** What a classifier makes of samples: of each class how many, how many of them right, and what the others were taken for. */
export function confusion(samples: readonly Sample[], classify: Classifier): string {
  const taken = Array.from({ length: CLASSES }, () => new Uint32Array(CLASSES));
  let [sure, sureWrong, signs, right] = [0, 0, 0, 0];
  for (const sample of samples) {
    const { label } = sample;
    const odds = classify(viewIn(sample));
    const best = odds.indexOf(Math.max(...odds));
    taken[label]![best]!++;
    if (label < DIRT) {
      signs++;
      if (best === label) right++;
    }
    if (best < DIRT && odds[best]! >= SURE) {
      sure++;
      if (best !== label) sureWrong++;
    }
  }
  const lines = taken.map((row, label) => lineOf(row, label));
  const share = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2);
  return [
    ...lines.filter(line => line !== ''),
    `signs ${signs}: ${share(right, signs)} % right; surer than ${SURE}: ${sure}, ${share(sureWrong, sure)} % of them wrong`,
  ].join('\n');
}

const SURE = 0.95;

function lineOf(row: Uint32Array, label: number): string {
  const total = row.reduce((sum, each) => sum + each, 0);
  if (total === 0) return '';
  const wrong = [...row.entries()]
    .filter(([at, count]) => at !== label && count > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([at, count]) => `${NAMES[at]} ${count}`);
  return `${NAMES[label]!.padEnd(6)} ${String(total).padStart(6)} ${((100 * row[label]!) / total).toFixed(2).padStart(7)} %  ${wrong.join('  ')}`;
}
