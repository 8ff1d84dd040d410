import type { BBox, RulingLine } from '../model.ts';
import { centre, intersection } from '../values/bbox.ts';
import type { Clip, PathDrawing } from './canvas.ts';
import { linesOfDots } from './dotted-rulings.ts';
import type { Grounds } from './grounds.ts';
import { apply, applyToBox, type Matrix, scaleOf } from './matrix.ts';
import { BLACK, contrast, PAPER, type Paint, SEEN } from './paint.ts';

/** A filled shape up to this thick (points) is a line drawn as an area. */
const MAX_THICKNESS = 3;
/** How far (points) a stroke may lean and still lie along an axis. */
const MAX_LEAN = 0.6;

/** Collects what a page's paths draw: lines along the axes, and coloured areas, which become grounds. */
export type RulingCollector = {
  add(path: PathDrawing, place: { matrix: Matrix; clip: Clip; order: number }): void;
  /** a picture drawn as a line */
  addThin(box: BBox, order: number): void;
  /** the lines drawn so far of which something is seen */
  rulings(): RulingLine[];
  /** how many curves were drawn: text drawn as outlines leaves many */
  curves(): number;
  /** boxes of filled shapes that have the size and the corners of characters: text drawn as outlines */
  outlines(): BBox[];
};

/** A line with its place among what the page draws. */
type Drawn = { readonly line: RulingLine; readonly order: number };

/** How a box is painted. */
type Placing = {
  readonly clip: Clip;
  readonly paint: Paint;
  readonly order: number;
  readonly isLoose?: true;
};

export function collectRulings(grounds: Grounds): RulingCollector {
  const drawn: Drawn[] = [];
  const dots: BBox[] = [];
  const outlines: BBox[] = [];
  let curves = 0;

  const addBox = (whole: BBox, { clip, paint, order, isLoose }: Placing) => {
    const box = intersection(whole, clip ?? EVERYWHERE);
    if (!box || paint === null) return;
    const line = lineOfBox(box);
    if (!line) return grounds.add({ box, order, paint, ...(isLoose && { isLoose }) });
    if (contrast(paint, grounds.under(centre(box), order)) < SEEN) return;
    if (isDot(box)) dots.push(box);
    else drawn.push({ line, order });
  };

  const add: RulingCollector['add'] = (path, { matrix, clip, order }) => {
    const shapes = shapesOf(path.data);
    if (path.fill !== null) {
      const place = { clip, paint: path.fill, order };
      const isUpright = matrix[1] * matrix[0] === 0;
      const { whole = [], part = [] } = Object.groupBy(shapes, shape =>
        isUpright && isRectangle(shape) ? 'whole' : 'part',
      );
      const boxOf = ({ points }: Shape) => applyToBox(matrix, boundsOf(points));
      for (const area of withoutHoles(whole.map(boxOf))) addBox(area, place);
      for (const shape of part)
        if (shape.curves === 0 || isLarge(boxOf(shape))) addBox(boxOf(shape), { ...place, isLoose: true });
      if (contrast(path.fill, PAPER) >= SEEN)
        outlines.push(...part.map(shape => outlineOf(shape, matrix, clip)).filter(box => box !== null));
    }
    for (const shape of shapes) {
      curves += shape.curves;
      if (path.stroke === null || shape.curves > 0) continue;
      const thickness = Math.min(path.lineWidth * scaleOf(matrix), MAX_THICKNESS);
      for (const side of sidesOfShape(shape, matrix, thickness))
        addBox(side, { clip, paint: path.stroke, order });
    }
  };

  return {
    add,
    addThin: (box, order) => addBox(box, { clip: null, paint: BLACK, order }),
    rulings: () => [...drawn.flatMap(one => uncovered(one, grounds)), ...linesOfDots(dots)],
    curves: () => curves,
    outlines: () => outlines,
  };
}

/** points: heights of characters in print */
const PRINT = { least: 3, most: 36 };
/** times its height that a character is wide at most */
const WIDEST = 2;
/** A shape with fewer corners and no curve is a line, a frame or a tick. */
const CORNERS = 6;

function outlineOf({ points, curves }: Shape, matrix: Matrix, clip: Clip): BBox | null {
  if (curves === 0 && points.length < CORNERS) return null;
  const box = intersection(applyToBox(matrix, boundsOf(points)), clip ?? EVERYWHERE);
  if (!box) return null;
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  return height >= PRINT.least && height <= PRINT.most && width <= WIDEST * height ? box : null;
}

/** The strokes of a shape that lie along an axis. */
function sidesOfShape(shape: Shape, matrix: Matrix, thickness: number): BBox[] {
  const points = shape.points.map(([x, y]) => apply(matrix, x, y));
  if (shape.closed && points[0]) points.push(points[0]);
  return points.slice(1).flatMap((to, index) => {
    const from = points[index]!;
    const lean = Math.min(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
    return lean > MAX_LEAN ? [] : [thickened(from, to, thickness)];
  });
}

/** points: a piece of a line that is shorter is not worth to be kept where the rest of it is hidden */
const REMNANT = 1;

/** What later areas leave of a line: they hide what of it lies in them over its whole thickness. */
function uncovered({ line, order }: Drawn, grounds: Grounds): RulingLine[] {
  const { axis, at, from, to, thickness } = line;
  const half = thickness / 2;
  const isLevel = axis === 'horizontal';
  const box: BBox = isLevel ? [from, at - half, to, at + half] : [at - half, from, at + half, to];
  let rest = [line];
  for (const { box: area } of grounds.over(box, order)) {
    const [low, high, start, end] = isLevel
      ? [area[1], area[3], area[0], area[2]]
      : [area[0], area[2], area[1], area[3]];
    if (low > at - half || high < at + half) continue;
    rest = rest.flatMap(piece => [
      { ...piece, to: Math.min(piece.to, start) },
      { ...piece, from: Math.max(piece.from, end) },
    ]);
    rest = rest.filter(piece => piece.to - piece.from > REMNANT);
  }
  return rest;
}

/** points: a shape with curves that is smaller is a letter or a picture's part, not the ground of a text */
const LARGE = 8;

function isLarge([x0, y0, x1, y1]: BBox): boolean {
  return x1 - x0 > LARGE && y1 - y0 > LARGE;
}

/** Whether a shape fills its box: all its corners are those of the box. */
function isRectangle({ points, curves }: Shape): boolean {
  if (curves > 0) return false;
  const [x0, y0, x1, y1] = boundsOf(points);
  const [across, down] = [(x1 - x0) * CORNER, (y1 - y0) * CORNER];
  return points.every(
    ([x, y]) => Math.min(x - x0, x1 - x) <= across + TINY && Math.min(y - y0, y1 - y) <= down + TINY,
  );
}

/** Shares of the box, and units, by which a corner may be off. */
const CORNER = 0.01;
const TINY = 0.01;

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
