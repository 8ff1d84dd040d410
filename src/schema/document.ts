import { z } from 'zod';
import { SCHEMA } from '../version.ts';
import { placeShape } from './evidence.ts';
import { formSchema } from './form.ts';
import { count, jsonPointer, named, noun, type Plain, pageNumber, text } from './terms.ts';

const severitySchema = z.enum(['error', 'warning', 'info']);

export type Severity = Plain<typeof severitySchema>;

const bilingualSchema = z.strictObject({ zh: z.string(), en: z.string() });

export type Bilingual = Plain<typeof bilingualSchema>;

export const ANSWERS = ['explained', 'known', 'false-alarm', 'follow-up'] as const;

const answerSchema = z.strictObject({
  as: named(z.enum(ANSWERS), '答复', 'explained, known already, a false alarm, or to be followed up'),
  note: text,
  by: z.string(),
  at: named(z.string(), '时间', 'ISO 8601, UTC'),
});

/** What a person answered to a finding. */
export type FindingAnswer = Plain<typeof answerSchema>;
export type AnswerKind = FindingAnswer['as'];

const findingSchema = noun(
  'Finding',
  z.strictObject({
    rule: z.string(),
    severity: severitySchema,
    message: bilingualSchema,
    at: named(z.array(jsonPointer), '所在', 'JSON pointers into the document, the most guilty first'),
    expected: text,
    found: text,
    basis: named(text, '依据文件', 'the regulation that the rule comes from'),
    answer: named(answerSchema, '答复', 'what a reviewer answered to it').exactOptional(),
  }),
);

export type Finding = Plain<typeof findingSchema>;

const sourceKindSchema = z.enum(['native', 'scanned', 'mixed', 'image', 'text']);

export type SourceKind = Plain<typeof sourceKindSchema>;

const sourceSchema = z.strictObject({
  name: z.string(),
  sha256: named(
    z.string().regex(/^(?:[0-9a-f]{64})?$/),
    '校验码',
    'SHA-256; empty where no byte could be read',
  ),
  bytes: count,
  pages: count,
  kind: sourceKindSchema,
});

export type Source = Plain<typeof sourceSchema>;

const pageKindSchema = z.enum(['native', 'scanned', 'blank']);

export type PageKind = Plain<typeof pageKindSchema>;

const pageOutcomeSchema = z.enum(['form', 'no-form', 'blank', 'failed']);

export type PageOutcome = Plain<typeof pageOutcomeSchema>;

const pageReportSchema = z.strictObject({
  page: pageNumber,
  kind: pageKindSchema,
  outcome: named(
    pageOutcomeSchema,
    '结果',
    '`no-form` and `blank` are claims; a page with a table that no form took is `failed`',
  ),
  forms: named(z.array(count), '表', 'indices of the forms that stand on the page'),
  reason: named(z.string(), '原因', 'why the page failed: `needs-ocr`, `table-doubtful` …').exactOptional(),
});

export type PageReport = Plain<typeof pageReportSchema>;

const unplacedSchema = z.strictObject({ text: z.string(), ...placeShape });

export type Unplaced = Plain<typeof unplacedSchema>;

const coverageSchema = named(
  z.strictObject({ characters: count, placed: count, unplaced: z.array(unplacedSchema) }),
  '覆盖',
  'visible characters on the pages of the forms, and those in no label and no value',
);

/** Visible characters on the pages of the forms: each is in a label, in a value, or unplaced. */
export type Coverage = Plain<typeof coverageSchema>;

/** What `extract` prints. Strict, as the form's is. */
export const documentSchema = z.strictObject({
  schema: z.literal(SCHEMA),
  source: sourceSchema,
  producedBy: z.strictObject({
    ziping: z.string(),
    /** a recogniser of the user's own that read pictures of this document */
    ocrModel: z.string().optional(),
  }),
  forms: z.array(formSchema),
  pages: z.array(pageReportSchema),
  findings: z.array(findingSchema),
  coverage: coverageSchema,
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});

export type Document = Plain<typeof documentSchema>;

/** The JSON Schema (draft 2020-12) of a document, as `ziping schema` prints it. */
export function documentJsonSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(documentSchema);
}
