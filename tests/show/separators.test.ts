import { describe, expect, test } from 'vitest';
import { findTables } from '../../src/find-tables.ts';
import { pageSvg } from '../../src/show/overlay.ts';
import { drawSeparators } from '../../src/show/separators.ts';
import { bytesOf } from '../helpers/fixtures.ts';

const WIDTH = 100;
const read = (name: string) => findTables({ name, bytes: bytesOf(name, 'source.pdf') });

describe('the separators of a page', () => {
  test('are its rulings, of full weight, where every line is drawn, also where the page lies turned', async () => {
    const { pages, separators } = await read('yunnan-rotated');
    const all = separators.flat();
    expect(all.length).toBeGreaterThan(20);
    expect(all.every(({ kind, weight }) => kind === 'ruling' && weight === 1)).toBe(true);
    const [page] = pages;
    const isOnPage = ({ axis, at, to }: (typeof all)[number]) =>
      at < (axis === 'vertical' ? page!.width : page!.height) &&
      to < (axis === 'vertical' ? page!.height : page!.width);
    expect(separators[0]!.every(isOnPage)).toBe(true);
    expect(drawSeparators(page!, separators[0]!, WIDTH)).not.toContain('white space');
  });

  test('say what shows them and how much that weighs, where nothing is drawn', async () => {
    const { pages, separators } = await read('cohesion-funds-without-rulings');
    const index = separators.findIndex(own => own.some(({ kind }) => kind === 'white-space'));
    const drawing = drawSeparators(pages[index]!, separators[index]!, WIDTH);
    expect(drawing).toMatch(/│ x +[\d.]+, y [\d.]+–[\d.]+ +[01]\.\d\d \++ +空白 white space/);
    expect(drawing).toMatch(/─ y +[\d.]+, x [\d.]+–[\d.]+ +[01]\.\d\d \++ +行距 rows of text/);
    const svg = pageSvg(pages[index]!, {
      kind: 'separators',
      pages: new Map([[pages[index]!.page, separators[index]!]]),
    });
    expect(svg.match(/class="separator white-space"/g)!.length).toBeGreaterThan(3);
  });
});
