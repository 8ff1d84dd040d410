import type { BBox, RulingLine } from '../model.ts';
import { centre, contains, intersection } from '../values/bbox.ts';
import type { Clip, Paint, PathDrawing } from './canvas.ts';
import { linesOfDots } from './dotted-rulings.ts';
import { apply, applyToBox, type Matrix, scaleOf } from './matrix.ts';

/** A filled shape up to this thick (points) is a line drawn as an area. */
const MAX_THICKNESS = 3;
/** How far (points) a stroke may lean and still lie along an axis. */
const MAX_LEAN = 0.6;
/** From this brightness (0 to 1) on, a line on white paper is seen by nobody. */
const INVISIBLE_BRIGHTNESS = 0.98;

/** Collects what a page's paths draw: lines along the axes, and coloured areas. */
export type RulingCollector = {
  add(path: PathDrawing, matrix: Matrix, clip: Clip): void;
  /** a picture drawn as a line */
  addThin(box: BBox): void;
  /** the lines drawn so far */
  rulings(): RulingLine[];
  /** areas filled with a colour other than white */
  readonly shades: BBox[];
  /** how many curves were drawn: text drawn as outlines leaves many */
  curves(): number;
};

export function collectRulings(): RulingCollector {
  const rulings: RulingLine[] = [];
  const dots: BBox[] = [];
  const shades: BBox[] = [];
  let curves = 0;

  const addBox = (drawn: BBox, clip: Clip, paint: Paint) => {
    const box = clipped(drawn, clip);
    if (!box) return;
    if (isDot(box)) {
      if (isVisible(paint)) dots.push(box);
      return;
    }
    const line = lineOfBox(box);
    if (line && (isVisible(paint) || shades.some(shade => contains(shade, centre(box))))) rulings.push(line);
    else if (!line && isVisible(paint)) shades.push(box);
  };

  const add = (path: PathDrawing, matrix: Matrix, clip: Clip) => {
    const shapes = shapesOf(path.data);
    for (const shape of shapes) {
      curves += shape.curves;
      if (path.stroke !== null) addStrokes({ shape, matrix, clip, path });
    }
    if (path.fill === null) return;
    const areas = shapes.filter(shape => shape.curves === 0);
    for (const area of withoutHoles(areas.map(({ points }) => applyToBox(matrix, boundsOf(points)))))
      addBox(area, clip, path.fill);
  };

  const addStrokes = (drawn: { shape: Shape; matrix: Matrix; clip: Clip; path: PathDrawing }) => {
    const { shape, matrix, clip, path } = drawn;
    const thickness = path.lineWidth * scaleOf(matrix);
    const points = shape.points.map(([x, y]) => apply(matrix, x, y));
    if (shape.closed && points[0]) points.push(points[0]);
    points.slice(1).forEach((to, index) => {
      const from = points[index]!;
      const lean = Math.min(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
      if (shape.curves > 0 || lean > MAX_LEAN) return;
      addBox(thickened(from, to, Math.min(thickness, MAX_THICKNESS)), clip, path.stroke);
    });
  };

  return {
    add,
    addThin: box => addBox(box, null, '#000000'),
    rulings: () => [...rulings, ...linesOfDots(dots)],
    shades,
    curves: () => curves,
  };
}

type Point = readonly [x: number, y: number];
type Shape = { readonly points: readonly Point[]; readonly closed: boolean; readonly curves: number };

/** Splits pdf.js's flat path into its sub-paths. */
function shapesOf(data: ArrayLike<number>): Shape[] {
  const shapes: { points: Point[]; closed: boolean; curves: number }[] = [];
  for (let i = 0; i < data.length; ) {
    const operator = data[i]!;
    if (operator === 0 || shapes.length === 0) shapes.push({ points: [], closed: false, curves: 0 });
    const shape = shapes.at(-1)!;
    const size = ARGUMENTS[operator] ?? 0;
    if (operator === 4) shape.closed = true;
    else shape.points.push([data[i + size - 1]!, data[i + size]!]);
    if (operator === 2 || operator === 3) shape.curves++;
    i += size + 1;
  }
  return shapes.filter(shape => shape.points.length > 1);
}

/** numbers that follow moveTo, lineTo, curveTo, quadraticCurveTo, closePath */
const ARGUMENTS = [2, 2, 6, 4, 0];

function boundsOf(points: readonly Point[]): BBox {
  const xs = points.map(point => point[0]);
  const ys = points.map(point => point[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Paths of more areas than this are no borders of one cell. */
const MOST_AREAS = 40;

/** A border drawn as one area with another one left out of it, as its four sides. */
function withoutHoles(areas: readonly BBox[]): BBox[] {
  if (areas.length < 2 || areas.length > MOST_AREAS) return [...areas];
  const bySize = areas.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const parts: BBox[] = [];
  while (bySize.length > 0) {
    const outer = bySize.shift()!;
    const hole = lineOfBox(outer) ? -1 : bySize.findIndex(inner => isHole(inner, outer));
    if (hole < 0) parts.push(outer);
    else parts.push(...sidesOf(outer, bySize.splice(hole, 1)[0]!));
  }
  return parts;
}

function sizeOf([x0, y0, x1, y1]: BBox): number {
  return (x1 - x0) * (y1 - y0);
}

function isHole(inner: BBox, outer: BBox): boolean {
  const margins = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  return margins.every(margin => margin > -0.01 && margin <= MAX_THICKNESS) && Math.max(...margins) > 0.01;
}

function sidesOf([x0, y0, x1, y1]: BBox, [left, top, right, bottom]: BBox): BBox[] {
  const sides: BBox[] = [
    [x0, y0, x1, top],
    [x0, bottom, x1, y1],
    [x0, y0, left, y1],
    [right, y0, x1, y1],
  ];
  return sides.filter(side => side[2] - side[0] > 0.01 && side[3] - side[1] > 0.01);
}

/** Beyond this (points) lies no page. What has no place, as where a file's numbers are beyond all numbers, meets nothing. */
const EVERYWHERE: BBox = [-1e6, -1e6, 1e6, 1e6];

function clipped(box: BBox, clip: Clip): BBox | null {
  return intersection(box, clip ?? EVERYWHERE);
}

function thickened(from: Point, to: Point, thickness: number): BBox {
  const half = thickness / 2;
  const horizontal = Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]);
  const box = boundsOf([from, to]);
  return horizontal
    ? [box[0], (box[1] + box[3]) / 2 - half, box[2], (box[1] + box[3]) / 2 + half]
    : [(box[0] + box[2]) / 2 - half, box[1], (box[0] + box[2]) / 2 + half, box[3]];
}

/** The line that a thin box stands for; null where it is too thick for one, or a dot. */
function lineOfBox([x0, y0, x1, y1]: BBox): RulingLine | null {
  const [width, height] = [x1 - x0, y1 - y0];
  if (Math.min(width, height) > MAX_THICKNESS) return null;
  return width >= height
    ? { axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1, thickness: height }
    : { axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1, thickness: width };
}

function isDot([x0, y0, x1, y1]: BBox): boolean {
  return Math.max(x1 - x0, y1 - y0) <= MAX_THICKNESS;
}

function isVisible(paint: Paint): boolean {
  if (paint === null) return false;
  const channels = /^#(..)(..)(..)/.exec(paint)?.slice(1);
  return !channels || channels.some(hex => Number.parseInt(hex, 16) / 255 < INVISIBLE_BRIGHTNESS);
}
