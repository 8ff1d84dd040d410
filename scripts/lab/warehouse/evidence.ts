import type { Evidence, Form, FormData, Measure, Note } from '../../../src/model.ts';
import { FORM, FUNDING, GOAL, GROUP, INDICATOR, namesOf, TOTAL } from '../../../src/schema/fields.ts';
import type { Dice } from './dice.ts';

const NOTES: readonly Note[][] = [
  [],
  [],
  [],
  ['blank'],
  ['joined-over-page-break'],
  ['low-confidence', 'ambiguous'],
];

/** Made-up evidence: an entry for every leaf of a form's data. */
export function evidenceOf(dice: Dice, data: FormData): Form['evidence'] {
  const all: { [path: string]: Evidence } = {};
  const step = (label: string) => label.replaceAll('~', '~0').replaceAll('/', '~1');
  const put = (path: string, value: unknown) => {
    all[path] = oneEvidence(dice, value);
  };
  for (const field of namesOf(FORM)) put(`/${field}`, data[field]);
  for (const [row, line] of data.funding.entries())
    for (const field of namesOf(FUNDING)) put(`/funding/${row}/${field}`, line[field]);
  for (const field of namesOf(GOAL)) put(`/goals/0/${field}`, data.goals[0]![field]);
  for (const [row, own] of data.indicators.entries()) {
    for (const field of namesOf(INDICATOR)) put(`/indicators/${row}/${field}`, own[field]);
    for (const label of Object.keys(own.extras))
      put(`/indicators/${row}/extras/${step(label)}`, own.extras[label]);
  }
  for (const [row, group] of data.groups.entries())
    for (const field of namesOf(GROUP)) put(`/groups/${row}/${field}`, group[field]);
  for (const field of namesOf(TOTAL)) put(`/total/${field}`, data.total[field]);
  for (const label of Object.keys(data.extras)) put(`/extras/${step(label)}`, data.extras[label]);
  return all;
}

function oneEvidence(dice: Dice, value: unknown): Evidence {
  const text =
    value === null ? null : typeof value === 'object' ? String((value as Measure).text) : String(value);
  const edge = () => dice.whole(60000) / 100;
  const region = () => {
    const [x, y] = [edge(), edge()];
    return { page: 1 + dice.whole(2), bbox: [x, y, x + 80.25, y + 12] as const };
  };
  const place = dice.whole(40);
  return {
    text,
    ...(place === 0
      ? { lines: [3, 5] as const }
      : { regions: place === 1 ? [] : place === 2 ? [region(), region()] : [region()] }),
    source: dice.pick(['text-layer', 'text-layer', 'ocr']),
    confidence: dice.pick([0.99, 0.99, 0.99, 0.97, 0.5, 0.123456789]),
    review: dice.chance(0.04),
    notes: dice.pick(NOTES),
  };
}
