import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { type FamilyId, KNOWN_FAMILIES } from './families.ts';
import {
  CURRENCY_UNIT,
  type Fields,
  type FieldType,
  FORM,
  FUNDING,
  GOAL,
  GROUP,
  INDICATOR,
  namesOf,
  PARTS,
  TOTAL,
} from './fields.ts';
import { measureSchema } from './measure.ts';
import { decimalOrNull, jsonPointer, named, noun, type Plain, pageNumber, text } from './terms.ts';

/** A form as `extract` prints it: its data and the evidence. Strict: a field that is not named here is a mistake. */

/** What a value of each type is. */
const TYPES = {
  text,
  level: text,
  year: z.number().int().nullable(),
  money: decimalOrNull,
  weight: decimalOrNull,
  score: decimalOrNull,
  rate: decimalOrNull,
  measure: measureSchema.nullable(),
} as const satisfies { readonly [type in FieldType]: z.ZodType };

/** What is to be said of every value of a type. */
const SAYING: { readonly [type in FieldType]?: string } = {
  money: ": as printed, in the form's currencyUnit, without separators",
  weight: ': digits as printed',
  score: ': digits as printed',
  rate: ', in percent: digits as printed',
};

type ShapeOf<F extends Fields> = { [Name in keyof F]: (typeof TYPES)[F[Name]['type']] };

/** The schemas of the fields of a part. */
function shapeOf<F extends Fields>(fields: F): ShapeOf<F> {
  const schemas = namesOf(fields).map(key => {
    const { type, name, means } = fields[key]!;
    return [key, named<z.ZodType>(TYPES[type], name.zh, means.en + (SAYING[type] ?? ''))];
  });
  return Object.fromEntries(schemas) as ShapeOf<F>;
}

function part<S extends z.ZodType>(name: keyof typeof PARTS, schema: S): S {
  return named(schema, PARTS[name].title.zh, PARTS[name].means);
}

const extrasSchema = part('extras', z.record(z.string(), text));

export type Extras = Plain<typeof extrasSchema>;

const fundingLineKindSchema = z.enum([
  'total',
  'currentYearAppropriation',
  'priorYearCarryover',
  'otherFunds',
  'other',
]);

export type FundingLineKind = Plain<typeof fundingLineKindSchema>;

const line = named(fundingLineKindSchema, '资金类别', 'kind of the funding line');
const fundingLineSchema = noun('FundingLine', z.strictObject({ line, ...shapeOf(FUNDING) }));

export type FundingLine = Plain<typeof fundingLineSchema>;

const goalSchema = z.strictObject(shapeOf(GOAL));

export type Goal = Plain<typeof goalSchema>;

const indicatorSchema = noun('Indicator', z.strictObject({ ...shapeOf(INDICATOR), extras: extrasSchema }));

export type Indicator = Plain<typeof indicatorSchema>;

const groupSchema = z.strictObject(shapeOf(GROUP));

/** A weight printed with a group's label: 产出指标(50分) */
export type Group = Plain<typeof groupSchema>;

const totalSchema = z.strictObject(shapeOf(TOTAL));

export type Total = Plain<typeof totalSchema>;

export const formDataSchema = noun(
  'FormData',
  z.strictObject({
    ...shapeOf(FORM),
    funding: part('funding', z.array(fundingLineSchema)),
    goals: part('goals', z.array(goalSchema)),
    indicators: part('indicators', z.array(indicatorSchema)),
    groups: part('groups', z.array(groupSchema)),
    total: part('total', totalSchema),
    extras: extrasSchema,
  }),
);

export type FormData = Plain<typeof formDataSchema>;

/** A JSON pointer (RFC 6901) into a form's data: `/indicators/3/target` */
export type Path = string;

const familySchema: z.ZodType<FamilyId> = z.union([
  z.enum(KNOWN_FAMILIES),
  z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('a family that a program brought along'),
]);

const currencyUnitSchema = z.enum(['yuan', 'wan-yuan']);

export type CurrencyUnit = Plain<typeof currencyUnitSchema>;

const EVIDENCE =
  'one entry for every leaf of data, by its JSON pointer; for /funding, /goals, /indicators and /groups one that tells whether the list is whole; for /currencyUnit one for the unit beside the data';

export const formSchema = noun(
  'Form',
  z.strictObject({
    family: familySchema,
    template: z.string(),
    pages: z.array(pageNumber),
    currencyUnit: named(currencyUnitSchema.nullable(), CURRENCY_UNIT.zh, 'unit of all amounts of the form'),
    data: formDataSchema,
    evidence: named(z.record(jsonPointer, evidenceSchema), '依据', EVIDENCE),
  }),
);

export type Form = Plain<typeof formSchema>;
