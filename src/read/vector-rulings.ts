import type { BBox, RulingLine } from '../model.ts';
import { centre, intersection } from '../values/bbox.ts';
import type { Clip, PathDrawing } from './canvas.ts';
import { goingOn, linesOfDots } from './dotted-rulings.ts';
import { applyToBox, type Matrix, scaleOf } from './matrix.ts';
import { BLACK, type Colour, contrast, PAPER, type PaintColour, SEEN } from './paint.ts';
import type { PaintedAreas } from './painted-areas.ts';
import { unseenOfTable } from './paper-rulings.ts';
import { boundsOf, isRectangle, type SubPath, shapesOf, strokesOf } from './subpaths.ts';

/** A filled shape up to this thick (points) is a line drawn as an area. */
const MAX_THICKNESS = 3;
/** Collects what a page's paths draw: lines along the axes, and coloured areas, which become grounds. */
export type RulingCollector = {
  add(path: PathDrawing, place: Place): void;
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

/** Where a path is drawn, and when. */
type Place = { readonly matrix: Matrix; readonly clip: Clip; readonly order: number };

/** How a box is painted. */
type Placing = {
  readonly clip: Clip;
  readonly paint: PaintColour;
  readonly order: number;
  readonly isLoose?: true;
};

export function collectRulings(grounds: PaintedAreas): RulingCollector {
  const drawn: Drawn[] = [];
  const dots: BBox[] = [];
  const pieces: Drawn[] = [];
  /** lines in the colour of the paper, on other ground and on paper */
  const white: Record<'seen' | 'unseen', Drawn[]> = { seen: [], unseen: [] };
  const outlines: BBox[] = [];
  let curves = 0;

  const addBox = (whole: BBox, { clip, paint, order, isLoose }: Placing) => {
    const box = intersection(whole, clip ?? EVERYWHERE);
    if (!box || paint === null) return;
    const line = lineOfBox(box);
    if (!line) return grounds.add({ box, order, paint, ...(isLoose && { isLoose }) });
    const isSeen = contrast(paint, grounds.under(centre(box), order)) >= SEEN;
    if (contrast(paint, PAPER) < SEEN && !isDot(box)) white[isSeen ? 'seen' : 'unseen'].push({ line, order });
    if (!isSeen) return;
    if (!isDot(box)) drawn.push({ line, order });
    else {
      dots.push(box);
      if (line.to - line.from > LONG * line.thickness) pieces.push({ line, order });
    }
  };

  const add: RulingCollector['add'] = (path, { matrix, clip, order }) => {
    const shapes = shapesOf(path.data);
    for (const { curves: own } of shapes) curves += own;
    if (path.fill !== null) fill(shapes, path.fill, { matrix, clip, order });
    if (path.stroke === null || isLettering(shapes, matrix)) return;
    const thickness = Math.min(path.lineWidth * scaleOf(matrix), MAX_THICKNESS);
    for (const shape of shapes)
      if (shape.curves === 0)
        for (const side of strokesOf(shape, matrix, thickness))
          addBox(side, { clip, paint: path.stroke, order });
  };

  function fill(shapes: readonly SubPath[], paint: Colour, { matrix, clip, order }: Place): void {
    const isUpright = matrix[1] * matrix[0] === 0;
    const [whole, part]: [SubPath[], SubPath[]] = [[], []];
    for (const shape of shapes) (isUpright && isRectangle(shape) ? whole : part).push(shape);
    const boxOf = ({ points }: SubPath) => applyToBox(matrix, boundsOf(points));
    for (const area of withoutHoles(whole.map(boxOf))) addBox(area, { clip, paint, order });
    for (const shape of part)
      if (shape.curves === 0 || isLarge(boxOf(shape)))
        addBox(boxOf(shape), { clip, paint, order, isLoose: true });
    if (part.length > 0 && contrast(paint, PAPER) >= SEEN)
      outlines.push(...part.map(shape => outlineOf(shape, matrix, clip)).filter(box => box !== null));
  }

  return {
    add,
    addThin: (box, order) => addBox(box, { clip: null, paint: BLACK, order }),
    rulings() {
      const leftOf = (all: readonly Drawn[]) => all.flatMap(one => uncovered(one, grounds));
      const lines = leftOf(drawn);
      const onPaper = unseenOfTable(leftOf(white.unseen), leftOf(white.seen));
      return [...lines, ...goingOn(leftOf(pieces), lines), ...onPaper, ...linesOfDots(dots)];
    },
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

function outlineOf({ points, curves }: SubPath, matrix: Matrix, clip: Clip): BBox | null {
  if (curves === 0 && points.length < CORNERS) return null;
  const box = intersection(applyToBox(matrix, boundsOf(points)), clip ?? EVERYWHERE);
  if (!box) return null;
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  return height >= PRINT.least && height <= PRINT.most && width <= WIDEST * height ? box : null;
}

/** points: a piece of a line that is shorter is not worth to be kept where the rest of it is hidden */
const REMNANT = 1;

/** Whether a path has the outlines of characters, stroked to make them bold: its sides are no rulings. */
function isLettering(shapes: readonly SubPath[], matrix: Matrix): boolean {
  const isCornered = (shape: SubPath) =>
    shape.curves > 0 || (shape.closed && shape.points.length >= CORNERS && !isRectangle(shape));
  if (!shapes.some(isCornered)) return false;
  const [, top, , bottom] = applyToBox(matrix, boundsOf(shapes.flatMap(({ points }) => points)));
  return bottom - top <= PRINT.most;
}

/** What later areas leave of a line: they hide what of it lies in them over its whole thickness. */
function uncovered({ line, order }: Drawn, grounds: PaintedAreas): RulingLine[] {
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

/** The line that a thin box stands for; null where it is too thick for one, or a dot. */
function lineOfBox([x0, y0, x1, y1]: BBox): RulingLine | null {
  const [width, height] = [x1 - x0, y1 - y0];
  if (Math.min(width, height) > MAX_THICKNESS) return null;
  return width >= height
    ? { axis: 'horizontal', at: (y0 + y1) / 2, from: x0, to: x1, thickness: height }
    : { axis: 'vertical', at: (x0 + x1) / 2, from: y0, to: y1, thickness: width };
}

/** times its thickness: what is longer may be a piece of a line, however short */
const LONG = 2;

function isDot([x0, y0, x1, y1]: BBox): boolean {
  return Math.max(x1 - x0, y1 - y0) <= MAX_THICKNESS;
}
