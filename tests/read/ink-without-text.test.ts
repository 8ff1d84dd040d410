import { describe, expect, test } from 'vitest';
import type { BBox, GlyphRun, Page, RulingLine } from '../../src/model.ts';
import { wordlessInk } from '../../src/read/ink-without-text.ts';
import { isLegible } from '../../src/read/legibility.ts';
import { hasBrokenTextLayer, reread } from '../../src/read/reread.ts';
import { readDrawing, show } from '../helpers/drawn-pdf.ts';

const RULINGS: readonly RulingLine[] = [
  ...[100, 140, 180].map(at => ({ axis: 'horizontal' as const, at, from: 50, to: 350, thickness: 1 })),
  ...[50, 150, 350].map(at => ({ axis: 'vertical' as const, at, from: 100, to: 180, thickness: 1 })),
];

const run = (text: string, bbox: BBox): GlyphRun => ({
  text,
  bbox,
  edges: [bbox[0], bbox[2]],
  direction: 'right',
  size: 10,
});

function page(drawn: Partial<Page>): Page {
  return {
    page: 1,
    width: 400,
    height: 600,
    kind: 'native',
    runs: [],
    rulings: RULINGS,
    images: [],
    ...drawn,
  };
}

describe('what is drawn without saying what it is', () => {
  const glyphs = (x: number, y: number, count: number): BBox[] =>
    Array.from({ length: count }, (_, index) => [x + index * 6, y, x + index * 6 + 5, y + 8]);

  test('outlines of characters in a table are one text', () => {
    expect(wordlessInk(page({ outlines: [...glyphs(200, 115, 5), ...glyphs(300, 155, 2)] }))).toEqual([
      [200, 115, 229, 123],
      [300, 155, 311, 163],
    ]);
  });

  test.each<[string, Partial<Page>]>([
    [
      'a mark beside its text',
      { outlines: [[60, 115, 68, 123]], runs: [run('持续性项目', [70, 114, 120, 124])] },
    ],
    ['outlines of a letterhead above the table', { outlines: glyphs(60, 40, 6) }],
    ['outlines where no table is', { outlines: glyphs(60, 115, 6), rulings: [] }],
    [
      'a seal over the names of the table',
      { images: [[60, 60, 200, 200]], runs: [run('某某市水务局主管部门盖章处', [70, 114, 170, 124])] },
    ],
    ['a small seal in the blank of a foot', { images: [[250, 110, 330, 178]] }],
    ['a picture behind a text', { images: [[160, 110, 220, 130]], runs: [run('15', [180, 114, 190, 124])] }],
  ])('%s is none', (_, drawn) => {
    expect(wordlessInk(page(drawn))).toEqual([]);
  });

  test('a picture of a number is one, however near the number in the next cell stands', () => {
    const box: BBox = [160, 110, 220, 130];
    const beside = run('6638.24', [224, 114, 264, 126]);
    expect(wordlessInk(page({ images: [box], runs: [beside] }))).toEqual([box]);
  });

  test('a picture of a line in a cell, and one as large as a table, are', () => {
    const [line, table]: [BBox, BBox] = [
      [160, 110, 220, 130],
      [40, 200, 360, 500],
    ];
    const below = (text: string) =>
      wordlessInk(page({ images: [line, table], runs: [run(text, [50, 50, 90, 60])] }));
    expect(below('附表')).toEqual([table, line]);
    // what is said in no Chinese is no form: maps and photographs
    expect(below('Figure 3')).toEqual([line]);
  });

  test('shapes of a page with the size and the corners of characters are outlines; frames and lines are not', async () => {
    const digit = (x: number) => `${x} 200 m ${x} 208 l ${x + 4} 210 ${x + 6} 206 ${x + 5} 200 c h f`;
    const { outlines } = await readDrawing(
      `${show('项目名称', [20, 20])} 50 50 100 20 re f 60 60 m 90 60 l 90 90 l h f ${digit(100)} ${digit(110)} 1 g ${digit(150)} 0 g`,
    );
    expect(outlines).toHaveLength(2);
  });
});

describe('what its picture says of it', () => {
  const box: BBox = [160, 110, 220, 130];
  const drawn = page({ images: [box], runs: [run('得分', [60, 114, 80, 124])] });

  test('is read there, and only there', () => {
    const scan = page({
      runs: [run('15', [170, 114, 180, 124]), run('得公', [60, 114, 80, 124])],
      rulings: [],
    });
    expect(reread(drawn, scan, [box]).runs.map(({ text }) => text)).toEqual(['得分', '15']);
  });

  test.each([
    ['agrees with what the text layer tells', '港航�业中心', '港航事业中心', '港航事业中心', 0.9],
    ['writes out its radicals', '项⽬⽀\uFFFD', '项目支出', '项目支出', 0.9],
    ['misses its first characters', '南屿市港航�业中心', '5港航事业中心', '南屿市港航事业中心', 0.9],
    ['has another one beside the lost one', '未�工作', '末完一作', '末完一作', 0.5],
    ['lacks the lost one', '补助�标准', '补肋标准', '补肋标准', 0.5],
    ['has another digit', '（2024年\uFFFD）', '(2(24年度)', '（2024年度）', 0.5],
    ['tells what may be half a code', 'N�发放', '补助发放', '补助发放', 0.9],
  ])('%s', (_, layer, reading, text, confidence) => {
    const broken = { ...run(layer, [160, 114, 260, 124]), doubt: 'broken-unicode' as const };
    const line = { ...run(reading, [160, 114, 260, 124]), reading: { confidence: 0.9, candidates: [] } };
    const [read] = reread(page({ runs: [broken] }), page({ runs: [line] }), []).runs;
    expect(read).toMatchObject({ text, reading: { confidence } });
  });

  test('is nothing where nobody could part its lines, or read them: what the text layer tells stays', () => {
    const lost = run('�', [200, 114, 210, 124]);
    const runs = [...drawn.runs, { ...lost, doubt: 'broken-unicode' as const }];
    for (const text of ['�', '得分15']) {
      const scan = page({ runs: [run(text, [40, 100, 300, 300])], rulings: [] });
      expect(reread(page({ runs }), scan, []).runs).toEqual(runs);
    }
  });

  test('and where nothing is read, something stands that nobody could read', () => {
    const [, ink] = reread(drawn, page({ rulings: [] }), [box]).runs;
    expect(ink).toMatchObject({ text: '\uFFFD', bbox: box, doubt: 'broken-unicode' });
  });
});

describe('a page is looked at', () => {
  const line = (text: string): GlyphRun => ({
    ...run(text, [60, 114, 160, 124]),
    ...(text.includes('\uFFFD') && { doubt: 'broken-unicode' }),
  });

  test.each<[string, boolean, readonly string[]]>([
    ['where a character is broken among Chinese ones', true, ['绩效自评表', '得\uFFFD']],
    ['where most of it is broken', true, ['\uFFFD\uFFFD\uFFFD\uFFFD', '2023', '100.00']],
    ['where codes mean nothing, few of them lost', true, ['✁✂✄☎✆✝✞✟ 100.00', '✠✡☛✡ 98.5%', '☞✌✍✎✏\uFFFD']],
    ['but not for a ligature of a Western text', false, ['\uFFFDe relative difference in average income']],
    ['nor where nothing is broken', false, ['绩效自评表']],
  ])('%s', (_, isLookedAt, texts) => {
    expect(hasBrokenTextLayer(page({ runs: texts.map(line) }))).toBe(isLookedAt);
  });

  test('and a long Western text without its ligatures does not fail for what nobody reads', () => {
    const runs = Array.from({ length: 60 }, () => line('\uFFFDe relative difference in average income'));
    expect(isLegible(page({ runs }))).toBe(true);
    const broken = Array.from({ length: 60 }, () => line('\uFFFD\uFFFD\uFFFD 2023'));
    expect(isLegible(page({ runs: broken }))).toBe(false);
    const symbols = Array.from({ length: 20 }, () => line('✁✂✄☎✆✝✞✟ 100.00'));
    expect(isLegible(page({ runs: symbols }))).toBe(false);
  });
});
