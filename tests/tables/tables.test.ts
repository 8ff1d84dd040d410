import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GlyphRun, Page } from '../../src/model.ts';
import { borderedLattices } from '../../src/tables/bordered.ts';
import { findTables } from '../../src/tables/find.ts';
import { layOut } from '../../src/tables/layout.ts';
import { rotatePage, rotationOf } from '../../src/tables/page-rotation.ts';
import { joinRulings } from '../../src/tables/rulings.ts';
import { turnBack } from '../../src/values/turn.ts';
import { NO_HINTS } from '../helpers/hints.ts';
import { horizontal, pageOf, ruled, runAt, vertical } from '../helpers/pages.ts';

const lattices = (rulings: Parameters<typeof joinRulings>[0]) => borderedLattices(joinRulings(rulings));
const texts = (page: Page) => findTables(page).grids.map(grid => grid.cells.map(cell => cell.text));
const joined = (...pages: readonly Page[]) =>
  layOut(pages, NO_HINTS).grids.map(grid =>
    grid.cells.map(({ row, column, text }) => `${row},${column} ${text}`),
  );

describe('rulings to lattices', () => {
  const XS = [50, 150, 250, 400];
  const YS = [100, 130, 160];

  test('a full grid', () => {
    const [lattice] = lattices(ruled(XS, YS));
    expect(lattice).toMatchObject({ xs: XS, ys: YS, closed: { top: true, bottom: true } });
    expect(lattice!.cells).toHaveLength(6);
  });

  test('the outer frame may be missing', () => {
    const inner = [
      ...YS.slice(1, 2).map(y => horizontal(y, 50, 400)),
      ...XS.slice(1, 3).map(x => vertical(x, 100, 160)),
    ];
    expect(lattices(inner)[0]).toMatchObject({ xs: XS, ys: YS });
  });

  test('hair gaps, borders drawn twice and dots are one line', () => {
    const broken = ruled(XS, YS).flatMap(line => {
      const middle = (line.from + line.to) / 2;
      return [
        { ...line, to: middle - 1 },
        { ...line, from: middle + 1 },
        { ...line, at: line.at + 0.6 },
      ];
    });
    expect(lattices(broken)[0]!.cells).toHaveLength(6);
  });

  test('level lines are whole where the border that would cross them is left out', () => {
    const open = [horizontal(190, 50, 247), horizontal(190, 253, 400)];
    const row = [vertical(300, 160, 190), vertical(400, 160, 190)];
    expect(lattices([...ruled(XS, YS), ...open, ...row])).toHaveLength(1);
    expect(lattices(ruled([50, 150], YS).concat(ruled([160, 260], YS)))).toHaveLength(2);
  });

  test('a cell spans where no line parts it', () => {
    const lines = [horizontal(130, 150, 400), ...ruled(XS, [100, 160])];
    const spans = lattices(lines)[0]!.cells.map(({ rowSpan, columnSpan }) => [rowSpan, columnSpan]);
    expect(spans).toContainEqual([2, 1]);
  });

  test('a frame around a page, and the strokes of a character, are no tables', () => {
    expect(lattices(ruled([20, 580], [20, 780]))).toEqual([]);
    expect(lattices(ruled([100, 107], [100, 103, 106, 109]))).toEqual([]);
  });

  test('cells tile every slot exactly once, whatever lines are drawn', () => {
    const line = fc.record({
      axis: fc.constantFrom('horizontal' as const, 'vertical' as const),
      at: fc.integer({ min: 0, max: 30 }).map(n => n * 20),
      from: fc.integer({ min: 0, max: 20 }).map(n => n * 20),
      length: fc.integer({ min: 1, max: 20 }).map(n => n * 20),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), drawn => {
        const rulings = drawn.map(({ length, ...rest }) => ({
          ...rest,
          to: rest.from + length,
          thickness: 1,
        }));
        for (const { xs, ys, cells } of lattices(rulings)) {
          const slots = cells.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
          expect(slots).toBe((xs.length - 1) * (ys.length - 1));
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('text into cells', () => {
  const grid = ruled([50, 150, 250], [100, 130]);

  test('two columns filled to the edge stay apart', () => {
    expect(
      texts(pageOf(grid, [runAt('左边的文字写满了整一', [50, 110], 9.8), runAt('右', [152, 110])])),
    ).toEqual([['左边的文字写满了整一', '右']]);
  });

  test('a text that runs over its border belongs to one cell', () => {
    expect(texts(pageOf(grid, [runAt('名称太长越过了边线', [105, 110])]))[0]).toContain('名称太长越过了边线');
  });

  test('one instruction that shows a whole row is parted where the gaps are', () => {
    const row: GlyphRun = { ...runAt('甲', [60, 110]), text: '甲', edges: [60, 70] };
    expect(texts(pageOf(grid, [row, runAt('乙', [160, 110])]))).toEqual([['甲', '乙']]);
  });

  test('every visible glyph is in one cell or one line', () => {
    const run = fc.record({
      text: fc.stringMatching(/^[甲乙丙丁0-9]{1,12}$/),
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 700 }),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), drawn => {
        const runs = drawn.map(({ text, x, y }) => runAt(text, [x, y], 8));
        const { grids, lines } = findTables(pageOf(ruled([40, 200, 420], [60, 200, 300, 600]), runs));
        const all = [...grids.flatMap(one => one.cells.flatMap(cell => cell.lines)), ...lines];
        const count = (parts: readonly { text: string }[]) =>
          parts.map(({ text }) => text.replace(/\s/g, '')).join('').length;
        expect(count(all)).toBe(count(runs));
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  test('splitting runs, and moving and scaling the page, changes nothing', () => {
    const runs = [runAt('项目名称', [60, 110]), runAt('公园养护123', [155, 110])];
    const whole = texts(pageOf(grid, runs));
    const split = runs.flatMap(run =>
      [...run.text].map((text, i) => runAt(text, [run.edges[i]!, run.bbox[1]])),
    );
    expect(texts(pageOf(grid, split))).toEqual(whole);
    const scaled = (n: number) => n * 1.5 + 20;
    const far = pageOf(
      ruled([50, 150, 250].map(scaled), [100, 130].map(scaled)),
      runs.map(run => runAt(run.text, [scaled(run.bbox[0]), scaled(run.bbox[1])], 15)),
      { size: [900, 1200] },
    );
    expect(texts(far)).toEqual(whole);
  });
});

describe('over page breaks', () => {
  const xs = [50, 150, 400];
  const first = (...runs: GlyphRun[]) =>
    pageOf(ruled(xs, [700, 740, 780]), [runAt('名', [60, 712]), runAt('值', [160, 712]), ...runs]);
  const next = (...runs: GlyphRun[]) =>
    pageOf(ruled(xs, [40, 70, 100]), [...runs, runAt('末', [60, 80]), runAt('9', [160, 80])], { page: 2 });

  test('whole rows follow each other', () => {
    const [grid] = joined(
      first(runAt('甲', [60, 752]), runAt('1', [160, 752])),
      next(runAt('乙', [60, 50]), runAt('2', [160, 50])),
    );
    expect(grid).toEqual(['0,0 名', '0,1 值', '1,0 甲', '1,1 1', '2,0 乙', '2,1 2', '3,0 末', '3,1 9']);
  });

  test('a row that is cut is one row', () => {
    const above = runAt('一行写满的文字在', [57, 752], 11);
    const [grid] = joined(first(above, runAt('1', [160, 752])), next(runAt('此继续', [57, 50], 11)));
    expect(grid).toEqual(['0,0 名', '0,1 值', '1,0 一行写满的文字在此继续', '1,1 1', '2,0 末', '2,1 9']);
  });

  test('a text that stops at a comma goes on, whether its line is full or not', () => {
    const above = runAt('施工受阻，已赶工，', [57, 752], 9);
    const [grid] = joined(first(above, runAt('1', [160, 752])), next(runAt('年底完工', [57, 50], 9)));
    expect(grid).toEqual(expect.arrayContaining(['1,0 施工受阻，已赶工，年底完工', '1,1 1', '2,0 末']));
  });

  test('a text above free room for another line is complete, however full its line', () => {
    const upper = pageOf(ruled(xs, [700, 740, 790]), [
      runAt('名', [60, 712]),
      runAt('值', [160, 712]),
      runAt('一行写满的文字在', [57, 752], 11),
    ]);
    const [grid] = joined(upper, next(runAt('此继续', [57, 50], 11)));
    expect(grid).toEqual(expect.arrayContaining(['1,0 一行写满的文字在', '2,0 此继续', '3,0 末']));
  });

  test('after a full line that ends a sentence, a short text begins a row and a long one may go on', () => {
    const above = runAt('写满一行一句话。', [57, 752], 11);
    const [apart] = joined(first(above), next(runAt('又一句话。', [57, 50], 11)));
    expect(apart).toEqual(expect.arrayContaining(['1,0 写满一行一句话。', '2,0 又一句话。', '3,0 末']));
    const below = [runAt('又一句话，长得', [57, 44], 11), runAt('多。', [57, 57], 11)];
    const [grid] = layOut([first(above), next(...below)], NO_HINTS).grids;
    const cell = grid!.cells.find(({ text }) => text.includes('一句话'));
    expect(cell).toMatchObject({ text: '写满一行一句话。又一句话，长得多。' });
    expect(cell!.notes).toContain('ambiguous');
  });

  test('a text in the middle of a cell that a page break cuts is one, and texts in the middle of two are two', () => {
    const half = (ys: readonly number[], [text, y]: readonly [string, number], page: number) =>
      pageOf(
        [...ys.map(row => horizontal(row, 150, 400)), ...ruled(xs, [ys[0]!, ys.at(-1)!])],
        [runAt(text, [60, y]), ...ys.slice(1).map(row => runAt('甲', [160, row - 15]))],
        { page },
      );
    const over = (above: number, below: number) =>
      joined(half([740, 760, 780], ['甲乙', above], 1), half([40, 60, 80], ['丙丁', below], 2))[0]!.filter(
        text => / .[乙丁]/.test(text) || text.includes('乙丙'),
      );
    expect(over(766, 43)).toEqual(['0,0 甲乙丙丁']);
    expect(over(755, 55)).toEqual(['0,0 甲乙', '2,0 丙丁']);
  });

  test('a column goes on where it has moved by less than a character', () => {
    const moved = pageOf(ruled([50, 156.2, 400], [40, 70]), [runAt('末', [60, 50]), runAt('9', [165, 50])], {
      page: 2,
    });
    expect(joined(first(), moved)[0]).toEqual(expect.arrayContaining(['2,0 末', '2,1 9']));
  });

  test.each([
    ['年度绩效', '目标1(80分)'],
    ['年度', '绩效目标1(80分)'],
  ])('a label with a number and a weight goes on below: %s, %s', (above, below) => {
    const label = '年度绩效目标1(80分)';
    const isWhole = (text: string) => [label, '年度', '绩效目标1(80分)'].includes(text);
    const half = (ys: readonly number[], text: string, page: number) =>
      pageOf(
        [...ys.map(y => horizontal(y, 150, 400)), ...ruled(xs, [ys[0]!, ys.at(-1)!])],
        [runAt(text, [60, ys[0]! + 20]), runAt('甲', [160, ys[0]! + 10]), runAt('乙', [160, ys[1]! + 10])],
        { page },
      );
    const pages = [half([700, 740, 780], above, 1), half([40, 70, 100], below, 2)];
    const [grid] = layOut(pages, { ...NO_HINTS, isWhole }).grids;
    expect(grid!.cells[0]).toMatchObject({ text: label, rowSpan: 4 });
  });

  test('two quantities are two rows, however narrow their column', () => {
    const [above, below] = [runAt('1.57万元/公顷养', [57, 752], 11), runAt('1420元/件', [57, 50], 11)];
    expect(joined(first(above), next(below))[0]).toContain('1,0 1.57万元/公顷养1420元/件');
    const [narrow] = joined(first(runAt('≤1.57万元', [57, 752], 11)), next(below));
    expect(narrow).toEqual(expect.arrayContaining(['1,0 ≤1.57万元', '2,0 1420元/件']));
  });

  test.each(['95%', '2022年12月'])('a date is the next row, under %s as well', text => {
    const pages = [first(runAt(text, [57, 752], 15)), next(runAt('2022年11月底前', [57, 50], 11))];
    expect(joined(...pages)[0]).toEqual(expect.arrayContaining([`1,0 ${text}`, '2,0 2022年11月底前']));
  });

  test('a row whose three texts all go on below is joined, and wants review', () => {
    const edges = [50, 150, 250, 350];
    const texts = (text: string, y: number, page: number) =>
      pageOf(
        ruled(edges, [y, y + 40]),
        edges.slice(1).map(x => runAt(text, [x - 93, y + 12], 11)),
        { page },
      );
    const { cells } = layOut([texts('写满一行的文字呢', 740, 1), texts('下一页还有文字', 40, 2)], NO_HINTS)
      .grids[0]!;
    expect(cells.map(({ notes }) => notes.includes('ambiguous'))).toEqual([true, true, true]);
  });

  test('a text between the halves parts them; one line in the margin may be a head, which leaves doubt', () => {
    const above = first(runAt('甲', [60, 752]));
    const text = ['二、预算执行的情况。', '今年的预算执行得好。'].map((line, i) =>
      runAt(line, [60, 110 + 15 * i]),
    );
    const lower = pageOf(ruled(xs, [160, 190, 220]), [...text, runAt('乙', [60, 170])], { page: 2 });
    expect(joined(above, lower)).toHaveLength(2);
    const { grids, continuations } = layOut(
      [above, next(runAt('乙', [60, 50]), runAt('某单位', [60, 20]))],
      NO_HINTS,
    );
    expect(continuations).toMatchObject([{ isAmbiguous: true }]);
    expect(grids[0]!.cells.find(({ text: own }) => own === '乙')!.notes).toContain('ambiguous');
  });

  test('a line below the last row is no part of it, unless the table goes on', () => {
    const foot = runAt('填表人：', [60, 784]);
    expect(joined(first(runAt('甲', [60, 752]), foot))[0]).toContain('1,0 甲');
    expect(joined(first(runAt('甲', [60, 768]), foot), next(runAt('乙', [60, 50])))[0]).toContain(
      '1,0 甲填表人：',
    );
  });

  test('a page number right below a row that goes on is no part of it', () => {
    const above = runAt('一行写满的文字在', [57, 768], 11);
    const pages = [first(above, runAt('-1-', [62, 784])), next(runAt('此继续', [57, 50], 11))];
    expect(joined(...pages)[0]).toContain('1,0 一行写满的文字在此继续');
  });

  test('the last digits of a score may stand alone', () => {
    const above = runAt('1234567.4', [57, 752], 10);
    expect(joined(first(above), next(runAt('9', [57, 50])))[0]).toContain('1,0 1234567.49');
    expect(joined(first(runAt('7.4', [57, 752])), next(runAt('9', [57, 50])))[0]).toContain('2,0 9');
  });

  test('two labels are two, also where they would make one text', () => {
    const labels = ['存在问题', '改进措施'];
    const hints = { ...NO_HINTS, isWhole: (text: string) => [labels[1], labels.join('')].includes(text) };
    const pages = [first(runAt(labels[0]!, [60, 752])), next(runAt(labels[1]!, [60, 50]))];
    const [grid] = layOut(pages, hints).grids;
    expect(grid!.cells.map(({ text }) => text)).toEqual(expect.arrayContaining(labels));
  });

  test('a label beside several rows is one, though its second half is a label as well', () => {
    const label = ['年度总体', '目标'] as const;
    const texts = ['群众依法维权', `${'援'.repeat(26)}。`, '改造摊位'] as const;
    const hints = { ...NO_HINTS, isWhole: (text: string) => [label[1], label.join('')].includes(text) };
    const upper = pageOf(
      [
        ...[50, 120, 400].map(x => vertical(x, 700, 770)),
        ...[horizontal(700, 50, 400), horizontal(735, 120, 400)],
      ],
      [
        runAt(label[0], [60, 752]),
        runAt('预期目标', [130, 712]),
        runAt(texts[0], [125, 738]),
        runAt(texts[1], [125, 752]),
      ],
    );
    const lower = pageOf(
      [...[50, 120, 400].map(x => vertical(x, 40, 70)), horizontal(70, 50, 400)],
      [runAt(label[1], [60, 50]), runAt(texts[2], [125, 50])],
      { page: 2 },
    );
    const [grid] = layOut([upper, lower], hints).grids;
    expect(grid!.cells.map(({ text }) => text)).toEqual([label.join(''), '预期目标', texts.join('')]);
  });

  test('a row that fills a page, of which only the inner lines are drawn', () => {
    const upper = pageOf(
      [...[700, 740, 780].map(y => horizontal(y, 50, 400)), vertical(150, 700, 780), vertical(280, 740, 780)],
      [runAt('名', [60, 712]), runAt('值', [160, 712]), runAt('甲', [60, 752])],
    );
    const lower = pageOf([vertical(150, 40, 780), vertical(280, 40, 780)], [runAt('乙', [160, 52])], {
      page: 2,
    });
    expect(joined(upper, lower)).toHaveLength(1);
    const stray = pageOf([vertical(120, 40, 780)], [runAt('乙', [160, 52])], { page: 2 });
    expect(joined(upper, stray)).toHaveLength(1);
    expect(joined(upper, lower)[0]).toContain('1,1 乙');
  });

  test('headings that are printed again are headings once', () => {
    const heads = (page: number, y: number) =>
      pageOf(
        ruled([50, 150, 250, 400], [y, y + 30, y + 60]),
        ['一级', '二级', '三级']
          .map((text, i) => runAt(text, [60 + i * 100, y + 10]))
          .concat(runAt(`第${page}行`, [60, y + 40])),
        { page },
      );
    expect(joined(heads(1, 700), heads(2, 40))[0]).toEqual(
      expect.arrayContaining(['0,0 一级', '1,0 第1行', '2,0 第2行']),
    );
  });
});

describe('turned pages', () => {
  test('turning back undoes the turn', () => {
    const page = pageOf(ruled([50, 150], [100, 130]), [runAt('文字', [60, 110])]);
    for (const turn of [1, 2, 3] as const) {
      const turned = rotatePage(page, turn);
      expect(turnBack(turned.runs[0]!.bbox, turn, page).map(Math.round)).toEqual([60, 110, 80, 120]);
      expect(rotationOf(turned)).toBe((4 - turn) % 4);
    }
  });
});
