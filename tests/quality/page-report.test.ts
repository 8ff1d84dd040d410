import { describe, expect, test } from 'vitest';
import { lexicon } from '../../src/forms/labels.ts';
import type { GlyphRun, Page, RulingLine } from '../../src/model.ts';
import { reportPages } from '../../src/quality/pages/report.ts';

const ruling = (axis: RulingLine['axis'], at: number): RulingLine => ({
  axis,
  at,
  from: 50,
  to: 500,
  thickness: 1,
});

const line = (nth: number, confidence: number): GlyphRun => ({
  text: '绿化',
  bbox: [60, 20 * nth, 80, 20 * nth + 10],
  edges: [60, 70, 80],
  direction: 'right',
  size: 10,
  reading: { confidence, candidates: [] },
});

/** What is said of a scanned page without a form, of whose forty lines so many were read badly. */
function reported(unsure: number, ruled: readonly RulingLine['axis'][]) {
  const page: Page = {
    page: 1,
    width: 595,
    height: 842,
    kind: 'scanned',
    runs: Array.from({ length: 40 }, (_, nth) => line(nth, nth < unsure ? 0.4 : 0.98)),
    rulings: ruled.flatMap(axis => [1, 2, 3, 4].map(nth => ruling(axis, 100 * nth))),
    images: [],
  };
  const [report] = reportPages({
    source: { kind: 'scanned', pages: 1 },
    pages: [page],
    damaged: [],
    illegible: new Set(),
    grids: [],
    lines: [],
    words: lexicon(),
    found: [],
    unplaced: [],
    forms: [],
  });
  return report;
}

describe('a scanned page without a form', () => {
  test('has failed where it shows a table that was hardly read', () => {
    const report = reported(18, ['horizontal', 'vertical']);
    expect(report).toMatchObject({ outcome: 'failed', reason: 'picture-illegible' });
  });

  test.each([
    ['whose table was read', 5, ['horizontal', 'vertical']],
    ['without a table', 18, ['horizontal']],
  ] as const)('%s has none', (_, unsure, ruled) => {
    expect(reported(unsure, ruled)?.outcome).toBe('no-form');
  });
});
