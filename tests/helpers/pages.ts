import type { BBox, GlyphRun, Page, RulingLine } from '../../src/model.ts';

/** A run of glyphs of equal width on one line: text, where it begins, and the em. */
export function runAt(text: string, [x, y]: readonly [number, number], size = 10): GlyphRun {
  const count = [...text].length;
  const edges = Array.from({ length: count + 1 }, (_, index) => x + index * size);
  return { text, bbox: [x, y, x + count * size, y + size], edges, direction: 'right', size };
}

export function horizontal(at: number, from: number, to: number): RulingLine {
  return { axis: 'horizontal', at, from, to, thickness: 0.5 };
}

export function vertical(at: number, from: number, to: number): RulingLine {
  return { axis: 'vertical', at, from, to, thickness: 0.5 };
}

/** All lines of a full grid. */
export function ruled(xs: readonly number[], ys: readonly number[]): RulingLine[] {
  return [...ys.map(y => horizontal(y, xs[0]!, xs.at(-1)!)), ...xs.map(x => vertical(x, ys[0]!, ys.at(-1)!))];
}

export function pageOf(
  rulings: readonly RulingLine[],
  runs: readonly GlyphRun[],
  { page = 1, size = [600, 800] as readonly [number, number] } = {},
): Page {
  return { page, width: size[0], height: size[1], kind: 'native', runs, rulings, images: [] as BBox[] };
}
