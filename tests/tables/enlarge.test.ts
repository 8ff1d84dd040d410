import { expect, test } from 'vitest';
import type { Page } from '../../src/model.ts';
import { layOut } from '../../src/tables/layout.ts';
import { NO_HINTS } from '../helpers/hints.ts';
import { pageOf, ruled, runAt } from '../helpers/pages.ts';

/** A table with columns that are hardly wider than a digit, and lines of text close to their rulings. */
const ROWS = [
  ['一级指标', '分值', '得', '分'],
  ['产出指标', '10', '9', '8'],
  ['效益指标', '90', '1', '2'],
];
const XS = [50, 110, 140, 150, 160];
const YS = [100, 112, 124, 136];

function printed(scale: number, page = 1): Page {
  const texts = ROWS.flatMap((row, at) =>
    row.map((text, i) => runAt(text, [(XS[i]! + 1) * scale, (YS[at]! + 1.5) * scale], 9 * scale)),
  );
  return pageOf(
    ruled(
      XS.map(x => x * scale),
      YS.map(y => y * scale),
    ),
    texts,
    { page },
  );
}

const textsOf = (pages: readonly Page[]) =>
  layOut(pages, NO_HINTS).grids.map(({ cells }) => cells.map(({ text }) => text));

test.each([0.3, 0.4, 0.5, 1, 1.5])('a page printed %f times as large holds the same table', scale => {
  expect(textsOf([printed(scale)])).toEqual([ROWS.flat()]);
});

test('a line that was read from its picture leaves a small page its drawn rulings', () => {
  const page = printed(0.3);
  const [first, ...others] = page.runs;
  const read = { ...first!, reading: { confidence: 0.9, candidates: [] } };
  expect(textsOf([{ ...page, runs: [read, ...others] }])).toEqual([ROWS.flat()]);
});

test('its places are told as they are printed', () => {
  const { grids, displayed } = layOut([printed(0.4)], NO_HINTS);
  const [x0, y0, x1, y1] = displayed(grids[0]!.regions[0]!).bbox;
  expect([x0, y0, x1, y1].map(Math.round)).toEqual([20, 40, 64, 54]);
});
