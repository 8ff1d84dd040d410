import type { BBox, Direction, GlyphRun } from '../model.ts';
import { contains } from '../values/bbox.ts';
import type { Clip, PdfGlyph, TextState } from './canvas.ts';
import { type GlyphJudge, isUnseen } from './font-habits.ts';
import { apply, type Matrix, multiply } from './matrix.ts';

/** Share of the em square above and below the baseline: what CJK fonts are drawn in. */
const ASCENT = 0.88;
const DESCENT = 0.12;
/** Slope from which a line of text counts as oblique (stamps, watermarks): about 6 degrees. */
const OBLIQUE = 0.1;

/** What stands for a glyph whose Unicode value is lost. */
const UNREADABLE = '\uFFFD';

/**
 * The visible glyphs of one showing instruction in the coordinates of the page, as runs without gaps, and how far the
 * pen went on (text space).
 */
export function placeGlyphs(
  glyphs: readonly (PdfGlyph | number)[],
  given: TextState,
  { clip, isBroken }: { clip: Clip; isBroken: GlyphJudge },
): { runs: GlyphRun[]; advance: number } {
  const state = given.size < 0 ? unflipped(given) : given;
  const placed: Placed[] = [];
  const toEm = state.size * (state.font.fontMatrix?.[0] ?? 0.001);
  let pen = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      pen += ((state.font.vertical ? 1 : -1) * glyph * state.size) / 1000;
      continue;
    }
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const width = state.font.vertical ? (glyph.vmetric?.[0] ?? -1000) * -toEm : glyph.width * toEm;
    placed.push({ glyph: legible(glyph), from: pen, to: pen + width });
    pen += state.font.vertical ? width - spacing : width + spacing;
  }
  function legible(glyph: PdfGlyph): PdfGlyph {
    if (!isBroken(glyph, state.font)) return glyph;
    return { ...glyph, unicode: isUnseen(glyph, state.font) ? ' ' : UNREADABLE };
  }
  const line = lineOf(state);
  const runs = withoutGaps(placed, state.size).map(stretch => runOf(stretch, line, clip));
  return { runs: runs.filter(run => run !== null), advance: given.size < 0 ? -pen : pen };
}

/** A negative size turns text by half a turn: the same as a positive one where both axes point the other way. */
function unflipped(state: TextState): TextState {
  const { matrix, size, charSpacing, wordSpacing } = state;
  const turned = multiply(matrix, [-1, 0, 0, -1, 0, 0]);
  return { ...state, matrix: turned, size: -size, charSpacing: -charSpacing, wordSpacing: -wordSpacing };
}

type Placed = { readonly glyph: PdfGlyph; readonly from: number; readonly to: number };

/** Share of the em: glyphs farther apart, or drawn back over one another, make runs of their own. */
const GAP = 0.1;

function withoutGaps(placed: readonly Placed[], size: number): Placed[][] {
  const stretches: Placed[][] = [];
  for (const item of placed) {
    const last = stretches.at(-1)?.at(-1);
    if (last && Math.abs(item.from - last.to) < GAP * size) stretches.at(-1)!.push(item);
    else stretches.push([item]);
  }
  return stretches;
}

/**
 * One run of two where the second goes on with the first on its line, as when every glyph has an instruction of its
 * own; null where it does not.
 */
export function joinedRun(first: GlyphRun | undefined, second: GlyphRun): GlyphRun | null {
  if (first?.direction !== 'right' || second.direction !== 'right' || first.doubt !== second.doubt)
    return null;
  const gap = second.bbox[0] - first.bbox[2];
  const isSameLine =
    Math.abs(first.bbox[1] - second.bbox[1]) < SAME && Math.abs(first.size - second.size) < SAME;
  if (!isSameLine || Math.abs(gap) >= GOES_ON * first.size) return null;
  return {
    ...first,
    text: first.text + second.text,
    bbox: [first.bbox[0], first.bbox[1], second.bbox[2], first.bbox[3]],
    edges: [...first.edges.slice(0, -1), ...second.edges],
    starts: [...(first.starts ?? []), first.edges.length - 1],
  };
}

/** Share of the em: an instruction that begins farther from the end of the last one may be the text of the next cell. */
const GOES_ON = 0.045;
/** points */
const SAME = 0.05;

function runOf(placed: readonly Placed[], line: BaseLine, clip: Clip): GlyphRun | null {
  const visible = placed.filter(
    ({ from, to }) => !clip || contains(clip, line.at((from + to) / 2), CLIP_SLACK),
  );
  const trimmed = trimSpaces(visible);
  if (trimmed.length === 0) return null;
  const text: string[] = [];
  const edges: number[] = [line.along(trimmed[0]!.from)];
  for (const { glyph, from, to } of trimmed) {
    const points = [...glyph.unicode];
    points.forEach((point, index) => {
      text.push(point);
      edges.push(line.along(from + ((to - from) * (index + 1)) / points.length));
    });
  }
  const clipped = lastInk(placed) > lastInk(visible);
  const doubt = trimmed.some(({ glyph }) => glyph.unicode === UNREADABLE)
    ? 'broken-unicode'
    : clipped
      ? 'clipped'
      : undefined;
  return {
    text: text.join(''),
    bbox: line.box(trimmed[0]!.from, trimmed.at(-1)!.to),
    edges,
    direction: line.direction,
    size: line.size,
    ...(doubt && { doubt }),
  };
}

/** A glyph still counts as inside a clip when its centre is this near, in points: clips are cut tightly. */
const CLIP_SLACK = 1;

function lastInk(placed: readonly Placed[]): number {
  return placed.findLast(({ glyph }) => glyph.unicode.trim() !== '')?.to ?? Number.NEGATIVE_INFINITY;
}

function trimSpaces(placed: readonly Placed[]): readonly Placed[] {
  const isInk = ({ glyph }: Placed) => glyph.unicode.trim() !== '';
  const first = placed.findIndex(isInk);
  return first < 0 ? [] : placed.slice(first, placed.findLastIndex(isInk) + 1);
}

type BaseLine = {
  readonly direction: Direction;
  readonly size: number;
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
  const direction = directionOf(matrix, font.vertical === true);
  const sideways = direction === 'down' || direction === 'up';
  return {
    direction,
    size: size * Math.hypot(matrix[2], matrix[3]),
    at: offset => place(offset, middle),
    along: offset => place(offset, middle)[sideways ? 1 : 0],
    box(from, to) {
      const [low, high] = font.vertical ? [-size / 2, size / 2] : [-descent, ascent];
      const corners = [place(from, low), place(from, high), place(to, low), place(to, high)];
      const xs = corners.map(corner => corner[0]);
      const ys = corners.map(corner => corner[1]);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    },
  };
}

function directionOf(matrix: Matrix, vertical: boolean): Direction {
  const [dx, dy] = vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]];
  const slope = Math.min(Math.abs(dx), Math.abs(dy)) / Math.max(Math.abs(dx), Math.abs(dy));
  if (slope > OBLIQUE) return 'oblique';
  if (Math.abs(dx) >= Math.abs(dy)) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'down' : 'up';
}
