import { parseArgs } from 'node:util';
import { RULES } from '../../src/rules/index.ts';
import { falseAlarms, recallOf } from './mutations/recall.ts';

/** least share of its plants that a rule must find */
const LEAST = 0.99;

/**
 * Proves the rules on correct forms with errors planted at random places, all decided by the seed:
 * npm run lab -- mutations [--plants 1000] [--seed 1] [--rule ID] [--missed]
 * Exit status 1 where a rule finds less than 99% of its plants, or a correct form gives an error or a warning.
 */
function main(): void {
  const { values } = parseArgs({
    options: {
      plants: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      rule: { type: 'string' },
      missed: { type: 'boolean', default: false },
    },
  });
  const [plants, seed] = [Number(values.plants), Number(values.seed)];
  const rules = RULES.filter(({ id }) => values.rule === undefined || id === values.rule);
  const tallies = rules.map(rule => recallOf(rule, plants, seed));
  const alarms = falseAlarms(plants, seed);
  for (const { rule, planted, found } of tallies) {
    console.log(`${rule.padEnd(36)} ${String(found).padStart(5)} / ${planted}  ${percent(found, planted)}`);
  }
  for (const { missed } of tallies) if (values.missed && missed) console.log(JSON.stringify(missed));
  console.log(`\ncorrect forms: ${alarms.forms}, errors and warnings on them: ${alarms.findings.length}`);
  for (const { rule, message } of alarms.findings.slice(0, 10)) console.log(`  ${rule}: ${message.en}`);
  console.log(`all rules over 1,000 forms: ${alarms.millisecondsPerThousand.toFixed(0)} ms`);
  const isProven =
    tallies.every(({ planted, found }) => planted > 0 && found >= planted * LEAST) &&
    alarms.findings.length === 0;
  process.exitCode = isProven ? 0 : 1;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
}

main();
