import fc from 'fast-check';
import { expect, test } from 'vitest';
import { separatorBetween, separatorOf } from '../../../src/read/ocr/separators.ts';

const amounts = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.option(fc.stringMatching(/^\d{1,4}$/), { nil: null }))
  .map(([whole, decimals]) => whole.toLocaleString('en-US') + (decimals === null ? '' : `.${decimals}`));

test('what the digits around a separator tell of it is never wrong', () => {
  fc.assert(
    fc.property(amounts, amount => {
      for (const { index, 0: sign } of amount.matchAll(/[.,]/g)) {
        const told = separatorBetween(amount.slice(0, index), amount.slice(index + 1));
        expect(['either', sign]).toContain(told);
      }
    }),
  );
});

test.each([
  ['844', '520,084.43', ','],
  ['844.520', '084.43', ','],
  ['844,520', '43', '.'],
  ['1234', '567', '.'],
  ['0', '125', '.'],
  ['12', '345', 'either'],
  ['12,345', '678', 'either'],
  ['2023', '10.12', 'either'],
])('%s ? %s: %s', (before, behind, told) => expect(separatorBetween(before, behind)).toBe(told));

const seen = (text: string, confidence: number) => ({ text, from: 0, to: 2, confidence });
const around = (before: string, behind: string, isTwoShades = false) => ({
  before,
  behind,
  isBlack: isTwoShades,
  isTwoShades,
});

test('a separator that both see is what the number tells, and only then', () => {
  const one = { ...seen('.', 0.6), others: [','] };
  expect(separatorOf(one, seen(',', 0.6), around('844', '520.11'))).toMatchObject({ text: ',' });
  // a digit behind the comma was lost
  const comma = { ...seen(',', 0.77), others: ['.'] };
  expect(separatorOf(comma, seen(',', 0.91), around('632,899', '33'))).toEqual({ mayBe: '.' });
  expect(separatorOf(one, seen('4', 0.9), around('844', '52'))).toBeNull();
  expect(separatorOf(seen(',', 0.99), seen(',', 0.99), around('1,234', '56789'))).toEqual({ mayBe: '.' });
});

test('a point before a last group of three may be a comma, the sooner in black and white', () => {
  const point = seen('.', 0.987);
  expect(separatorOf(point, seen('.', 0.95), around('10', '481'))).toBeNull();
  expect(separatorOf(point, seen('.', 0.95), around('10', '481', true))).toEqual({ mayBe: ',' });
  expect(separatorOf(point, seen('.', 0.8), around('10', '481'))).toEqual({ mayBe: ',' });
});
