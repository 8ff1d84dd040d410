import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BBox, GlyphRun, Page } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageOf, ruled, runAt } from '../helpers/pages.ts';
import { printedPage, rowsOf } from '../helpers/printed.ts';

const ROWS = rowsOf([
  ['一级指标', '三级指标', '年度指标值', '得分'],
  ['产出指标', '养护面积', '≥30公顷', '30'],
  ['效益指标', '游客人次', '≥12万人次', '9.5'],
  ['满意度指标', '游客满意度', '≥90%', '10'],
]);
const XS = [50, 130, 260, 360, 420];

const UNRULED = printedPage([{ xs: XS, cells: ROWS }]);
const RULED = pageOf(ruled([50, 150, 300], [100, 120, 140]), [
  runAt('项目名称', [60, 105]),
  runAt('城市公园养护', [160, 105]),
  runAt('主管部门', [60, 125]),
  runAt('某市园林局', [160, 125]),
]);

const seen = (page: Page) =>
  findTables(page).grids.map(({ rows, columns, cells }) => ({
    rows,
    columns,
    cells: cells.map(({ row, column, rowSpan, columnSpan, text }) => [
      row,
      column,
      rowSpan,
      columnSpan,
      text,
    ]),
  }));

/** Everything on the page, `scale` times as large and moved. */
function changed(page: Page, scale: number, [dx, dy]: readonly [number, number]): Page {
  const box = ([x0, y0, x1, y1]: BBox): BBox => [
    x0 * scale + dx,
    y0 * scale + dy,
    x1 * scale + dx,
    y1 * scale + dy,
  ];
  return {
    ...page,
    width: page.width * scale + dx,
    height: page.height * scale + dy,
    runs: page.runs.map(run => ({
      ...run,
      bbox: box(run.bbox),
      edges: run.edges.map(x => x * scale + dx),
      size: run.size * scale,
    })),
    rulings: page.rulings.map(line => {
      const [along, across] = line.axis === 'horizontal' ? [dx, dy] : [dy, dx];
      const ends = { from: line.from * scale + along, to: line.to * scale + along };
      return { ...line, ...ends, at: line.at * scale + across };
    }),
  };
}

function split(run: GlyphRun, at: number): GlyphRun[] {
  const characters = [...run.text];
  if (at <= 0 || at >= characters.length) return [run];
  const part = (from: number, to: number): GlyphRun => ({
    ...run,
    text: characters.slice(from, to).join(''),
    bbox: [run.edges[from]!, run.bbox[1], run.edges[to]!, run.bbox[3]],
    edges: run.edges.slice(from, to + 1),
  });
  return [part(0, at), part(at, characters.length)];
}

describe.each([
  ['ruled', RULED],
  ['unruled', UNRULED],
])('a %s table', (_, page) => {
  test('is found as it was printed', () => {
    expect(seen(page)).toMatchObject(page === RULED ? [{ rows: 2, columns: 2 }] : [{ rows: 4, columns: 4 }]);
  });

  test('is the same wherever it stands and however large it is', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.constantFrom(0.7, 1, 1.3, 1.9), place, (scale, by) => {
        expect(seen(changed(page, scale, by))).toEqual(seen(page));
      }),
      { seed: 1 },
    );
  });

  test('is the same however its text is cut into runs, in whatever order', () => {
    const cuts = fc.array(fc.nat({ max: 6 }), {
      minLength: page.runs.length,
      maxLength: page.runs.length,
    });
    fc.assert(
      fc.property(cuts, fc.boolean(), (at, isTurned) => {
        const runs = page.runs.flatMap((run, index) => split(run, at[index]!));
        expect(seen({ ...page, runs: isTurned ? runs.toReversed() : runs })).toEqual(seen(page));
      }),
      { seed: 1 },
    );
  });
});
