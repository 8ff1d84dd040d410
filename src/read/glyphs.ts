import type { BBox, Direction, TextDoubt } from '../model.ts';
import { UNREADABLE } from '../values/text.ts';
import type { Clip, PdfGlyph, TextState } from './canvas.ts';
import { type GlyphJudge, isUnseen } from './implausible-glyphs.ts';
import { apply } from './matrix.ts';
import type { Colour } from './paint.ts';

/** Share of the em square above and below the baseline: what CJK fonts are drawn in. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Slope from which a line of text counts as oblique (stamps, watermarks): about 6 degrees. */
const OBLIQUE = 0.1;

/** A glyph on the page: where it begins and ends along its line, and its middle. */
export type PlacedGlyph = {
  readonly glyph: PdfGlyph;
  readonly from: number;
  readonly to: number;
  readonly at: readonly [x: number, y: number];
};

/** Glyphs without gaps between them that one instruction shows. */
export type Show = {
  readonly marks: readonly PlacedGlyph[];
  readonly line: BaseLine;
  readonly paint: Colour;
  readonly clip: Clip;
  /** counts what the page draws, from the first to the last */
  readonly order: number;
  /** how much it stands out from its ground, 0 to 1 */
  readonly contrast: number;
  readonly doubt?: TextDoubt;
};

/** The glyphs of one showing instruction in the coordinates of the page, and how far the pen went on (text space). */
export function placeGlyphs(
  glyphs: readonly (PdfGlyph | number)[],
  state: TextState,
  { isBroken, drawn }: { isBroken: GlyphJudge; drawn: ReadonlyMap<PdfGlyph, string> },
): { marks: PlacedGlyph[]; line: BaseLine; advance: number } {
  const line = lineOf(state);
  const marks: PlacedGlyph[] = [];
  const toEm = state.size * (state.font.fontMatrix?.[0] ?? 0.001);
  let pen = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      pen += ((state.font.vertical ? 1 : -1) * glyph * state.size) / 1000;
      continue;
    }
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const width = state.font.vertical ? (glyph.vmetric?.[0] ?? -1000) * -toEm : glyph.width * toEm;
    marks.push({ glyph: legible(glyph), from: pen, to: pen + width, at: line.at(pen + width / 2) });
    pen += state.font.vertical ? width - spacing : width + spacing;
  }
  function legible(glyph: PdfGlyph): PdfGlyph {
    const sign = drawn.get(glyph);
    if (sign !== undefined) return { ...glyph, unicode: sign, code: glyph.unicode };
    if (!isBroken(glyph, state.font)) return glyph;
    return { ...glyph, unicode: isUnseen(glyph, state.font) ? ' ' : UNREADABLE };
  }
  return { marks, line, advance: state.sign * pen };
}

/** Share of the em: glyphs farther apart, or drawn back over one another, make runs of their own. */
const GAP = 0.1;

export function withoutGaps(marks: readonly PlacedGlyph[], { em }: BaseLine): PlacedGlyph[][] {
  const stretches: PlacedGlyph[][] = [];
  for (const mark of marks) {
    const last = stretches.at(-1)?.at(-1);
    if (last && Math.abs(mark.from - last.to) < GAP * em) stretches.at(-1)!.push(mark);
    else stretches.push([mark]);
  }
  return stretches;
}

export function isInk({ glyph }: PlacedGlyph): boolean {
  return glyph.unicode.trim() !== '';
}

export function textOf({ marks }: Show): string {
  return marks.map(({ glyph }) => glyph.unicode).join('');
}

export type BaseLine = {
  readonly direction: Direction;
  /** degrees, clockwise on the page */
  readonly angle: number;
  /** height of the em square in points, and in text space */
  readonly size: number;
  readonly em: number;
  at(offset: number): [number, number];
  along(offset: number): number;
  box(from: number, to: number): BBox;
};

/** The line that text runs on, as a ruler: offsets in text space → places on the page. */
function lineOf({ matrix, size, font, horizontalScale }: TextState): BaseLine {
  const [ascent, descent] = [size * ASCENT, size * DESCENT];
  const place: (offset: number, rise: number) => [number, number] = font.vertical
    ? (offset, rise) => apply(matrix, rise, -offset)
    : (offset, rise) => apply(matrix, offset * horizontalScale, rise);
  const middle = font.vertical ? 0 : (ascent - descent) / 2;
  const [dx, dy] = font.vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]];
  const direction = directionOf(dx, dy);
  const sideways = direction === 'down' || direction === 'up';
  const isAlongAxis = (matrix[1] === 0 && matrix[2] === 0) || (matrix[0] === 0 && matrix[3] === 0);
  return {
    direction,
    angle: (Math.atan2(dy, dx) * 180) / Math.PI,
    size: size * Math.hypot(matrix[2], matrix[3]),
    em: size,
    at: offset => place(offset, middle),
    along: offset => place(offset, middle)[sideways ? 1 : 0],
    box(from, to) {
      const low = font.vertical ? -size / 2 : -descent;
      const high = font.vertical ? size / 2 : ascent;
      const [a, b] = [place(from, low), place(to, high)];
      // along an axis two opposite corners say everything
      const [c, d] = isAlongAxis ? [a, b] : [place(from, high), place(to, low)];
      return [
        Math.min(a[0], b[0], c[0], d[0]),
        Math.min(a[1], b[1], c[1], d[1]),
        Math.max(a[0], b[0], c[0], d[0]),
        Math.max(a[1], b[1], c[1], d[1]),
      ];
    },
  };
}

function directionOf(dx: number, dy: number): Direction {
  const slope = Math.min(Math.abs(dx), Math.abs(dy)) / Math.max(Math.abs(dx), Math.abs(dy));
  if (slope > OBLIQUE) return 'oblique';
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'down' : 'up';
}
