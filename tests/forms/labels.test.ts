import { expect, test } from 'vitest';
import { fundingLineOf, plainLabel } from '../../src/forms/labels.ts';

test('half a bracket before a label, the rest of a ruling, is no part of it', () => {
  expect(plainLabel('【其中：本年财政拨款')).toBe('本年财政拨款');
  expect(fundingLineOf('[其中：本年财政拨款')).toBe('currentYearAppropriation');
  expect(plainLabel('数量指标（30分）')).toBe('数量指标');
});
