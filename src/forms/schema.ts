import { z } from 'zod';
import type { Document, Evidence, Finding, Form, FormData, Measure } from '../model.ts';
import {
  type evidenceSchema,
  type formDataSchema,
  formSchema,
  jsonPointer,
  type measureSchema,
  named,
  noun,
  pageNumber,
  placeShape,
  text,
} from './form-schema.ts';

export const findingSchema = noun(
  'Finding',
  z.strictObject({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.strictObject({ zh: z.string(), en: z.string() }),
    at: named(z.array(jsonPointer), '所在', 'JSON pointers into the document, the most guilty first'),
    expected: text,
    found: text,
    basis: named(text, '依据文件', 'the regulation that the rule comes from'),
  }),
);

/** What `extract` prints. Strict, as the form's is. */
export const documentSchema = z.strictObject({
  schema: z.literal('ziping/document/1'),
  source: z.strictObject({
    name: z.string(),
    sha256: named(
      z.string().regex(/^(?:[0-9a-f]{64})?$/),
      '校验码',
      'SHA-256; empty where no byte could be read',
    ),
    bytes: z.number().int().nonnegative(),
    pages: z.number().int().nonnegative(),
    kind: z.enum(['native', 'scanned', 'mixed', 'image', 'text']),
  }),
  producedBy: z.strictObject({ ziping: z.string() }),
  forms: z.array(formSchema),
  pages: z.array(
    z.strictObject({
      page: pageNumber,
      kind: z.enum(['native', 'scanned', 'blank']),
      outcome: z.enum(['form', 'no-form', 'blank', 'failed']),
      forms: named(
        z.array(z.number().int().nonnegative()),
        '表',
        'indices of the forms that stand on the page',
      ),
      reason: z.string().exactOptional(),
    }),
  ),
  findings: z.array(findingSchema),
  coverage: named(
    z.strictObject({
      characters: z.number().int().nonnegative(),
      placed: z.number().int().nonnegative(),
      unplaced: z.array(z.strictObject({ text: z.string(), ...placeShape })),
    }),
    '覆盖',
    'visible characters on the pages of the forms, and those in no label and no value',
  ),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});

/** The JSON Schema (draft 2020-12) of a document, as `ziping schema` prints it. */
export function documentJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(documentSchema);
}

/** What the schemas accept is what the model says: a difference does not compile. */
type Accepts<Model, Parsed extends Model> = Parsed;
export type SchemaMatchesModel = [
  Accepts<Document, z.infer<typeof documentSchema>>,
  Accepts<Form, z.infer<typeof formSchema>>,
  Accepts<FormData, z.infer<typeof formDataSchema>>,
  Accepts<Measure, z.infer<typeof measureSchema>>,
  Accepts<Evidence, z.infer<typeof evidenceSchema>>,
  Accepts<Finding, z.infer<typeof findingSchema>>,
];
