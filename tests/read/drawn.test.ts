import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/model.ts';
import { readDrawing, show } from '../helpers/drawn-pdf.ts';

/** a text that is seen on every page below */
const OTHER = show('项目名称实施单位', [20, 20]);

const box = (x: number, y: number, width: number, height: number, grey = 1) =>
  `${grey} g ${x} ${y} ${width} ${height} re f 0 g`;

const grey = (level: number, drawn: string) => `${level} g ${drawn} 0 g`;

/** a picture of one grey point in a box */
const picture = (x: number, y: number, width: number, height: number) =>
  `q ${width} 0 0 ${height} ${x} ${y} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u00ff EI Q`;

const turned = (text: string, at: readonly [number, number], degrees: number, size = 10) => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const matrix = [c!, s!, -s!, c!, ...at].map(value => value.toFixed(4)).join(' ');
  return `q ${matrix} cm ${show(text, [0, 0], 'F1', size)} Q`;
};

/** red glyphs along a ring, each turned as a seal has it */
const ring = (text: string, [x, y]: readonly [number, number], radius: number) =>
  [...text]
    .map((glyph, index) => {
      const degrees = 210 - (240 / (text.length - 1)) * index;
      const radians = (degrees * Math.PI) / 180;
      const at = [x + radius * Math.cos(radians), y + radius * Math.sin(radians)] as const;
      return turned(glyph, at, degrees - 90);
    })
    .join('\n');

async function read(content: string): Promise<{ texts: string[]; page: Page }> {
  const page = await readDrawing(`${OTHER}\n${content}`);
  const texts = page.runs.filter(({ text }) => !OTHER_TEXT.includes(text)).map(({ text }) => text);
  return { texts, page };
}

const OTHER_TEXT = '项目名称实施单位';

const row = (y: number) => `40 ${y} m 360 ${y} l S`;

describe('what is painted later covers what lies below', () => {
  test.each([
    ['a white box, a new value over it', box(90, 195, 40, 15) + show('18', [100, 200]), ['18']],
    ['two boxes that meet in the middle of a glyph', box(90, 195, 12.5, 15) + box(102.5, 195, 30, 15), []],
    ['a black bar', box(90, 195, 40, 15, 0), []],
    ['a picture', picture(90, 195, 40, 15), []],
    ['a white box beside it', box(112, 195, 40, 15), ['20']],
    ['a box that is only drawn round it', '90 195 40 15 re S', ['20']],
    ['a box that lets the edge of the last digit look out', box(90, 195, 18, 15), []],
    ['… of the first one', box(102.5, 195, 18, 15), []],
    [
      'a box that leaves a digit which is printed again',
      box(90, 195, 14, 15) + show('20', [100, 200]),
      ['20'],
    ],
  ])('%s', async (_, content, expected) => {
    expect((await read(show('20', [100, 200]) + content)).texts).toEqual(expected);
  });

  test('a box that leaves whole glyphs cuts the text off', async () => {
    const { page } = await read(show('2019', [100, 200]) + box(90, 195, 20, 15));
    expect(page.runs.find(({ text }) => text === '19')?.doubt).toBe('clipped');
  });

  test('a box that was painted before hides nothing', async () => {
    expect((await read(box(90, 195, 40, 15) + show('20', [100, 200]))).texts).toEqual(['20']);
  });

  test.each([
    ['one rectangle', box(40, 190, 200, 20, 0.2)],
    ['two that abut inside the text', box(40, 190, 72, 20, 0.2) + box(112, 190, 100, 20, 0.2)],
    ['one over a white page', box(0, 0, 400, 300) + box(40, 190, 200, 20, 0.2)],
  ])('a white label is seen on a dark fill: %s', async (_, ground) => {
    expect((await read(`${ground} ${grey(1, show('预期目标', [90, 195]))}`)).texts).toEqual(['预期目标']);
  });

  test.each([
    ['white on a white box in a dark one', box(40, 180, 200, 40, 0.2) + box(80, 190, 80, 20), 1],
    ['nearly white on paper', '', 0.97],
    ['dark on dark', box(40, 180, 200, 40, 0.1), 0.1],
  ])('a label that does not stand out is not: %s', async (_, ground, level) => {
    expect((await read(`${ground} ${grey(level, show('预期目标', [90, 195]))}`)).texts).toEqual([]);
  });

  test('a font that draws its glyphs larger than its size says is read', async () => {
    const { runs } = await readDrawing({
      content: `${show('得分', [50, 200])} BT /F5 1 Tf 1 0 0 1 100 200 Tm (11) Tj ET`,
      type3: true,
    });
    expect(runs.map(run => run.text).join('')).toBe('得分11');
  });

  test('print that is far too small to be read is none of the text; a small note is', async () => {
    const beside = (size: number) => show('18', [100, 200]) + show('99', [112, 200], 'F1', size);
    expect((await read(beside(1))).texts).toEqual(['18']);
    expect((await read(beside(4))).texts.join('')).toBe('1899');
  });

  test('rulings as text: white cells erase them, but for what is drawn again', async () => {
    const erased = row(200) + box(60, 150, 100, 100) + row(100) + box(60, 100, 100, 50);
    const { page } = await read(erased);
    const drawn = page.rulings.map(({ at, from, to }) => [at, from, to]);
    expect(drawn).toEqual([
      [100, 40, 60],
      [100, 160, 360],
      [200, 40, 360],
    ]);
  });
});

describe('what is drawn twice', () => {
  test.each([
    ['at the same place', show('10', [100, 200])],
    ['a hair beside it', show('10', [100.8, 200])],
    ['as a wide shadow', show('10', [101.5, 198.5])],
    ['in a larger size', show('10', [100, 200], 'F1', 10.6)],
    ['in another font', show('10', [100.3, 200], 'F2')],
    ['glyph by glyph', show('1', [100.4, 200]) + show('0', [105.4, 200])],
  ])('is read once: %s', async (_, second) => {
    const meanings = { 1: '1', 0: '0' };
    const { runs } = await readDrawing({ content: `${show('10', [100, 200])} ${second}`, meanings });
    expect(runs.map(({ text }) => text)).toEqual(['10']);
  });

  test('a long text in another size is, too, though its ends are apart', async () => {
    const text = '改造老旧供水管网改造老旧供水管网';
    const twice = show(text, [40, 200], 'F1', 10) + show(text, [40, 200], 'F1', 10.4);
    expect((await read(twice)).texts).toEqual([text]);
  });

  test.each([
    ['equal digits beside each other', show('1', [100, 200]) + show('1', [105, 200]), ['11']],
    ['equal lines', show('100', [100, 200]) + show('100', [100, 190]), ['100', '100']],
    ['points', show('...', [100, 200]), ['...']],
  ])('is not what only looks alike: %s', async (_, content, expected) => {
    expect((await read(content)).texts).toEqual(expected);
  });
});

describe('a watermark as dark as the text', () => {
  const COLUMNS = [40, 140, 240];
  const form = [60, 100, 140, 180]
    .map(y => `${row(y - 5)} ${COLUMNS.map((x, at) => show(`指标${at}${y}`, [x, y])).join(' ')}`)
    .join('\n');
  const tiles = (text: string, places: readonly (readonly [number, number])[]) =>
    places.map(place => show(text, place)).join('\n');
  const lattice = (xs: readonly number[], ys: readonly number[]) =>
    ys.flatMap(y => xs.map(x => [x, y] as const));
  const textsOf = async (content: string) =>
    (await readDrawing(content)).runs.map(({ text }) => text).join(' ');

  test.each([
    ['tiles that lie on several texts', tiles('内部资料', lattice([50, 150, 250], [102, 182]))],
    ['tiles over the edge of the table', tiles('内部资料', lattice([80, 190, 300], [92, 172, 252]))],
    ['a large text over several others', show('内部资料内部资料', [50, 98], 'F1', 20)],
  ])('is none of it: %s', async (_, mark) => {
    expect(await textsOf(`${form}\n${mark}`)).toBe(await textsOf(form));
    expect(await textsOf(`${mark}\n${form}`)).toBe(await textsOf(form));
  });

  test('values at even steps stay, also where a text lies on them', async () => {
    const values = tiles('完成', lattice([80, 180, 280], [70, 110, 150]));
    expect((await textsOf(`${form}\n${values}`)).match(/完成/g)).toHaveLength(9);
    expect((await textsOf(`${form}\n${values}\n${show('说明', [82, 110])}`)).match(/完成/g)).toHaveLength(9);
  });
});

describe('what is struck out', () => {
  const struck = (page: Page) => page.runs.filter(({ doubt }) => doubt === 'struck').map(({ text }) => text);

  test.each([
    ['a stroke', '99 203.5 m 111 203.5 l S'],
    ['a thin area', '100 203 10 0.6 re f'],
    ['a red stroke', '1 0 0 RG 100 204 m 110 204 l S 0 G'],
    ['two strokes', '100 202.5 m 110 202.5 l S 100 204.5 m 110 204.5 l S'],
  ])('is told apart from what stands beside it: %s', async (_, line) => {
    const { page } = await read(`${show('14', [100, 200])} ${show('15', [110.5, 200])} ${line}`);
    expect(struck(page)).toEqual(['14']);
    expect(page.runs.map(({ text }) => text)).toContain('15');
    expect(page.rulings).toEqual([]);
  });

  test('leaves the end of the text before it, which its stroke touches', async () => {
    const { page } = await read(
      `${show('315', [100, 200])} ${show('8297', [112, 200])} 111 203.5 m 133 203.5 l S`,
    );
    expect(struck(page)).toEqual(['8297']);
    expect(page.runs.map(({ text }) => text)).toContain('315');
  });

  test('is not a character whose outline is drawn as well, with a level stroke in its middle', async () => {
    const { page } = await read(`${show('目', [100, 200])} 102 203.5 m 107 203.5 l S`);
    expect(struck(page)).toEqual([]);
  });

  test('may be a part of a text', async () => {
    const { page } = await read(`${show('三座四座', [100, 200])} 100 204 m 120 204 l S`);
    expect(page.runs).toMatchObject([{}, { text: '三座', doubt: 'struck' }, { text: '四座' }]);
  });

  test.each([
    ['underlined', '100 198.5 m 110 198.5 l S'],
    ['a ruling that a text was set over', '40 203.5 m 300 203.5 l S'],
    ['a ruling above it', '100 209.5 m 110 209.5 l S'],
  ])('is not what is %s', async (_, line) => {
    const { page } = await read(`${show('14', [100, 200])} ${line}`);
    expect(struck(page)).toEqual([]);
    expect(page.rulings).toHaveLength(1);
  });
});

describe('watermarks and stamps in live text are no text of the page', () => {
  const TILES = [0, 1, 2, 3, 4, 5].map(index => [30 + 60 * index, 203 - 20 * (index % 2)] as const);

  test.each([
    ['one across the page', grey(0.6, turned('云岭市财政局', [60, 60], 40, 40))],
    ['dark and askew', turned('样稿', [60, 60], 20)],
    ['pale level tiles', TILES.map(at => grey(0.85, show('内部资料', at))).join('') + row(207)],
    ['one pale word, large', grey(0.8, show('样表', [100, 150], 'F1', 60))],
    ['a huge word that a ruling runs through', show('样表', [100, 150], 'F1', 60) + row(170)],
    ['a round seal', `1 0 0 rg ${ring('云岭市财政局专用章', [200, 150], 40)} ${show('★', [195, 145])} 0 g`],
    ['a round seal in black', ring('云岭市财政局专用章', [200, 150], 40)],
  ])('%s', async (_, content) => {
    const { texts, page } = await read(content + show('15', [320, 100]));
    expect(texts).toEqual(['15']);
    expect(page.decoration!.length).toBeGreaterThan(0);
  });

  test('a pale figure beside a dark one is not read with it', async () => {
    expect((await read(show('15', [100, 200]) + grey(0.8, show('5', [111, 200])))).texts).toEqual(['15']);
  });

  test.each([
    ['a title', show('绩效自评表', [100, 250], 'F1', 22)],
    ['a label that stands upright', turned('绩效指标', [100, 100], 90)],
    ['a pale text that stands alone', grey(0.7, show('无', [100, 200]))],
    ['a text of the colour of the seal', `1 0 0 rg ${show('逾期', [100, 200])} 0 g`],
  ])('but %s is', async (_, content) => {
    const { page } = await read(content);
    expect(page.runs).toHaveLength(2);
    expect(page.decoration).toBeUndefined();
  });

  test('a page that is askew as a whole is not', async () => {
    const content = [0, 1, 2].map(index => turned('绩效指标完成情况', [60, 100 + 40 * index], 5)).join('\n');
    expect((await readDrawing(content)).runs).toHaveLength(3);
  });
});

describe('what the edge of a cell cuts off', () => {
  const cell = (lines: string) => `q 90 180 100 25 re W n ${lines} Q`;

  test.each([
    ['a line below', show('巡查养护制度', [95, 190]) + show('已建立', [95, 170])],
    ['a line above', show('巡查养护制度', [95, 190]) + show('二处塌岸', [95, 212])],
    ['the end of a line', show('巡查养护制度管护人员经费', [95, 190])],
    ['the beginning of a line', show('管护人员巡查养护制度', [65, 190])],
  ])('is told by what remains: %s', async (_, lines) => {
    const { page } = await read(cell(lines));
    expect(page.runs.slice(1)).toMatchObject([{ doubt: 'clipped' }]);
  });

  test('or runs through the last glyph, and nothing of those behind it is in the file', async () => {
    const { page } = await read(`q 99 195 20 15 re W n ${show('1250', [100, 200])} Q`);
    expect(page.runs.slice(1)).toMatchObject([{ text: '1250', doubt: 'clipped' }]);
  });

  test('is nothing where all is inside, or another cell is cut', async () => {
    const { page } = await read(
      `${cell(show('巡查养护制度', [95, 190]))} q 200 180 50 25 re W n ${show('已建立', [205, 170])} Q`,
    );
    expect(page.runs.slice(1)).toMatchObject([{ text: '巡查养护制度' }]);
    expect(page.runs[1]!.doubt).toBeUndefined();
  });

  test('is nothing where it is no line of the same text', async () => {
    const tile = grey(0.9, show('内部资料', [95, 170], 'F1', 14));
    const { page } = await read(cell(show('巡查养护制度', [95, 190]) + tile));
    expect(page.runs[1]).toMatchObject({ text: '巡查养护制度' });
    expect(page.runs[1]!.doubt).toBeUndefined();
  });
});

test('text of a negative size in a space that is turned by as much stands upright', async () => {
  const [plain] = (await readDrawing(show('12.5', [100, 200]))).runs;
  const [run] = (await readDrawing('BT /F1 -10 Tf -1 0 0 -1 100 200 Tm <0031 0032 002e 0035> Tj ET')).runs;
  expect(run).toMatchObject({ text: '12.5', direction: 'right', size: 10 });
  for (const [side, value] of run!.bbox.entries()) expect(value).toBeCloseTo(plain!.bbox[side]!, 5);
});

test('a page that is drawn as one tile of a pattern is read as the page', async () => {
  const { runs } = await readDrawing({
    content: '/Pattern cs /P0 scn 0 0 400 300 re f',
    tile: show('项目', [50, 200]),
  });
  expect(runs).toMatchObject([{ text: '项目' }]);
  expect(runs[0]!.bbox[0]).toBeCloseTo(50, 1);
});

test.each([
  ['a stamp of a few lines in a frame', 3, 1, 'scanned'],
  ['as much text as a form has', 12, 1, 'native'],
  ['a table of rulings', 3, 12, 'native'],
])('a picture of a whole page with %s on it: the page is %s', async (_, lines, rules, kind) => {
  const rows = (count: number, draw: (y: number) => string) =>
    Array.from({ length: count }, (_, index) => draw(40 + 14 * index)).join('\n');
  const stamp = rows(lines, y => show('仅供审计使用二〇二四年三月五日导出', [60, y]));
  const frame = rows(rules, y => `${row(y - 3)} ${row(y + 11)}`);
  const { page } = await read(`${picture(0, 0, 400, 300)} ${stamp} ${frame}`);
  expect(page.kind).toBe(kind);
});

test('a ruling through a watermark as wide as its cell stays, and is no stroke', async () => {
  const mark = (x: number, y: number) => `0.9 g ${show('公开', [x, y])} 0 g`;
  const tiles = [80, 160, 240].map(x => mark(x, 200)).join('\n');
  const { page, texts } = await read(`${show('合格率', [95, 202])} ${tiles} 158 203.8 m 182 203.8 l S`);
  expect(texts).toEqual(['合格率']);
  expect(page.rulings).toMatchObject([{ axis: 'horizontal', from: 158, to: 182 }]);
});
