import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CASES, type Case, randomCases, styledCases, trickedCases } from './cases.ts';
import { RULES } from './look.ts';
import { printCases } from './print.ts';

/**
 * Prints forms as PDFs, each with its truth beside it:
 * npm run lab -- press --out DIR [--only TEXT] [--random N] [--styles N] [--tricks N] [--seed N] [--rules KIND]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      only: { type: 'string', default: '' },
      random: { type: 'string', default: '0' },
      styles: { type: 'string' },
      tricks: { type: 'string' },
      seed: { type: 'string', default: '1' },
      rules: { type: 'string' },
    },
  });
  if (!values.out) throw new Error('give a folder to print into: --out DIR');
  await mkdir(values.out, { recursive: true });
  const seed = Number(values.seed);
  const { styles, tricks } = values;
  const cases =
    styles === undefined && tricks === undefined
      ? [...CASES, ...randomCases(Number(values.random), seed)]
      : [...styledCases(Number(styles ?? 0), seed), ...trickedCases(Number(tricks ?? 0), seed)];
  const wanted = cases.filter(c => c.name.includes(values.only)).map(c => ruled(c, values.rules));
  await printCases(wanted, values.out);
}

/** The case with other rulings than its own. */
function ruled(one: Case, rules: string | undefined): Case {
  if (rules === undefined) return one;
  const known = RULES.find(kind => kind === rules);
  if (!known) throw new RangeError(`no rulings ${rules}; there are ${RULES.join(', ')}`);
  return { ...one, name: `${one.name}.${rules}`, difficulties: [rules], look: { ...one.look, rules: known } };
}

await main();
