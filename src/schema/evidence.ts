import { z } from 'zod';
import { DOUBT_NAMES } from './doubts.ts';
import { named, noun, type Plain, pageNumber, text } from './terms.ts';

/** Where and how surely a value was read. */

const bboxSchema = named(
  z.tuple([z.number(), z.number(), z.number(), z.number()]),
  '位置',
  '[x0, y0, x1, y1] in PDF points, origin at the top left of the page as displayed',
);

/** `[x0, y0, x1, y1]`, x0 ≤ x1 and y0 ≤ y1 */
export type BBox = Plain<typeof bboxSchema>;

const regionSchema = noun('Region', z.strictObject({ page: pageNumber, bbox: bboxSchema }));

export type Region = Plain<typeof regionSchema>;

const lineNumber = z.number().int().positive();

export const placeShape = {
  regions: z.array(regionSchema).exactOptional(),
  lines: named(
    z.tuple([lineNumber, lineNumber]),
    '行号',
    'first and last line of a text dump',
  ).exactOptional(),
};

const placeSchema = z.strictObject(placeShape);

/** Where something was read: boxes on pages, or 1-based lines of a text dump. */
export type Place = Plain<typeof placeSchema>;

const noteSchema = z.union([
  z.enum([
    'blank',
    'absent',
    'not-applicable',
    'joined-over-page-break',
    'ambiguous',
    'low-confidence',
    'truncated',
    'repaired',
    // text of it is struck out, and no part of it
    'struck',
    'broken-unicode',
    'not-a-number',
    'year-from-form',
    'unreadable',
    // of lists: rows of the form may be missing in them, or rows of something else stand in them
    'may-lack-rows',
    'may-hold-foreign-rows',
  ]),
  z.templateLiteral(['merged-with-row-', z.number()]),
  // what a check has seen that speaks against the value
  z.enum(DOUBT_NAMES),
]);

export type Note = Plain<typeof noteSchema>;

const evidenceSourceSchema = z.enum(['text-layer', 'ocr', 'text-dump', 'correction']);

export type EvidenceSource = Plain<typeof evidenceSourceSchema>;

export const evidenceSchema = noun(
  'Evidence',
  z.strictObject({
    text: named(text, '原文', 'exactly what was read; null where nothing is printed, and for a list'),
    ...placeShape,
    source: named(evidenceSourceSchema, '来源', 'how it was read'),
    confidence: named(
      z.number().min(0).max(1),
      '置信度',
      'calibrated: of the values given 0.9, nine in ten are right; of a list: that it is whole and rightly parted into rows',
    ),
    review: named(z.boolean(), '需人工复核', 'true when a person must look'),
    notes: named(z.array(noteSchema), '说明', 'what was done or doubted'),
  }),
);

export type Evidence = Plain<typeof evidenceSchema>;
