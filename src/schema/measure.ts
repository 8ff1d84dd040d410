import { z } from 'zod';
import { decimalText, named, noun, type Plain, text } from './terms.ts';

/** What a target or an actual value says: a number with its sign and unit, a date, or words. */

const comparatorSchema = z.enum(['=', '>', '>=', '<', '<=']);

export type Comparator = Plain<typeof comparatorSchema>;

const dateRelationSchema = z.enum(['by', 'before', 'at', 'after']);

export type DateRelation = Plain<typeof dateRelationSchema>;

export type DecimalText = Plain<typeof decimalText>;

const printed = named(z.string(), '原文', 'the measure as printed');

const quantitySchema = z.strictObject({
  kind: z.literal('quantity'),
  comparator: named(comparatorSchema.nullable(), '比较符号', 'comparator; other glyphs and words folded'),
  number: named(decimalText, '数值', 'number, without separators; of a range its lower bound'),
  to: named(decimalText, '上限', 'upper bound; of ranges only').exactOptional(),
  unit: named(text, '计量单位', 'unit as printed'),
  text: printed,
});

const dateSchema = z.strictObject({
  kind: z.literal('date'),
  relation: named(dateRelationSchema.nullable(), '时间关系', 'relation to the date'),
  date: named(z.string().regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/), '日期', 'ISO 8601 day, month or year'),
  text: printed,
});

const qualitativeSchema = z.strictObject({
  kind: z.literal('qualitative'),
  text: named(z.string(), '定性描述', 'words as printed'),
});

export const measureSchema = noun(
  'Measure',
  z.discriminatedUnion('kind', [quantitySchema, dateSchema, qualitativeSchema]),
);

export type Measure = Plain<typeof measureSchema>;
