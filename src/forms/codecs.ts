import type { CurrencyUnit, Measure, Note, Reading } from '../model.ts';
import {
  type AmountKind,
  type AmountReading,
  readAmount,
  readWeight,
  splitWeight,
} from '../values/amount.ts';
import { readYear } from '../values/date.ts';
import { readMeasure } from '../values/measure.ts';
import { valueText } from '../values/text.ts';

export type Typed<Value> = { readonly value: Value | null; readonly notes: readonly Note[] };

/** Text of one field → its value. Blank text never comes here. */
export type Codec<Value> = (text: string, reading: Reading) => Typed<Value>;

/** Text as printed, radicals folded. */
export const asText: Codec<string> = text => ({ value: valueText(text), notes: [] });

/** A level's name without the weight appended to it. */
export const asLevel: Codec<string> = text => ({ value: splitWeight(text).label, notes: [] });

/** The year that a title or a line under it names. */
export const asYear: Codec<number> = text => {
  const { year, note } = readYear(text);
  return { value: year, notes: note ? [note] : [] };
};

/** A weight, also in brackets or behind its label. */
export const asWeight: Codec<string> = text => ofAmount(readWeight(text));

/** Money in the form's unit, a score, or a rate in percent. */
export const asAmount =
  (kind: AmountKind, currencyUnit: CurrencyUnit | null): Codec<string> =>
  text =>
    ofAmount(readAmount(text, kind, currencyUnit));

/** A target or an actual value; months without a year take the form's. */
export const asMeasure =
  (fiscalYear: number | null): Codec<Measure> =>
  (text, { parts }) => {
    const { measure, notes } = readMeasure(text, { parts, fiscalYear });
    return { value: measure, notes };
  };

function ofAmount({ value, note }: AmountReading): Typed<string> {
  return { value, notes: note ? [note] : [] };
}
