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

/** What is said of a scanned page without a form that has these lines, and so many rulings along each of these axes. */
function reported(runs: readonly GlyphRun[], ruled: readonly RulingLine['axis'][], each = 4) {
  const page: Page = {
    page: 1,
    width: 595,
    height: 842,
    kind: 'scanned',
    runs,
    rulings: ruled.flatMap(axis => Array.from({ length: each }, (_, nth) => ruling(axis, 100 * (nth + 1)))),
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

/** Forty lines, of which so many were read badly. */
const lines = (unsure: number) =>
  Array.from({ length: 40 }, (_, nth) => line(nth, nth < unsure ? 0.4 : 0.98));

describe('a scanned page without a form', () => {
  test('has failed where it shows a table that was hardly read', () => {
    const report = reported(lines(18), ['horizontal', 'vertical']);
    expect(report).toMatchObject({ outcome: 'failed', reason: 'picture-illegible' });
  });

  test.each([
    ['most of the frame', [60, 100, 490, 400], 'failed'],
    ['a corner of it', [60, 100, 120, 140], 'no-form'],
  ] as const)('has a frame, and nobody could read %s: %s', (_, bbox, outcome) => {
    const unread: GlyphRun = { ...line(0, 0), text: '\uFFFD', bbox };
    expect(reported([unread, line(1, 0.98)], ['horizontal', 'vertical'], 2)?.outcome).toBe(outcome);
  });

  test.each([
    ['whose table was read', 5, ['horizontal', 'vertical']],
    ['without a table', 18, ['horizontal']],
  ] as const)('%s has none', (_, unsure, ruled) => {
    expect(reported(lines(unsure), ruled)?.outcome).toBe('no-form');
  });
});
