import type { CurrencyUnit, FieldReading, Measure, Note } from '../model.ts';
import type { Fields, FieldType } from '../schema/fields.ts';
import { type AmountReading, readAmount, readWeight, splitWeight } from '../values/amount.ts';
import { readYear } from '../values/date.ts';
import { readMeasure } from '../values/measure.ts';
import { valueText } from '../values/text.ts';

export type TypedValue<Value> = { readonly value: Value | null; readonly notes: readonly Note[] };

/** Text of one field → its value. Blank text never comes here. */
export type Codec<Value> = (text: string, reading: FieldReading) => TypedValue<Value>;

/** Text as printed, radicals folded. */
export const asText: Codec<string> = text => ({ value: valueText(text), notes: [] });

/** What the typing of one field may need of the rest of its form. */
type TypingContext = {
  readonly currencyUnit: CurrencyUnit | null;
  readonly fiscalYear: number | null;
};

type ValueOf = {
  readonly text: string;
  readonly level: string;
  readonly year: number;
  readonly money: string;
  readonly weight: string;
  readonly score: string;
  readonly rate: string;
  readonly measure: Measure;
};

/** What the fields of a part hold. */
export type ValuesOf<F extends Fields> = { readonly [Name in keyof F]: ValueOf[F[Name]['type']] | null };

export type Codecs = { readonly [type in FieldType]: Codec<ValueOf[type]> };

/** How a text of each type of field is read. */
export function codecsFor({ currencyUnit, fiscalYear }: TypingContext): Codecs {
  return {
    text: asText,
    // without the weight appended to it
    level: text => ({ value: splitWeight(text).label, notes: [] }),
    year: text => {
      const { year, note } = readYear(text);
      return { value: year, notes: note ? [note] : [] };
    },
    // also in brackets or behind its label
    weight: text => ofAmount(readWeight(text)),
    money: text => ofAmount(readAmount(text, 'money', currencyUnit)),
    score: text => ofAmount(readAmount(text, 'score', null)),
    rate: text => ofAmount(readAmount(text, 'rate', null)),
    // months without a year take the form's
    measure: (text, { parts }) => {
      const { measure, notes } = readMeasure(text, { parts, fiscalYear });
      return { value: measure, notes };
    },
  };
}

function ofAmount({ value, note }: AmountReading): TypedValue<string> {
  return { value, notes: note ? [note] : [] };
}
