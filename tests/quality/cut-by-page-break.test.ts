import { expect, test } from 'vitest';
import type { AccountItem, BBox } from '../../src/model.ts';
import type { Subject } from '../../src/quality/check.ts';
import { cutByPageBreak } from '../../src/quality/checks/cut-by-page-break.ts';

const at = (page: number, bbox: BBox) => ({ text: '设', regions: [{ page, bbox }] });

/** What is doubted by a text at a place of the second page, where nothing explains it. */
function doubted(bbox: BBox): readonly string[] {
  const facts = {
    '/indicators/0/level3': at(1, [100, 600, 180, 612]),
    '/indicators/1/level3': at(1, [100, 700, 180, 712]),
    '/indicators/1/actual': at(1, [300, 700, 360, 712]),
    '/indicators/2/level3': at(2, [100, 60, 180, 72]),
  };
  const item: AccountItem = { kind: 'text', page: 2, bbox, text: '备', claim: null };
  const subject = { form: { facts, pages: [1, 2] }, unexplained: [item] };
  return cutByPageBreak.observe(subject as unknown as Subject).flatMap(({ paths }) => paths);
}

test('a text at the head of a page is what the value above it in its column may have lost', () => {
  expect(doubted([300, 40, 312, 52])).toEqual(['/indicators/1/actual']);
  expect(doubted([100, 40, 112, 52])).toEqual(['/indicators/1/level3']);
});

test('a text below a value of its own page, or in no column, is none of it', () => {
  expect(doubted([100, 90, 112, 102])).toEqual([]);
  expect(doubted([500, 40, 512, 52])).toEqual([]);
  expect(doubted([160, 40, 340, 52])).toEqual([]);
});
