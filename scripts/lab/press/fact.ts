import type { Comparator, Measure } from '../../../src/model.ts';
import type { Fact, PrintedValue } from './model.ts';

/** How a system writes comparing signs. */
export type Signs = 'ascii' | 'math' | 'wide' | 'yunnan';

const GLYPHS: Record<Signs, Record<Comparator, string>> = {
  ascii: { '=': '=', '>': '>', '>=': '>=', '<': '<', '<=': '<=' },
  math: { '=': '=', '>': '>', '>=': '≥', '<': '<', '<=': '≤' },
  wide: { '=': '＝', '>': '＞', '>=': '≥', '<': '＜', '<=': '≤' },
  yunnan: { '=': '═', '>': '﹥', '>=': '≧', '<': '﹤', '<=': '≦' },
};

/** A quantity to compare with. */
export const q = (sign: Comparator, number: string, unit: string): Fact => ({ sign, number, unit });
/** Words. */
export const w = (words: string): Fact => ({ words });
/** A date: ISO, its relation, and how it is printed. */
export const d = (date: string, relation: 'by' | 'before' | 'at' | 'after' | null, print: string): Fact => ({
  date,
  relation,
  print,
});

export const BLANK: PrintedValue = { text: '', measure: null, sign: '', value: '', unit: '' };

/** The fact as printed in one cell: sign, number, unit. `split`: it will stand in three columns, as a sure quantity. */
export function printFact(fact: Fact, signs: Signs): PrintedValue {
  if ('words' in fact) return words(fact.words);
  if ('date' in fact) return dated(fact.date, fact.relation, fact.print);
  const sign = GLYPHS[signs][fact.sign];
  return quantity({ sign, comparator: fact.sign, value: fact.number, unit: fact.unit });
}

/** A number without a sign, with its unit or without. */
export function printNumber(number: string, unit: string): PrintedValue {
  return quantity({ sign: '', comparator: null, value: number, unit });
}

export function words(text: string): PrintedValue {
  return {
    text,
    measure: text === '' ? null : { kind: 'qualitative', text },
    sign: '',
    value: text,
    unit: '',
  };
}

function dated(date: string, relation: 'by' | 'before' | 'at' | 'after' | null, text: string): PrintedValue {
  return { text, measure: { kind: 'date', relation, date, text }, sign: '', value: text, unit: '' };
}

function quantity(q: {
  sign: string;
  comparator: Comparator | null;
  value: string;
  unit: string;
}): PrintedValue {
  const text = `${q.sign}${q.value}${q.unit}`;
  const number = q.value.replaceAll(',', '');
  const measure: Measure = { kind: 'quantity', comparator: q.comparator, number, unit: q.unit || null, text };
  return { text, measure, sign: q.sign, value: q.value, unit: q.unit };
}
