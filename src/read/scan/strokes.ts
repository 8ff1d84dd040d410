import type { Raster } from '../raster.ts';

/** A straight stroke of a ruling pen along one axis, in pixels: `at` across the axis, `from` and `to` along it. */
export type Stroke = {
  readonly axis: 'horizontal' | 'vertical';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  /** how far it leans: pixels across the axis for each pixel along it */
  readonly slope: number;
  /** the pixels it is made of, as pieces along the axis: [across, from, to) */
  readonly pieces: readonly Piece[];
};

type Piece = readonly [across: number, from: number, to: number];

/** All that is measured in points (1/72 inch). */
/** No ruling of a form is thicker. */
const THICKEST = 3;
/** Shorter pieces are parts of glyphs. */
const SHORTEST_PIECE = 5;
/** Pieces are one stroke over gaps like that: where another ruling crosses, where print is faint. */
const GAP = 3.2;
const FAINT_GAP = 9;
const LONG = 30;
/** No row of a table is lower. */
const SHORTEST = 7;
/** A shorter stroke is a ruling only if it runs from one ruling to another. */
const SELF_EVIDENT = 60;
const TOUCH = 1.3;
/** pixels of paper inside a line that noise makes */
const SPECK = 2;
/** Darker than this (of 255) a pixel may belong to a ruling: thin lines are faint. */
const FAINT = 190;

/** The rulings of a picture whose paper is white. `scale`: pixels a point. */
export function strokesOf(raster: Raster, scale: number): Stroke[] {
  const dark = darkPixels(raster);
  const horizontal = alongRows({ ...raster, data: dark }, scale).map(
    (way): Stroke => ({ axis: 'horizontal', ...way }),
  );
  const vertical = alongRows(transposed({ ...raster, data: dark }), scale).map(
    (way): Stroke => ({ axis: 'vertical', ...way }),
  );
  return withoutGlyphs(horizontal, vertical, scale);
}

/** The lean of a page's horizontal rulings, as a slope; null where there is none to tell. */
export function leanOf(raster: Raster, scale: number): number | null {
  const long = alongRows({ ...raster, data: darkPixels(raster) }, scale).filter(
    ({ from, to }) => to - from > SELF_EVIDENT * scale,
  );
  if (long.length === 0) return null;
  const bySlope = long.sort((a, b) => a.slope - b.slope);
  let left = long.reduce((sum, { from, to }) => sum + to - from, 0) / 2;
  for (const { slope, from, to } of bySlope) {
    left -= to - from;
    if (left <= 0) return slope;
  }
  return null;
}

function darkPixels({ data }: Raster): Uint8Array {
  return data.map(value => (value < FAINT ? 1 : 0));
}

function transposed({ width, height, data }: Raster): Raster {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0, at = y * width; x < width; x++, at++) if (data[at] === 1) turned[x * height + y] = 1;
  return { width: height, height: width, data: turned };
}

type Way = Omit<Stroke, 'axis'>;

function alongRows(dark: Raster, scale: number): Way[] {
  const pieces = piecesOf(thinPixels(dark, Math.ceil(THICKEST * scale)));
  const clusters = clustersOf(pieces).filter(({ from, to, area }) => {
    const length = to - from;
    return length >= SHORTEST_PIECE * scale && area / length <= THICKEST * scale;
  });
  return chained(clusters, scale)
    .filter(({ from, to }) => to - from >= SHORTEST * scale)
    .map(straight)
    .filter(({ from, to }) => to - from >= SHORTEST * scale);
}

/** Without what has grown on it: strokes of glyphs that touch the line. */
function straight(way: Way): Way {
  const reach = way.thickness / 2 + 1;
  const middle = (way.from + way.to) / 2;
  const line = (x: number) => way.at + way.slope * (x - middle);
  const pieces = way.pieces.filter(([y, from, to]) => Math.abs(y + 0.5 - line((from + to) / 2)) <= reach);
  const from = Math.min(...pieces.map(piece => piece[1]));
  const to = Math.max(...pieces.map(piece => piece[2]));
  return { ...way, from, to, at: line((from + to) / 2), pieces };
}

/** Dark pixels whose run across the rows is no thicker than a ruling. */
function thinPixels({ width, height, data }: Raster, thickest: number): Raster {
  const thin = new Uint8Array(data.length);
  const since = new Int32Array(width).fill(-1);
  for (let y = 0; y <= height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (y < height && data[at] === 1) {
        if (since[x] === -1) since[x] = y;
      } else if (since[x] !== -1) {
        if (y - since[x]! <= thickest) for (let row = since[x]!; row < y; row++) thin[row * width + x] = 1;
        since[x] = -1;
      }
    }
  }
  return { width, height, data: thin };
}

function piecesOf({ width, height, data }: Raster): Piece[] {
  const pieces: Piece[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (data[row + x] === 0) continue;
      const from = x;
      let to = x + 1;
      for (let ahead = to; ahead < width && ahead - to <= SPECK; ahead++)
        if (data[row + ahead] === 1) to = ahead + 1;
      if (to - from > SPECK) pieces.push([y, from, to]);
      x = to;
    }
  }
  return pieces;
}

type Cluster = { from: number; to: number; area: number; pieces: Piece[] };

/** Pieces that touch each other from row to row. */
function clustersOf(pieces: readonly Piece[]): Cluster[] {
  const parent = pieces.map((_, index) => index);
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]!]!;
    return index;
  };
  let above = 0;
  for (let index = 0; index < pieces.length; index++) {
    const [y, from, to] = pieces[index]!;
    while (pieces[above]![0] < y - 1 || (pieces[above]![0] === y - 1 && pieces[above]![2] < from)) above++;
    for (let other = above; pieces[other]![0] === y - 1 && pieces[other]![1] <= to; other++)
      if (pieces[other]![2] >= from) parent[root(other)] = root(index);
  }
  const clusters = new Map<number, Cluster>();
  pieces.forEach((piece, index) => {
    const [, from, to] = piece;
    const key = root(index);
    const cluster = clusters.get(key);
    if (!cluster) clusters.set(key, { from, to, area: to - from, pieces: [piece] });
    else {
      cluster.from = Math.min(cluster.from, from);
      cluster.to = Math.max(cluster.to, to);
      cluster.area += to - from;
      cluster.pieces.push(piece);
    }
  });
  return [...clusters.values()];
}

/** Clusters that go on in one another, from left to right. */
function chained(clusters: readonly Cluster[], scale: number): Way[] {
  const ways = clusters.map(wayOf).sort((a, b) => a.from - b.from);
  const ends: Way[] = [];
  for (const way of ways) {
    const before = ends.findIndex(end => goesOn(end, way, scale));
    if (before < 0) ends.push(way);
    else
      ends[before] = wayOf({
        from: ends[before]!.from,
        to: Math.max(way.to, ends[before]!.to),
        area: areaOf(ends[before]!) + areaOf(way),
        pieces: [...ends[before]!.pieces, ...way.pieces],
      });
  }
  return ends;
}

function goesOn(end: Way, way: Way, scale: number): boolean {
  const gap = way.from - end.to;
  const bothLong = Math.min(end.to - end.from, way.to - way.from) > LONG * scale;
  if (gap > (bothLong ? FAINT_GAP : GAP) * scale || gap < -GAP * scale) return false;
  const place = (one: Way) => one.at + one.slope * (end.to - (one.from + one.to) / 2);
  return Math.abs(place(end) - place(way)) <= 1 + 0.35 * scale;
}

function areaOf({ thickness, from, to }: Way): number {
  return thickness * (to - from);
}

/**
 * The straight line through a cluster's pixels: least squares over its pieces, long ones counting by the square of their
 * length, because strokes of glyphs may touch the line. Short clusters are taken as level.
 */
function wayOf({ from, to, area, pieces }: Cluster): Way {
  const middle = (from + to) / 2;
  let [weight, across, along, mixed, square] = [0, 0, 0, 0, 0];
  for (const [y, x0, x1] of pieces) {
    const [length, x] = [x1 - x0, (x0 + x1) / 2 - middle];
    const mass = length * length;
    weight += mass;
    across += mass * (y + 0.5);
    along += mass * x;
    mixed += mass * x * (y + 0.5);
    square += mass * (x * x + (length * length) / 12);
  }
  const spread = square - (along * along) / weight;
  const slope =
    to - from > 4 * (area / (to - from)) && spread > 0 ? (mixed - (along * across) / weight) / spread : 0;
  const at = across / weight - (slope * along) / weight;
  return { at, from, to, thickness: area / (to - from), slope, pieces };
}

/** Short strokes stay only where they touch rulings of the other axis at both ends. */
function withoutGlyphs(horizontal: readonly Stroke[], vertical: readonly Stroke[], scale: number): Stroke[] {
  const isLong = ({ from, to }: Stroke) => to - from >= SELF_EVIDENT * scale;
  const touches = (stroke: Stroke, end: number, others: readonly Stroke[]) =>
    others.some(
      other =>
        isLong(other) &&
        Math.abs(other.at - end) <= TOUCH * scale &&
        other.from - TOUCH * scale <= stroke.at &&
        stroke.at <= other.to + TOUCH * scale,
    );
  const kept = (own: readonly Stroke[], others: readonly Stroke[]) =>
    own.filter(one => isLong(one) || (touches(one, one.from, others) && touches(one, one.to, others)));
  return [...kept(horizontal, vertical), ...kept(vertical, horizontal)];
}
