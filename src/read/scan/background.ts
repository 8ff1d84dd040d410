import { type ColourPicture, eachDarker, isAtEdge, isGrey, type Raster } from '../../image/raster.ts';
import { shadeAt } from '../../image/shades.ts';
import { type Seal, sealPrint, sealsOf } from './seals.ts';

/** A picture in shades of grey, and the coloured seals that were taken off it. */
type Grey = { readonly shades: Raster; readonly seals: readonly Seal[] };

/**
 * A coloured picture as shades of grey, by how bright it looks. Where a seal left its colour the brightest of the three
 * colours counts, measured by the seal's own: its print becomes paper, black print under it stays black in all three.
 */
export function greyOf(picture: ColourPicture | Raster, scale: number): Grey {
  if (isGrey(picture)) return { shades: picture, seals: [] };
  const { width, height, data } = picture;
  const grey = new Uint8Array(width * height);
  let isColoured = false;
  const pixels = pixelsOf(picture);
  for (let at = 0; at < grey.length; at++) {
    const pixel = pixels[at]!;
    const red = pixel & 255;
    const green = (pixel >> 8) & 255;
    const blue = (pixel >> 16) & 255;
    const isGrey = red === green && green === blue;
    if (!isGrey) isColoured = true;
    const bright = isGrey ? red : (red * 77 + green * 151 + blue * 28) >> 8;
    grey[at] = pixel >>> 24 === 255 ? bright : 255 - ((255 - bright) * (pixel >>> 24)) / 255;
  }
  const seals = isColoured ? sealsOf(picture, scale) : [];
  for (const seal of seals)
    for (const at of sealPrint(picture, seal, scale)) {
      const brightest = Math.max(data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!);
      grey[at] = Math.min(255, (brightest * 255) / seal.brightness);
    }
  return { shades: { width, height, data: grey }, seals };
}

/** Red, green, blue and opacity of a pixel as one number, red in its lowest byte. */
function pixelsOf({ width, height, data }: ColourPicture): Uint32Array {
  const { buffer, byteOffset } = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(buffer, byteOffset, width * height);
}

/** points: paper is looked for in squares of this side; larger than a bold heading's strokes, smaller than a shadow */
export const PAPER_TILE = 12;
/** Share of a tile's samples that are darker than its paper. */
const PAPER_RANK = 0.8;
/** A tile darker than this is no paper but a picture: it is not brightened beyond all measure. */
const DARKEST_PAPER = 70;

/** The picture with its paper brought to white everywhere, whatever shadow lies on it. `scale`: pixels a point. */
export function withEvenBackground({ width, height, data }: Raster, scale: number): Raster {
  const tile = Math.max(8, Math.round(PAPER_TILE * scale));
  const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
  const paper = smoothed(closed(tilePapers({ width, height, data }, tile), columns, rows), columns, rows);
  if (paper.every(value => value > 250)) return { width, height, data };
  const even = new Uint8Array(data.length);
  /** how bright the paper of one row of pixels is, from tile to tile; once more behind the last one */
  const row = new Float64Array(columns + 1);
  const left = new Int32Array(width);
  const part = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const place = Math.min(columns - 1.001, Math.max(0, x / tile - 0.5));
    left[x] = Math.max(0, Math.floor(place));
    part[x] = place - Math.floor(place);
  }
  for (let y = 0; y < height; y++) {
    const place = Math.min(rows - 1.001, Math.max(0, y / tile - 0.5));
    const top = Math.max(0, Math.floor(place));
    const down = place - top;
    const [a, b] = [top * columns, Math.min(rows - 1, top + 1) * columns];
    for (let column = 0; column < columns; column++)
      row[column] = paper[a + column]! * (1 - down) + paper[b + column]! * down;
    row[columns] = row[columns - 1]!;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const from = left[x]!;
      const here = row[from]!;
      const value = (data[at]! * 255) / (here + (row[from + 1]! - here) * part[x]!);
      even[at] = Math.min(value, 255);
    }
  }
  return { width, height, data: even };
}

/** How bright the paper of each tile is. */
function tilePapers({ width, height, data }: Raster, tile: number): Float32Array {
  const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
  const papers = new Float32Array(columns * rows);
  const step = Math.max(1, Math.floor(tile / 12));
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      counts.fill(0);
      let total = 0;
      const [right, bottom] = [Math.min(width, (column + 1) * tile), Math.min(height, (row + 1) * tile)];
      for (let y = row * tile; y < bottom; y += step)
        for (let x = column * tile; x < right; x += step, total++) counts[data[y * width + x]!]!++;
      papers[row * columns + column] = Math.max(DARKEST_PAPER, shadeAt(counts, total * PAPER_RANK));
    }
  }
  return papers;
}

/**
 * A tile full of ink takes the paper of its neighbours: the brightest around, and of those the darkest, so that a shade which
 * falls steeply towards a gutter stays as dark as it is.
 */
function closed(papers: Float32Array, columns: number, rows: number): Float32Array {
  const bright = neighbourly(papers, columns, rows, values => Math.max(...values));
  return neighbourly(bright, columns, rows, values => Math.min(...values));
}

function smoothed(papers: Float32Array, columns: number, rows: number): Float32Array {
  return neighbourly(
    papers,
    columns,
    rows,
    values => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
}

function neighbourly(
  papers: Float32Array,
  columns: number,
  rows: number,
  of: (values: number[]) => number,
): Float32Array {
  return papers.map((_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const values: number[] = [];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
        values.push(papers[y * columns + x]!);
    return of(values);
  });
}

/**
 * Shades (of 255) of the middle of print's strokes: 50 to 120 on scans of 200 dpi and more, to 145 on coarse ones, whose
 * strokes are no wider than a pixel; 150 to 170 where the print itself is faint.
 */
const FAINT_INK = 150;
const USUAL_INK = 110;
/** Shades by which strokes stand out, and by which these are darker than all: 0 to 40 where paper is white, 90 and more on grey grounds. */
const STANDING_OUT = 25;
const GROUND = 60;
/** Lighter than this is paper, or its grain. */
const LIGHTEST_INK = 225;

/**
 * The picture, whose paper is white, with its ink as dark as that of usual print: worn toner and copies of copies are faint
 * all over, and what is ink is told by its shade.
 */
export function inked(raster: Raster): Raster {
  const usual = usualInk(raster);
  if (usual < FAINT_INK) return raster;
  const times = (255 - USUAL_INK) / (255 - usual);
  const shades = Uint8Array.from({ length: 256 }, (_, shade) => Math.max(0, 255 - times * (255 - shade)));
  return { ...raster, data: raster.data.map(shade => shades[shade]!) };
}

/** The middle one of the shades of strokes. Where those that stand out are far darker, most of them are the grain of a grey ground. */
export function usualInk(raster: Raster): number {
  const [all, clear] = [new Uint32Array(256), new Uint32Array(256)];
  eachStroke(raster, LIGHTEST_INK, (at, darker) => {
    const shade = raster.data[at]!;
    all[shade]!++;
    if (darker >= STANDING_OUT) clear[shade]!++;
  });
  const [usual, standingOut] = [middleOf(all), middleOf(clear)];
  return standingOut > 0 && usual - standingOut > GROUND ? standingOut : usual;
}

/**
 * Calls `visit` for the pixels in the middle of strokes, row by row: they are darker than `limit`, no lighter than those beside them,
 * and so much darker than what lies two pixels before and behind.
 */
export function eachStroke(raster: Raster, limit: number, visit: (at: number, darker: number) => void): void {
  const { data } = raster;
  eachDarker(raster, limit, at => {
    const shade = data[at]!;
    if (shade > data[at - 1]! || shade > data[at + 1]! || isAtEdge(raster, at)) return;
    const darker = Math.min(data[at - 2]!, data[at + 2]!) - shade;
    if (darker >= 0) visit(at, darker);
  });
}

function middleOf(counts: Uint32Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : shadeAt(counts, total / 2);
}
