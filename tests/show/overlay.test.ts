import { describe, expect, test } from 'vitest';
import type { GlyphRun, Page } from '../../src/model.ts';
import { marksOf } from '../../src/show/marks.ts';
import { pageSvg, pagesSvg } from '../../src/show/overlay.ts';
import { sample } from '../helpers/sample.ts';

const page = sample.pages[0]!;
const marks = marksOf(sample.document);

const blankPage = (runs: readonly GlyphRun[]): Page => ({ ...page, runs, rulings: [], images: [] });
const run = (text: string, rest: Partial<GlyphRun> = {}): GlyphRun => ({
  text,
  bbox: [10, 20, 40, 30],
  edges: [10, 25, 40],
  direction: 'right',
  size: 10,
  ...rest,
});
const drawn = (runs: readonly GlyphRun[]) => pageSvg(blankPage(runs), { kind: 'rulings' });

/** Names of the open elements, to see that markup closes what it opens. */
function leftOpen(svg: string): string[] {
  const open: string[] = [];
  for (const [, end, name, empty] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name!);
  }
  return open;
}

describe('pageSvg', () => {
  test.each([{ kind: 'rulings' }, { kind: 'grids', grids: sample.grids }, { kind: 'form', marks }] as const)(
    'is well-formed with the layer $kind',
    layer => {
      const svg = pageSvg(page, layer);
      expect(leftOpen(svg)).toEqual([]);
      expect(svg).toContain('viewBox="0 0 595.28 520"');
    },
  );

  test('a text is data, whatever it says', () => {
    const svg = pageSvg(page, { kind: 'form', marks });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const hostile = drawn([run('"]]>&\u0000\u202e</text>')]);
    expect(hostile).toContain('&quot;]]&gt;&amp;��&lt;/text&gt;');
    expect(leftOpen(hostile)).toEqual([]);
  });

  test('a run fills its box in each direction', () => {
    expect(drawn([run('Ab')])).toMatch(/translate\(10 28.8\)" font-size="10" textLength="30"/);
    expect(drawn([run('Ab', { direction: 'up' })])).toMatch(
      /translate\(36.4 30\) rotate\(-90\)"[^>]* textLength="10"/,
    );
    expect(drawn([run('Ab', { direction: 'left' })])).toContain('translate(40 21.2) rotate(180)');
    expect(drawn([run('Ab', { direction: 'down' })])).toContain('rotate(90)');
  });

  test('Chinese in a column stands upright, each glyph on its place', () => {
    const svg = drawn([run('绩效', { direction: 'down', bbox: [10, 20, 20, 40], edges: [20, 30, 40] })]);
    expect(svg).toContain('x="15" y="28.8 38.8"');
  });

  test('colours boxes by doubt; a merged cell is one box of all its values', () => {
    const svg = pageSvg(page, { kind: 'form', marks });
    const classes = [...svg.matchAll(/class="mark (\w+)" data-value="([\d ]+)"/g)].map(m => [m[1], m[2]]);
    expect(classes.filter(([doubt]) => doubt === 'review')).toHaveLength(1);
    expect(classes.filter(([doubt]) => doubt === 'blank')).not.toHaveLength(0);
    const level1 = marks.filter(mark => /indicators\/[012]\/level1/.test(mark.at)).map(mark => mark.value);
    expect(classes).toContainEqual(['sure', level1.join(' ')]);
    expect(svg).toContain('指标 3 · 实际完成值');
  });

  test('grids show spans and the numbers of rows and columns', () => {
    const svg = pageSvg(page, { kind: 'grids', grids: sample.grids });
    expect(svg).toContain('>5×1</text>');
    expect(svg.match(/class="count"[^>]*text-anchor="end">11<\/text>/)).not.toBeNull();
    expect(svg.match(/class="cell( span)?"/g)).toHaveLength(sample.grids[0]!.cells.length);
  });
});

test('pagesSvg puts pages below one another', () => {
  const svg = pagesSvg([page, { ...page, page: 2 }], { kind: 'rulings' });
  expect(svg).toContain('height="1064"');
  expect(svg).toContain('translate(0 544)');
});
