import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { WEIGHTS } from '../../src/tables/continuation-weights.ts';
import { fitLogistic, scoreOf, type Weights } from './fit/logistic.ts';
import { PRIOR } from './fit/prior.ts';
import { type Sample, samples } from './fit/samples.ts';

/**
 * Fits what is measured where a table may go on to whether it does, on prints with running heads, words over the parts,
 * shifted, scaled, swapped and blank pages: npm run lab -- continuations [--count N] [--seed N] [--out TABLE.ts]
 *
 * Fitted on the prints of one seed and judged on those of the next one.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  const [seen, held] = [await samples(count, seed), await samples(count, seed + 1)];
  print('as it is, seen', seen, WEIGHTS);
  print('as it is, held back', held, WEIGHTS);
  const fitted = fitLogistic(seen, PRIOR);
  print('fitted, seen', seen, fitted);
  print('fitted, held back', held, fitted);
  if (values.out) await writeFile(values.out, tableFile(fitted));
  for (const [name, weight] of Object.entries(fitted)) {
    const shown = seen.filter(({ features }) => features[name as keyof Weights] !== 0).length;
    console.log(
      `${name.padEnd(14)}${weight.toFixed(2).padStart(7)}  was ${WEIGHTS[name as keyof Weights]}, in ${shown} samples`,
    );
  }
}

function print(what: string, all: readonly Sample[], weights: Weights): void {
  const yes = all.filter(({ goesOn }) => goesOn);
  const wrong = all.filter(({ features, goesOn }) => scoreOf(features, weights) > 0 !== goesOn);
  const near = all.filter(({ features }) => Math.abs(scoreOf(features, weights)) < Math.log(3));
  console.log(
    `${what}: ${all.length} breaks, ${yes.length} go on, ${wrong.length} wrong, ${near.length} nearly even`,
  );
  for (const { file, features, goesOn } of wrong.slice(0, 12)) {
    const told = Object.entries(features).flatMap(([name, value]) =>
      value ? [`${name} ${value.toFixed(2)}`] : [],
    );
    console.log(
      `  ${goesOn ? 'goes on' : 'apart'} ${scoreOf(features, weights).toFixed(1)} ${file}: ${told.join(', ')}`,
    );
  }
}

function tableFile(weights: Weights): string {
  const rows = Object.entries(weights).map(([name, weight]) => `  ${name}: ${Number(weight.toFixed(2))},`);
  return [
    '/** What each feature of a continuation weighs, in the log of odds; fitted by scripts/lab/continuations.ts. */',
    'export const WEIGHTS = {',
    ...rows,
    '} as const;\n',
  ].join('\n');
}

await main();
