import { describe, expect, test } from 'vitest';
import type { PageReport } from '../../src/model.ts';
import { form } from '../../src/rules/sketch.ts';
import { withLists } from '../../src/schema/lists.ts';
import { doubtfulLists, leavesOf } from '../../src/values/leaves.ts';

const ENTRIES = ['/funding', '/goals', '/indicators', '/groups', '/currencyUnit'];
const LISTS = ENTRIES.slice(0, 4);

/** a form on pages 2 and 3 of a document of five */
const read = { ...form({ rows: [{ weight: '10', score: '10' }] }), pages: [2, 3] };
const page = (number: number, outcome: PageReport['outcome'], forms: readonly number[] = []): PageReport => ({
  page: number,
  kind: 'native',
  outcome,
  forms,
});
const around = (...changed: readonly PageReport[]) =>
  [
    page(1, 'no-form'),
    page(2, 'form', [0]),
    page(3, 'form', [0]),
    page(4, 'form', [1]),
    page(5, 'no-form'),
  ].map(one => changed.find(other => other.page === one.page) ?? one);
const doubts = (pages: readonly PageReport[]) =>
  doubtfulLists(withLists(read, pages)).map(([path, { notes }]) => [path, notes]);

test('every list and the unit have an entry, without a text, and sure where all pages were read', () => {
  const { evidence } = withLists(read, around());
  expect(Object.keys(evidence).slice(-5)).toEqual(ENTRIES);
  for (const path of ENTRIES)
    expect(evidence[path]).toEqual({
      text: null,
      source: 'text-layer',
      confidence: 0.99,
      review: false,
      notes: [],
    });
});

test('they are no values: those are told as before', () => {
  expect(leavesOf(withLists(read, around()))).toEqual(Object.entries(read.evidence));
});

describe('a page that failed', () => {
  const both = ['may-lack-rows', 'may-hold-foreign-rows'];

  test('of the form: rows are lost or wrong, and the unit is not sure', () =>
    expect(doubts(around(page(3, 'failed', [0])))).toEqual([
      ...LISTS.map(path => [path, both]),
      ['/currencyUnit', ['low-confidence']],
    ]));

  test.each([1, 4])('right beside it, with no form of its own (page %i): rows may be lost', beside =>
    expect(doubts(around(page(beside, 'failed')))).toEqual(LISTS.map(path => [path, ['may-lack-rows']])),
  );

  test('beside it with another form, or farther away: it says nothing', () => {
    expect(doubts(around(page(4, 'failed', [1])))).toEqual([]);
    expect(doubts(around(page(5, 'failed')))).toEqual([]);
  });
});

test('a dump settles nothing', () => {
  const dumped = withLists({ ...read, pages: [] }, []);
  expect(doubtfulLists(dumped).map(([path]) => path)).toEqual(ENTRIES);
  expect(dumped.evidence['/funding']!.source).toBe('text-dump');
});

test('what stands on a scanned page was read from a picture', () => {
  const pages = around({ ...page(2, 'form', [0]), kind: 'scanned' });
  expect(withLists(read, pages).evidence['/goals']!.source).toBe('ocr');
});
