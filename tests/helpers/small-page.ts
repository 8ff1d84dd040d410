import type { GlyphRun, Page, RulingLine } from '../../src/model.ts';

const EM = 10;

/** Text that one instruction draws from `x` on, in print of `size`; Chinese characters are an em wide, others half. */
export function run(text: string, x: number, { size = EM, y = 105 } = {}): GlyphRun {
  const edges = [x];
  for (const character of text)
    edges.push(edges.at(-1)! + (/[\p{Script=Han}（），。]/u.test(character) ? size : size / 2));
  return { text, bbox: [x, y, edges.at(-1)!, y + size], edges, direction: 'right', size };
}

/** The lines of a frame, or of a grid, from edge to edge. */
export function ruled(xs: readonly number[], ys: readonly number[]): RulingLine[] {
  const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
  return [
    ...ys.map(at => ({ axis: 'horizontal' as const, at, from: left, to: right, thickness: 1 })),
    ...xs.map(at => ({ axis: 'vertical' as const, at, from: top, to: bottom, thickness: 1 })),
  ];
}

export function pageWith(runs: readonly GlyphRun[], rulings: readonly RulingLine[]): Page {
  return { page: 1, width: 600, height: 400, kind: 'native', runs, rulings, images: [] };
}
