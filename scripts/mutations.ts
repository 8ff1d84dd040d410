import { parseArgs } from 'node:util';
import { profiles } from '../parsers/profiles/index.ts';
import type { Finding } from '../src/model.ts';
import { RULES } from '../src/rules/index.ts';
import type { Rule } from '../src/rules/rule.ts';
import { findFindings } from '../src/rules/run.ts';
import { form } from '../src/rules/sketch.ts';
import { correctDocument, type DocumentSketch } from './mutations/correct.ts';
import { draws } from './mutations/draw.ts';
import { formPlants } from './mutations/plants-forms.ts';
import { rowPlants } from './mutations/plants-rows.ts';

const PLANTS = { ...rowPlants, ...formPlants };

/** least share of its plants that a rule must find */
const LEAST = 0.99;

type Tally = {
  readonly rule: string;
  readonly planted: number;
  readonly found: number;
  readonly missed: DocumentSketch | null;
};

/**
 * Proves the rules on correct forms with errors planted at random places, all decided by the seed:
 * node scripts/mutations.ts [--plants 1000] [--seed 1] [--rule ID] [--missed]
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
  const tallies = rules.map(rule => prove(rule, plants, seed));
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

/** Plants the rule's kind of error into as many correct documents as asked, and counts how often the rule names its place. */
function prove(rule: Rule, plants: number, seed: number): Tally {
  const plant = PLANTS[rule.id];
  let [planted, found] = [0, 0];
  let missed: DocumentSketch | null = null;
  for (let i = 0; plant && planted < plants && i < plants * 100; i++) {
    const draw = draws(seed * 1_000_003 + i);
    const done = plant(draw, correctDocument(draw));
    if (!done) continue;
    planted++;
    const isFound = findingsOf(done.document, [rule]).some(({ at }) =>
      at.some(place => isAt(place, done.at)),
    );
    if (isFound) found++;
    else missed ??= done.document;
  }
  return { rule: rule.id, planted, found, missed };
}

function isAt(place: string, planted: string): boolean {
  return place === planted || place.startsWith(`${planted}/`);
}

function falseAlarms(documents: number, seed: number) {
  const correct = Array.from({ length: documents }, (_, i) => correctDocument(draws(seed * 7_000_003 + i)));
  const inputs = correct.map(inputOf);
  const forms = inputs.reduce((sum, input) => sum + input.forms.length, 0);
  const start = performance.now();
  const findings = inputs.flatMap(input => findFindings(input, { profiles }));
  const millisecondsPerThousand = ((performance.now() - start) / forms) * 1_000;
  return { forms, findings: findings.filter(({ severity }) => severity !== 'info'), millisecondsPerThousand };
}

function findingsOf(document: DocumentSketch, rules: readonly Rule[]): readonly Finding[] {
  return findFindings(inputOf(document), { profiles, rules });
}

function inputOf({ forms, prose }: DocumentSketch) {
  return { forms: forms.map(form), prose: prose === null ? [] : [{ page: 1, text: prose }] };
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
}

main();
