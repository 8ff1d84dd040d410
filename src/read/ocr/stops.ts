import type { Component } from '../../image/connected.ts';
import type { Raster } from '../../image/raster.ts';
import type { ReadGlyph } from './reader.ts';

type StopLine = {
  readonly raster: Raster;
  readonly pieces: readonly Component[];
  /** pixels */
  readonly em: number;
  readonly read: readonly ReadGlyph[];
};

const IDEOGRAPH = /[\u3400-\u9fff）)」”》%％]/u;
/** What the network takes a full stop for. */
const ROUND = /^[oO0〇○°]$/;
/** Ems: a stop is no larger, and its middle stands in the lower part of the line. */
const STOP = { least: 0.16, most: 0.46 };
/** Ems from the middle of the last glyph: what begins beyond is no part of it. */
const BEYOND = 0.42;
/** … what begins nearer than this mostly is, and so is the dot that these end in at the lower right. */
const BESIDE = 0.38;
const ENDS_IN_DOT = /[点热照然黑烈熟焦蒸煎煮熊心必小少示标际宗综票察款办为六兴共其具典真]/;
/** How sure a stop is that only its ring tells. */
const BY_RING = 0.93;

/** Chinese stops as they are printed: `丶` is a comma of enumeration, a small ring at the foot a full stop. */
export function withStops({ raster, pieces, em, read }: StopLine): readonly ReadGlyph[] {
  const named = read.map((glyph, index): ReadGlyph => {
    if (glyph.text === '丶') return { ...glyph, text: '、' };
    const before = read[index - 1]?.text ?? '';
    const after = read[index + 1]?.text ?? '';
    const mayStop =
      ROUND.test(glyph.text) && IDEOGRAPH.test(before) && (after === '' || IDEOGRAPH.test(after));
    const middle = (glyph.from + glyph.to) / 2;
    const ring =
      mayStop &&
      pieces.find(
        piece => isStop(raster, piece, em) && Math.abs((piece.x0 + piece.x1) / 2 - middle) < em / 2,
      );
    return ring ? { ...glyph, text: '。', confidence: BY_RING, others: [glyph.text] } : glyph;
  });
  const [last, ink] = [named.at(-1), outermost(pieces)];
  if (!last || !ink || !/[\u3400-\u9fff]/.test(last.text) || !isStop(raster, ink, em)) return named;
  return beyond(last, ink) > BEYOND * em
    ? [...named, { text: '。', from: ink.x0, to: ink.x1, confidence: BY_RING }]
    : named;
}

/** Whether something as small and as low as a stop, ring or not, stands behind the last ideograph, which has no such dot. */
export function mayLackStop({ raster, pieces, em, read }: StopLine): boolean {
  const [last, ink] = [read.at(-1), outermost(pieces)];
  if (!last || !ink || !/[\u3400-\u9fff]/.test(last.text) || ENDS_IN_DOT.test(last.text)) return false;
  return isLow(raster, ink, em) && beyond(last, ink) > BESIDE * em;
}

/** Pixels from the middle of a glyph to where a piece begins. */
function beyond({ from, to }: ReadGlyph, { x0 }: Component): number {
  return x0 - (from + to) / 2;
}

/** The piece that reaches farthest: a speck within a ring begins behind it, and ends before it. */
function outermost(pieces: readonly Component[]): Component | undefined {
  return pieces.reduce<Component | undefined>(
    (last, piece) => (last && last.x1 >= piece.x1 ? last : piece),
    undefined,
  );
}

/**
 * Ems: the size of a dot between words, the paper on both sides of it (strokes of glyphs have less), and how far apart the
 * middles of the glyphs beside it are, which is more than without it.
 */
const DOT = { least: 0.07, most: 0.26, paper: 0.12, room: 1.22 };
/** Shares of a line's height: a dot between words stands about halfway up. */
const HALFWAY = { from: 0.35, to: 0.65 };
/** How sure a dot is that only its ink tells: dirt looks the same. */
const BY_DOT = 0.7;

/** The dot between two words (元/人·年), which readers pass over. `middle` gives the middle of a glyph. */
export function withMiddleDots(
  { pieces, em, read }: Omit<StopLine, 'raster'>,
  middle: (glyph: ReadGlyph) => number,
): readonly ReadGlyph[] {
  const top = Math.min(...pieces.map(({ y0 }) => y0));
  const height = Math.max(...pieces.map(({ y1 }) => y1)) - top;
  const dots = pieces.filter(piece => {
    const { x0, y0, x1, y1 } = piece;
    const [across, down] = [(x1 - x0) / em, (y1 - y0) / em];
    const halfway = ((y0 + y1) / 2 - top) / height;
    const paper = DOT.paper * em;
    const isAlone = pieces.every(
      other => other === piece || other.x1 + paper <= x0 || other.x0 - paper >= x1,
    );
    const isSmall = Math.max(across, down) <= DOT.most && Math.min(across, down) >= DOT.least;
    return isSmall && isAlone && halfway >= HALFWAY.from && halfway <= HALFWAY.to;
  });
  return read.flatMap((glyph, index) => {
    const next = read[index + 1];
    if (!next || !IDEOGRAPH.test(glyph.text) || !IDEOGRAPH.test(next.text)) return [glyph];
    const [from, to] = [middle(glyph), middle(next)];
    if (to - from < DOT.room * em) return [glyph];
    const dot = dots.find(({ x0, x1 }) => Math.abs((x0 + x1) / 2 - (from + to) / 2) < (to - from) / 4);
    return dot ? [glyph, { text: '·', from: dot.x0, to: dot.x1, confidence: BY_DOT, others: [''] }] : [glyph];
  });
}

/** A small ring in the lower half. */
function isStop(raster: Raster, piece: Component, em: number): boolean {
  return isLow(raster, piece, em) && isRing(raster, piece);
}

function isLow(raster: Raster, { x0, y0, x1, y1 }: Component, em: number): boolean {
  const isSmall = [x1 - x0, y1 - y0].every(size => size >= STOP.least * em && size <= STOP.most * em);
  return isSmall && (y0 + y1) / 2 >= raster.height / 2;
}

type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** Whether the ink of a box is a ring: about as high as wide, its middle lighter than its rim. */
export function isRing({ width, data }: Raster, { x0, y0, x1, y1 }: Box): boolean {
  const [across, down] = [x1 - x0, y1 - y0];
  if (Math.abs(across - down) > 0.35 * Math.max(across, down)) return false;
  let [rim, rimCount, core, coreCount] = [0, 0, 0, 0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const off = Math.hypot((2 * x + 1 - x0 - x1) / across, (2 * y + 1 - y0 - y1) / down);
      const ink = 255 - data[y * width + x]!;
      if (off < 0.4) [core, coreCount] = [core + ink, coreCount + 1];
      else if (off < 1) [rim, rimCount] = [rim + ink, rimCount + 1];
    }
  return coreCount > 0 && core / coreCount < HOLLOW * (rim / rimCount);
}

/** Ink in the middle of a ring over ink on its rim: a dot has more, a ring less. */
const HOLLOW = 0.8;
