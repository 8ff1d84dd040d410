import type { Raster } from '../../image/raster.ts';
import { spans } from './mend.ts';
import type { Stroke } from './ways.ts';

/** All lengths in points (1/72 inch). */
/** A worn ruling is looked for in windows of this length, and so far from where it should be … */
const WINDOW = 2;
const ASTRAY = 0.7;
/** … against the paper on both sides of it. */
const BESIDE = { from: 1.6, to: 3.2 };
/** Shades that a window is darker than either side, where these are paper, and the share of the windows that are. */
const DARKER = 8;
const PAPER = 225;
const SHOWN = 0.8;
/** A window that is darker has print in it, or a piece of the ruling that is not worn. */
const INK = 170;
/** What lies as near to a crossing is the crossing. */
const CORNER = 1.2;
/** Rulings that end as near to the line of another one were meant to meet it. */
const NEARLY = 4;
/** A shorter way on says nothing. */
const SHORTEST = 6;

/**
 * Given rulings of one axis, those of the other, and the picture; returns the former, each gone on with to the next
 * rulings that cross its line as long as the picture shows a trace of it all the way. `scale`: pixels a point.
 */
export function traced(
  own: readonly Stroke[],
  others: readonly Stroke[],
  { raster, scale }: { readonly raster: Raster; readonly scale: number },
): Stroke[] {
  return own.map(stroke => {
    const crossings = others.filter(other => spans(other, stroke.at, NEARLY * scale)).map(({ at }) => at);
    const isShown = (from: number, to: number) => traceOn(raster, stroke, { from, to, scale }) >= SHOWN;
    const after = crossings.filter(at => at > stroke.to + SHORTEST * scale).sort((a, b) => a - b);
    const before = crossings.filter(at => at < stroke.from - SHORTEST * scale).sort((a, b) => b - a);
    return {
      ...stroke,
      from: Math.floor(reached(stroke.from, before, (end, at) => isShown(at, end))),
      to: Math.ceil(reached(stroke.to, after, isShown)),
    };
  });
}

/** The last of the places ahead that is reached from one to the next. */
function reached(
  end: number,
  ahead: readonly number[],
  isShown: (end: number, at: number) => boolean,
): number {
  let last = end;
  for (const at of ahead) {
    if (!isShown(last, at)) break;
    last = at;
  }
  return last;
}

type Stretch = { readonly from: number; readonly to: number; readonly scale: number };

/** Share of the windows of a stretch in which the line of a stroke is darker than what lies beside it. */
function traceOn(raster: Raster, stroke: Stroke, { from, to, scale }: Stretch): number {
  const [start, end] = [from + CORNER * scale, to - CORNER * scale];
  const count = Math.max(1, Math.floor((end - start) / (WINDOW * scale)));
  const length = (end - start) / count;
  const shown: boolean[] = [];
  let hasInk = false;
  for (let window = 0; window < count; window++) {
    const first = Math.round(start + window * length);
    const last = Math.round(start + (window + 1) * length);
    const middle = stroke.at + stroke.slope * ((first + last) / 2 - (stroke.from + stroke.to) / 2);
    const shade = (off: number) =>
      meanOn(raster, stroke.axis, { across: Math.round(middle + off), first, last });
    const [line, near, far] = [
      least(-ASTRAY * scale, ASTRAY * scale, shade),
      mean(-BESIDE.to * scale, -BESIDE.from * scale, shade),
      mean(BESIDE.from * scale, BESIDE.to * scale, shade),
    ];
    const paper = Math.min(near, far);
    shown.push(paper >= PAPER && paper - line >= DARKER);
    if (line < INK) hasInk = true;
  }
  // print leaves paper before the next ruling, on both sides; what is as dark as print must not leave any
  const ends = hasInk ? 1 : 2;
  const isWhole = shown.slice(0, ends).includes(true) && shown.slice(-ends).includes(true);
  return isWhole ? shown.filter(Boolean).length / count : 0;
}

function least(from: number, to: number, shade: (off: number) => number): number {
  let value = 255;
  for (let off = from; off <= to; off++) value = Math.min(value, shade(off));
  return value;
}

function mean(from: number, to: number, shade: (off: number) => number): number {
  let [sum, count] = [0, 0];
  for (let off = from; off <= to; off++, count++) sum += shade(off);
  return sum / count;
}

/** The mean shade along a line; paper outside of the picture. */
function meanOn(
  { width, height, data }: Raster,
  axis: Stroke['axis'],
  { across, first, last }: { across: number; first: number; last: number },
): number {
  const [acrosses, alongs] = axis === 'horizontal' ? [height, width] : [width, height];
  if (across < 0 || across >= acrosses || first < 0 || last > alongs || last <= first) return 255;
  let sum = 0;
  for (let along = first; along < last; along++)
    sum += data[axis === 'horizontal' ? across * width + along : along * width + across]!;
  return sum / (last - first);
}
