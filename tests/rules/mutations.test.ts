import { expect, test } from 'vitest';
import { falseAlarms, recallOf } from '../../scripts/lab/mutations/recall.ts';
import { RULES } from '../../src/rules/index.ts';

test.each(RULES)('$id finds errors planted in correct forms', rule => {
  expect(recallOf(rule, 40, 11)).toMatchObject({ planted: 40, found: 40, missed: null });
});

test('correct forms give no error and no warning', () => {
  expect(falseAlarms(150, 11).findings).toEqual([]);
});
