import { expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import { asAlone } from '../../../src/read/scan/alone-in-line.ts';
import { bar, paper } from '../../helpers/drawn.ts';

/** pixels that lines of the page are high */
const USUAL = 25;

type Drawn = {
  readonly wide: number;
  readonly high: number;
  readonly draw: (raster: Raster, at: number) => void;
};

/** What becomes of a reading of what is drawn, alone in its line. */
function read({ wide, high, draw }: Drawn, text: string, { isFollowing = true } = {}) {
  const raster = paper(60, 40);
  draw(raster, 10);
  const line = { x0: 100, y0: 200, x1: 100 + wide, y1: 200 + high, region: 1 };
  const crop = { raster: { ...raster, usual: USUAL }, parts: [{ line, at: 10 }] };
  const glyphs = [...text].map(own => ({ text: own, from: 10, to: 10 + wide, confidence: 0.9 }));
  return asAlone({ glyphs, text, confidence: 0.9, candidates: [] }, crop, { usual: USUAL, isFollowing });
}

const filled = (wide: number, high: number, shade = 0): Drawn => ({
  wide,
  high,
  draw: (raster, at) => bar(raster, [at, (40 - high) >> 1, at + wide, ((40 - high) >> 1) + high], shade),
});

/** a ring of five pixels, as faint as that */
const ring = (shade: number, core: number): Drawn => ({
  wide: 5,
  high: 5,
  draw: (raster, at) => {
    filled(5, 5, shade).draw(raster, at);
    bar(raster, [at + 1, 18, at + 4, 21], core);
  },
});

test.each([
  ['a dark ring', ring(60, 220)],
  ['a faint one', ring(150, 190)],
])('%s below another line is the full stop that had no room there', (_, drawn) => {
  expect(read(drawn, 'o')).toMatchObject({ text: '。', confidence: 0.93 });
});

test.each([
  ['a ring with no line above it', ring(60, 220), false],
  ['a dot', filled(5, 5), true],
] as const)('%s is dirt', (_, drawn, isFollowing) => {
  expect(read(drawn, '.', { isFollowing })).toBeNull();
});

test('a bar below another line may be what is left of a ruling', () => {
  expect(read(filled(18, 2), '—')).toMatchObject({ text: '—', confidence: 0.6 });
  expect(read(filled(18, 2), '—', { isFollowing: false })).toMatchObject({ confidence: 0.9 });
});
