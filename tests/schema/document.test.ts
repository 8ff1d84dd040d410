import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model.ts';
import { documentJsonSchema, documentSchema } from '../../src/schema/document.ts';
import { judged } from '../helpers/judged.ts';

const form = judged({
  family: 'transfer-self-evaluation',
  template: 'generic',
  pages: [2],
  currencyUnit: null,
  readings: [
    {
      path: '/indicators/0/target',
      text: '≥3期',
      regions: [{ page: 2, bbox: [1, 2, 3, 4] }],
      source: 'ocr',
      sureness: 0.7,
      notes: ['merged-with-row-0'],
    },
  ],
});

const document: Document = {
  schema: 'ziping/document/2',
  source: { name: 'a.pdf', sha256: 'a'.repeat(64), bytes: 12, pages: 2, kind: 'mixed' },
  producedBy: { ziping: '0.1.0' },
  forms: [form],
  pages: [
    { page: 1, kind: 'scanned', outcome: 'failed', forms: [], reason: 'needs-ocr' },
    { page: 2, kind: 'native', outcome: 'form', forms: [0] },
  ],
  findings: [
    {
      rule: 'score/missing',
      severity: 'error',
      message: { zh: '缺得分', en: 'score missing' },
      at: ['/forms/0/data/indicators/0/score'],
      expected: null,
      found: null,
      basis: null,
    },
  ],
  coverage: {
    characters: 10,
    placed: 9,
    unplaced: [{ text: '注', regions: [{ page: 2, bbox: [0, 0, 1, 1] }] }],
  },
  error: null,
};

test('a document passes unchanged', () => expect(documentSchema.parse(document)).toEqual(document));

describe('what is not of the contract is refused', () => {
  const target = form.data.indicators[0]?.target;
  const indicator = { ...form.data.indicators[0], target };
  test.each<[string, object]>([
    ['an unknown field', { extra: 1 }],
    [
      'a float for an amount',
      { forms: [{ ...form, data: { ...form.data, total: { maxScore: 100, score: null, grade: null } } }] },
    ],
    [
      'separators in an amount',
      {
        forms: [{ ...form, data: { ...form.data, total: { maxScore: '1,000', score: null, grade: null } } }],
      },
    ],
    [
      'an unknown comparator',
      {
        forms: [
          {
            ...form,
            data: { ...form.data, indicators: [{ ...indicator, target: { ...target, comparator: '≥' } }] },
          },
        ],
      },
    ],
    ['evidence keyed by no pointer', { forms: [{ ...form, evidence: { title: form.evidence['/title'] } }] }],
    [
      'an unknown note',
      { forms: [{ ...form, evidence: { '/title': { ...form.evidence['/title'], notes: ['odd'] } } }] },
    ],
    ['another schema version', { schema: 'ziping/document/3' }],
  ])('%s', (_, change) => expect(documentSchema.safeParse({ ...document, ...change }).success).toBe(false));
});

describe('the JSON Schema', () => {
  const schema = documentJsonSchema();

  test('has the nouns under $defs and admits no other fields', () => {
    expect(Object.keys(schema.$defs ?? {}).sort()).toEqual([
      'Evidence',
      'Finding',
      'Form',
      'FormData',
      'FundingLine',
      'Indicator',
      'Measure',
      'Region',
    ]);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(Object.keys(document));
  });

  test('names the fields of a form in Chinese and English', () => {
    const { properties } = schema.$defs?.FormData ?? {};
    for (const field of Object.values(properties ?? {})) {
      expect(field).toMatchObject({
        title: expect.stringMatching(/\p{Script=Han}/u),
        description: expect.stringMatching(/[a-z]/),
      });
    }
  });
});
