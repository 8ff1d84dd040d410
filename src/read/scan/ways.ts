import type { Raster } from '../../image/raster.ts';

/** A straight way of dark pixels along the rows of a picture: `at` is its row in the middle, the rest as in a stroke. */
export type Way = {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
  /** rows for each column */
  readonly slope: number;
  readonly pieces: readonly Piece[];
};

/** A straight stroke of a ruling pen, in pixels: `at` across the axis, `from` and `to` along it, `pieces` [across, from, to). */
export type Stroke = Way & { readonly axis: 'horizontal' | 'vertical' };

/** Dark pixels next to each other in one row: [row, from, to) */
export type Piece = readonly [row: number, from: number, to: number];

/** All that is measured in points (1/72 inch). */
/** No ruling of a form is thicker. */
const THICKEST = 3;
/** Shorter pieces are parts of glyphs. */
const SHORTEST_PIECE = 5;
/** Pieces are one stroke over gaps like that: where another ruling crosses, where print is faint. */
const GAP = 3.2;
const FAINT_GAP = 9;
const LONG = 30;
/** Glyphs that touch a ruling hide it for so long at most. */
const GLYPHS = 60;
/** pixels of paper inside a line that noise makes */
const SPECK = 2;
/** Share of the longest piece: pieces as long belong to the ruling, shorter ones may be strokes of glyphs that touch it. */
const CORE = 0.4;

/** The ways along the rows of a picture of dark (1) and light (0) pixels. `scale`: pixels a point. */
export function waysOf(dark: Raster, scale: number): Way[] {
  const thickest = THICKEST * scale;
  const ways = clustersIn(dark, scale)
    .map(pieces => straight(pieces, thickest))
    .filter(({ from, to, thickness }) => to - from >= SHORTEST_PIECE * scale && thickness <= thickest);
  return chained(ways, dark, scale);
}

/** The pieces of lines along the rows of a picture, those together that touch: a line may be bent. `scale`: pixels a point. */
export function clustersIn(dark: Raster, scale: number): Piece[][] {
  return clustersOf(piecesOf(thinPixels(dark, Math.ceil(THICKEST * scale))));
}

/** Dark pixels whose run across the rows is no thicker than a ruling. Most of a page is paper: only dark pixels are visited. */
function thinPixels({ width, height, data }: Raster, thickest: number): Raster {
  const thin = new Uint8Array(data.length);
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at + 1))
    for (; data[at] === 1; at++) {
      if (data[at - width] === 1) continue;
      let end = at + width;
      const limit = at + (thickest + 1) * width;
      while (end < limit && data[end] === 1) end += width;
      if (end < limit) for (let row = at; row < end; row += width) thin[row] = 1;
    }
  return { width, height, data: thin };
}

function piecesOf({ width, data }: Raster): Piece[] {
  const pieces: Piece[] = [];
  for (let start = data.indexOf(1); start >= 0; ) {
    const y = Math.floor(start / width);
    const edge = (y + 1) * width;
    let end = start + 1;
    for (let ahead = end; ahead < edge && ahead - end <= SPECK; ahead++)
      if (data[ahead] === 1) end = ahead + 1;
    if (end - start > SPECK) pieces.push([y, start - y * width, end - y * width]);
    start = data.indexOf(1, end);
  }
  return pieces;
}

/** Pieces that touch each other from row to row. */
function clustersOf(pieces: readonly Piece[]): Piece[][] {
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
  return [...Map.groupBy(pieces.keys(), root).values()].map(own => own.map(index => pieces[index]!));
}

/** Ways that go on in one another, from left to right. */
function chained(ways: readonly Way[], dark: Raster, scale: number): Way[] {
  const ends: Way[] = [];
  for (const way of [...ways].sort((a, b) => a.from - b.from)) {
    const before = ends.findIndex(end => goesOn(end, way, { dark, scale }));
    if (before < 0) ends.push(way);
    else ends[before] = straight([...ends[before]!.pieces, ...way.pieces], THICKEST * scale);
  }
  return ends;
}

function goesOn(end: Way, way: Way, { dark, scale }: { dark: Raster; scale: number }): boolean {
  const gap = way.from - end.to;
  if (gap < -GAP * scale) return false;
  const row = (one: Way) => one.at + one.slope * (end.to - (one.from + one.to) / 2);
  if (Math.abs(row(end) - row(way)) > 1 + 0.35 * scale) return false;
  const bothLong = Math.min(end.to - end.from, way.to - way.from) > LONG * scale;
  if (gap <= (bothLong ? FAINT_GAP : GAP) * scale) return true;
  return (
    gap <= GLYPHS * scale && isDark(dark, { from: end.to, to: way.from, row: (row(end) + row(way)) / 2 })
  );
}

/** Whether ink goes on along a row: glyphs that touch a ruling hide it, and do not end it. */
function isDark(
  { width, data }: Raster,
  { from, to, row }: { from: number; to: number; row: number },
): boolean {
  let missing = 0;
  const above = Math.floor(row - 0.5) * width;
  for (let x = from; x < to; x++) if (data[above + x] !== 1 && data[above + width + x] !== 1) missing++;
  return missing <= (to - from) * 0.05;
}

/** The straight way that the long pieces lie on, with all pieces that lie on it. */
function straight(pieces: readonly Piece[], thickest: number): Way {
  const longest = pieces.reduce((most, piece) => Math.max(most, lengthOf(piece)), 0);
  const core = pieces.filter(piece => lengthOf(piece) >= CORE * longest);
  const rough = near(pieces, lineThrough(core), thickest / 2 + 1);
  const own = near(rough, lineThrough(core), thicknessOf(rough) / 2 + 1);
  const line = lineThrough(own);
  const { from, to } = extentOf(own);
  return {
    at: line((from + to) / 2),
    from,
    to,
    thickness: thicknessOf(own),
    slope: line(1) - line(0),
    pieces: own,
  };
}

function near(pieces: readonly Piece[], line: (column: number) => number, reach: number): Piece[] {
  return pieces.filter(([row, from, to]) => Math.abs(row + 0.5 - line((from + to) / 2)) <= reach);
}

function lengthOf([, from, to]: Piece): number {
  return to - from;
}

function extentOf(pieces: readonly Piece[]): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const piece of pieces) [from, to] = [Math.min(from, piece[1]), Math.max(to, piece[2])];
  return { from, to };
}

function thicknessOf(pieces: readonly Piece[]): number {
  const { from, to } = extentOf(pieces);
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) / (to - from);
}

/** Least squares over the pieces' pixels; a short line is taken as level. Gives the row at a column. */
function lineThrough(pieces: readonly Piece[]): (column: number) => number {
  let [weight, rows, columns] = [0, 0, 0];
  for (const piece of pieces) {
    const length = lengthOf(piece);
    weight += length;
    rows += length * (piece[0] + 0.5);
    columns += (length * (piece[1] + piece[2])) / 2;
  }
  const [row, column] = [rows / weight, columns / weight];
  let [mixed, square] = [0, 0];
  for (const piece of pieces) {
    const [length, x] = [lengthOf(piece), (piece[1] + piece[2]) / 2 - column];
    mixed += length * x * (piece[0] + 0.5 - row);
    square += length * (x * x + (length * length) / 12);
  }
  const slope = weight > LEVEL ? mixed / square : 0;
  return x => row + slope * (x - column);
}

/** pixels: the slope of a shorter line says nothing */
const LEVEL = 24;
