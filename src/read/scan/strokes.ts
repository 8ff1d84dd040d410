import { eachDarker, type Raster } from '../../image/raster.ts';
import { transposed } from '../../image/turn.ts';
import { type Bend, bendOf } from './bend.ts';
import { withDotsJoined } from './dots.ts';
import { isMet, isSure, mended, spans, TOUCH, type Ways } from './mend.ts';
import { withoutFloating } from './segments.ts';
import { traced } from './trace.ts';
import { clustersIn, type Stroke, waysOf } from './ways.ts';

/** Darker than this (of 255) a pixel may belong to a ruling: thin lines are faint. */
const FAINT = 190;

/** All that is measured in points (1/72 inch). */
/** A shorter stroke is a ruling only if it runs from one ruling to another. */
const SELF_EVIDENT = 60;
/** A stroke that goes on behind its last crossing, and no farther than this, may have met the stroke of a glyph. */
const OVERSHOOT = 16;
/** pixels of paper between a glyph and the ruling that it comes near to; rulings meet without any */
const CLEAR = 1.5;

/** The rulings of a picture whose paper is white. `scale`: pixels a point. */
export function strokesOf(raster: Raster, scale: number): Stroke[] {
  const dark = penPixels(raster, scale);
  const rows = waysOf(dark, scale).map((way): Stroke => ({ axis: 'horizontal', ...way }));
  const columns = waysOf(transposed(dark), scale).map((way): Stroke => ({ axis: 'vertical', ...way }));
  const beside = inkBeside(dark, scale);
  const ways = { isLonely: (stroke: Stroke) => mean(beside(stroke)) <= SPECKS, scale };
  const lying = mended(trimmed(rows, columns, ways), columns, ways);
  const standing = mended(trimmed(columns, rows, ways), lying, ways);
  const rowsFound = anchored(withoutFloating(lying, standing, scale), standing, scale);
  const upright = anchored(withoutFloating(standing, rowsFound, scale), lying, scale);
  const columnsFound = withoutGlyphs(upright, { others: lying, beside, scale });
  const across = traced(rowsFound, columnsFound, { raster, scale });
  const down = traced(columnsFound, across, { raster, scale });
  return [...traced(across, down, { raster, scale }), ...down];
}

/** The lean of a page's horizontal rulings, as a slope; null where there is none to tell. */
export function leanOf(raster: Raster, scale: number): number | null {
  const long = waysOf(penPixels(raster, scale), scale).filter(
    ({ from, to }) => to - from > SELF_EVIDENT * scale,
  );
  let left = long.reduce((sum, { from, to }) => sum + to - from, 0) / 2;
  for (const { slope, from, to } of long.sort((a, b) => a.slope - b.slope)) {
    left -= to - from;
    if (left <= 0) return slope;
  }
  return null;
}

/** How the paper of a picture is bent; null where it lies flat. Costs as much as its strokes: `strokes` say whether to look. */
export function bendIn(raster: Raster, strokes: readonly Stroke[], scale: number): Bend | null {
  const piecesOn = (axis: Stroke['axis']) =>
    strokes.filter(stroke => stroke.axis === axis).map(({ pieces }) => pieces);
  if (!bendOf(raster, { rows: piecesOn('horizontal'), columns: piecesOn('vertical') }, scale)) return null;
  const dark = penPixels(raster, scale);
  const lines = { rows: clustersIn(dark, scale), columns: clustersIn(transposed(dark), scale) };
  return bendOf(raster, lines, scale);
}

/** What may be drawn with a ruling pen: dark pixels, and those between the dots of dotted rulings. */
function penPixels(raster: Raster, scale: number): Raster {
  const dark = new Uint8Array(raster.data.length);
  eachDarker(raster, FAINT, at => {
    dark[at] = 1;
  });
  return withDotsJoined({ ...raster, data: dark }, scale);
}

/** points from the middle of a stroke: beside a ruling there is paper, beside a stroke of a glyph there is ink */
const BESIDE = { from: 1.4, to: 3.2 };
/** Share of what lies beside: specks. */
const SPECKS = 0.06;

/** Shares of what lies on either side of a stroke that are ink. */
type Beside = (stroke: Stroke) => readonly [before: number, after: number];

function inkBeside({ width, height, data }: Raster, scale: number): Beside {
  const isDark = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
  return ({ axis, at, from, to }) => {
    const share = (side: -1 | 1) => {
      let [ink, seen] = [0, 0];
      for (let off = BESIDE.from * scale; off <= BESIDE.to * scale; off++) {
        const across = Math.round(at + side * off);
        for (let along = from; along < to; along++, seen++)
          if (axis === 'horizontal' ? isDark(along, across) : isDark(across, along)) ink++;
      }
      return ink / Math.max(1, seen);
    };
    return [share(-1), share(1)];
  };
}

const mean = ([before, after]: readonly [number, number]) => (before + after) / 2;

/** Without strokes of glyphs: a short one stays only where it touches rulings of the other axis at both ends. */
function anchored(own: readonly Stroke[], others: readonly Stroke[], scale: number): Stroke[] {
  const sure = others.filter(other => isSure(other, scale));
  return own.filter(
    stroke =>
      isSure(stroke, scale) || [stroke.from, stroke.to].every(end => isMet(stroke, end, sure, { scale })),
  );
}

/** points: upright strokes of glyphs, one above the other in rows without room around their text, are no longer … */
const STACKED = 60;
/** … and have more ink on both sides than a ruling has by dirt and by others that begin at it, less than a double or thick one. */
const CROWDED = { least: 0.125, most: 0.39 };
/** points: strokes of one glyph end freely, farther from the rulings around than a ruling that begins at them … */
const FREE = { height: 14, apart: 0.75 };
/** … or one end does, and ink stands on a side. */
const BESET = 0.15;

/** Without strokes that run from ruling to ruling, as columns do, but are print in tight rows. */
function withoutGlyphs(own: readonly Stroke[], { others, beside, scale }: Sheet): Stroke[] {
  const slack = FREE.apart;
  return own.filter(stroke => {
    const length = (stroke.to - stroke.from) / scale;
    if (length > STACKED) return true;
    const ink = beside(stroke);
    if (Math.min(...ink) > SPECKS && mean(ink) > CROWDED.least && Math.max(...ink) < CROWDED.most)
      return false;
    const free = [stroke.from, stroke.to].filter(end => !isMet(stroke, end, others, { scale, slack }));
    return length > FREE.height || free.length < (Math.max(...ink) > BESET ? 1 : 2);
  });
}

type Sheet = { readonly others: readonly Stroke[]; readonly beside: Beside; readonly scale: number };

/** Without what goes on behind the last crossing where there is other ink beside it: the stroke of a glyph. */
function trimmed(own: readonly Stroke[], others: readonly Stroke[], { isLonely, scale }: Ways): Stroke[] {
  const sure = others.filter(other => isSure(other, scale));
  const slack = TOUCH * scale;
  const isOver = (length: number) => length > slack && length < OVERSHOOT * scale;
  return own.map(stroke => {
    const crossings = sure
      .filter(other => spans(other, stroke.at, slack) && spans(stroke, other.at, other.thickness / 2 + CLEAR))
      .map(({ at }) => at);
    const first = Math.floor(crossings.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY));
    const last = Math.ceil(crossings.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY));
    const isBefore = isOver(first - stroke.from) && !isLonely(between(stroke, stroke.from, first));
    const isBehind = isOver(stroke.to - last) && !isLonely(between(stroke, last, stroke.to));
    if ((!isBefore && !isBehind) || last - first < OVERSHOOT * scale) return stroke;
    return between(stroke, isBefore ? first : stroke.from, isBehind ? last : stroke.to);
  });
}

function between(stroke: Stroke, from: number, to: number): Stroke {
  const pieces = stroke.pieces.flatMap(([across, start, end]): Stroke['pieces'] =>
    end > from && start < to ? [[across, Math.max(start, from), Math.min(end, to)]] : [],
  );
  return { ...stroke, from, to, pieces };
}
