import { profiles } from '../../../parsers/profiles/index.ts';
import type { Finding } from '../../../src/model.ts';
import type { Rule } from '../../../src/rules/rule.ts';
import { findFindings } from '../../../src/rules/run.ts';
import { form } from '../../../src/rules/sketch.ts';
import { correctDocument, type DocumentSketch } from './correct.ts';
import { draws } from './draw.ts';
import { formPlants } from './plants-forms.ts';
import { moneyPlants } from './plants-money.ts';
import { rowPlants } from './plants-rows.ts';
import { valuePlants } from './plants-values.ts';

const PLANTS = { ...rowPlants, ...valuePlants, ...moneyPlants, ...formPlants };

export type Tally = {
  readonly rule: string;
  readonly planted: number;
  readonly found: number;
  /** the first document whose plant was not found */
  readonly missed: DocumentSketch | null;
};

/** Plants the rule's kind of error into as many correct documents as asked, and counts how often the rule names its place. */
export function recallOf(rule: Rule, plants: number, seed: number): Tally {
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

/** What the rules say of correct documents, from errors to warnings, and how long they take. */
export function falseAlarms(documents: number, seed: number) {
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
