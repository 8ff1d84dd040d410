import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Truth } from '../scripts/lab/press/model.ts';
import { fieldsOf } from '../scripts/lab/score/fields.ts';
import { documentSchema } from '../src/schema/document.ts';
import { extracted, FIXTURES, SCANS } from './helpers/fixtures.ts';

/** Least share of the filled fields that must be right, by quality. */
const RIGHT: { readonly [quality: string]: number } = { clean: 0.98, office: 0.96, poor: 0.9 };
/** Share of the right fields that may be for review, by quality. */
const DOUBTED: { readonly [quality: string]: number } = { clean: 0.04, office: 0.05, poor: 0.1 };

describe.each(SCANS)('fixture %s', name => {
  const truth = JSON.parse(readFileSync(join(FIXTURES, name, 'truth.json'), 'utf8')) as Truth;

  test('holds its forms and fits the schema', async () => {
    const { document } = await extracted(name);
    documentSchema.parse(document);
    expect(document.forms.map(form => form.pages)).toEqual(truth.forms.map(form => form.pages));
  });

  test('nearly all is right, and what is wrong says so', async () => {
    const { document } = await extracted(name);
    const fields = truth.forms.flatMap((form, i) => fieldsOf(form, document.forms[i] ?? null));
    const filled = fields.filter(field => field.expected !== null && !field.extra);
    const wrong = fields.filter(field => !field.right);
    expect(
      wrong.filter(field => !field.review).map(({ path, expected, got }) => ({ path, expected, got })),
    ).toEqual([]);
    const right = filled.filter(field => field.right).length / filled.length;
    expect(right).toBeGreaterThan(RIGHT[truth.quality ?? ''] ?? 1);
  });

  test('and of what is right hardly anything is doubted', async () => {
    const { document } = await extracted(name);
    const right = truth.forms
      .flatMap((form, i) => fieldsOf(form, document.forms[i] ?? null))
      .filter(field => field.right);
    const doubted = right.filter(field => field.review).length / right.length;
    expect(doubted).toBeLessThan(DOUBTED[truth.quality ?? ''] ?? 0);
  });

  test('every value was read by eye, and has its place on the page', async () => {
    const { document, pages } = await extracted(name);
    for (const evidence of document.forms.flatMap(form => Object.values(form.evidence))) {
      if (evidence.text === null) continue;
      expect(evidence.source).toBe('ocr');
      for (const { page, bbox } of evidence.regions ?? []) {
        const { width, height } = pages.find(candidate => candidate.page === page)!;
        expect(bbox[0] >= -1 && bbox[1] >= -1 && bbox[2] <= width + 1 && bbox[3] <= height + 1).toBe(true);
      }
    }
  });
});
