import type { ColourPicture, PixelBox, Raster } from '../../image/raster.ts';
import type { BBox, GlyphRun, Page, RulingLine } from '../../model.ts';
import { centre, contains } from '../../values/bbox.ts';
import { median } from '../../values/quantile.ts';
import { UNREADABLE } from '../../values/text.ts';
import { skewBack, type Turn, turnBack } from '../../values/turn.ts';
import type { Consensus } from '../ocr/consensus.ts';
import { emOf, reachOf } from '../ocr/glyph-positions.ts';
import type { PagePicture } from '../pictures/picture.ts';
import { asAlone } from './alone-in-line.ts';
import { greyOf, inked, PAPER_TILE, withEvenBackground } from './background.ts';
import type { Crop } from './crops.ts';
import { undithered } from './dither.ts';
import type { ScannedRuling } from './line-segments.ts';
import { asPositive } from './negative.ts';
import { type ReadCrops, upright } from './orientation.ts';
import { withoutSurroundings } from './scanner-border.ts';
import { withSelectionBoxes } from './selection-boxes.ts';
import type { ReadLine } from './unread-ink.ts';

/** A page in colour or in shades of grey, with its size in points. */
export type PageImage = Omit<PagePicture, 'picture'> & { readonly picture: ColourPicture | Raster };

/**
 * Reads a page from its picture: rulings and text as in a page with a text layer, each run with the confidence of its
 * reading. Places are points of the page as displayed, but for its `skew`.
 */
export async function readScan(
  { picture, width, height }: PageImage,
  number: number,
  read: ReadCrops,
): Promise<Page> {
  const { grey, seals } = printOf(picture, picture.width / width);
  const scale = grey.width / width;
  const { view, readings } = await upright(grey, scale, withSelectionBoxes(read));
  const place = placeOf(view.quarters, { width, height, scale });
  const usual = median(view.crops.flatMap(({ parts }) => parts.map(({ line }) => line.y1 - line.y0))) ?? 0;
  const byRegion = Map.groupBy(view.crops, ({ parts }) => parts[0]!.line.region);
  const taken = view.crops.flatMap((crop, index) => {
    const isFollowing = byRegion.get(crop.parts[0]!.line.region)!.length > 1;
    const reading = asAlone(readings[index]!, crop, { usual, isFollowing });
    const isCovered = crop.parts.some(({ line }) => view.isCovered(line));
    return reading ? [{ crop, reading: isCovered ? covered(reading) : reading }] : [];
  });
  const runs = taken.flatMap(({ crop, reading }) => runsOf(crop, reading, place));
  const lines = taken.flatMap(({ crop, reading }) => readLinesOf(crop, reading, usual));
  const onPage = ({ x0, y0, x1, y1 }: PixelBox) =>
    skewBack(place.box([x0, y0, x1, y1]), { width, height, skew: view.skew });
  return {
    page: number,
    width,
    height,
    kind: runs.length > 0 || view.strokes.length > 0 ? 'scanned' : 'blank',
    runs,
    rulings: view.strokes.map(stroke => rulingOf(stroke, place)),
    images: [[0, 0, width, height]],
    unread: [
      ...view
        .unread(lines)
        .map(onPage)
        .filter(box => !seals.some(seal => isRest(box, seal, usual / scale))),
      // a seal leaves a tint of any width, and the paper around it is evened by what is left of it
      ...view
        .faint(lines)
        .map(onPage)
        .filter(box => !seals.some(seal => contains(seal, centre(box), PAPER_TILE))),
    ],
    ...(view.skew !== 0 && { skew: view.skew }),
  };
}

/**
 * A page's picture as black print on white paper (a negative is inverted), and where coloured seals were taken off it (points). `density`: pixels a
 * point; the print has fewer where the picture is a screen of dots.
 */
export function printOf(
  picture: PageImage['picture'],
  density: number,
): { grey: Raster; seals: readonly BBox[] } {
  const { shades, seals } = greyOf(picture, density);
  const smooth = undithered(asPositive(shades), density);
  const scale = (density * smooth.width) / shades.width;
  return {
    grey: withoutSurroundings(inked(withEvenBackground(smooth, scale)), scale),
    seals: seals.map(({ x0, y0, x1, y1 }) => [x0 / density, y0 / density, x1 / density, y1 / density]),
  };
}

/** Share of the usual height of a line: what a coloured seal leaves where it crosses other print is smaller. */
const REST = 0.5;

function isRest(box: BBox, seal: BBox, usual: number): boolean {
  const isSmall = Math.max(box[2] - box[0], box[3] - box[1]) < REST * usual;
  return isSmall && contains(seal, centre(box));
}

/** How boxes of the upright picture (pixels) lie on the page as displayed (points), and which way upright text runs there. */
export type Placement = {
  readonly direction: GlyphRun['direction'];
  box(pixels: BBox): BBox;
};

const DIRECTIONS = ['right', 'up', 'left', 'down'] as const;

function placeOf(
  quarters: Turn,
  { width, height, scale }: { width: number; height: number; scale: number },
): Placement {
  return {
    direction: DIRECTIONS[quarters],
    box: ([x0, y0, x1, y1]) =>
      turnBack([x0 / scale, y0 / scale, x1 / scale, y1 / scale], quarters, { width, height }),
  };
}

function rulingOf({ axis, at, from, to, thickness }: ScannedRuling, place: Placement): RulingLine {
  const half = thickness / 2;
  const box = place.box(
    axis === 'horizontal' ? [from, at - half, to, at + half] : [at - half, from, at + half, to],
  );
  const isLevel = box[2] - box[0] > box[3] - box[1];
  return isLevel
    ? { axis: 'horizontal', at: (box[1] + box[3]) / 2, from: box[0], to: box[2], thickness: box[3] - box[1] }
    : { axis: 'vertical', at: (box[0] + box[2]) / 2, from: box[1], to: box[3], thickness: box[2] - box[0] };
}

/** A line that a black seal covers some of is at most this sure. */
const COVERED = 0.6;

function covered(reading: Consensus): Consensus {
  return { ...reading, confidence: Math.min(reading.confidence, COVERED) };
}

/** The lines of a crop with where their glyphs may have ink; a line that nobody could read is one glyph, which says so. */
function readLinesOf({ parts }: Crop, { glyphs, isBorneOut }: Consensus, usual: number): ReadLine[] {
  return parts.map(({ line, at }) => {
    const isWhole = parts.length > 1 || glyphs.length === 0;
    const em = Math.max(usual, emOf(line.y1 - line.y0, glyphs));
    const onPage = (x: number) => line.x0 + x - at;
    const whole = { from: line.x0 - WITHIN * em, to: line.x1 + WITHIN * em };
    const own = glyphs.map(glyph => reachOf(glyph, em));
    const each = isWhole ? [whole] : own.map(({ from, to }) => ({ from: onPage(from), to: onPage(to) }));
    return {
      line,
      // readers of lines are vague about places
      glyphs: isBorneOut ? [whole] : each,
      span: { from: each[0]!.from, to: each.at(-1)!.to },
    };
  });
}

/** Ems: the ink of a line has soft edges, and those of a glyph by itself may be faint. */
const WITHIN = 0.2;

/** Share of the em that digits and Latin letters are high. */
const DIGIT_HEIGHT = 0.72;
/** Shares of the usual height of a line: a dash is lower, and what is no higher than this is print as large as elsewhere. */
const USUAL = { least: 0.5, most: 1.15 };

/** The size of a line's print by the height of its ink: that of ideographs is an em, others tell it where they are higher than usual. */
function sizeOf(text: string, height: number, usual: number): number {
  const isIdeographic = /[^\x20-\x7e]/.test(text) && height >= USUAL.least * usual;
  if (isIdeographic) return height;
  return height <= USUAL.most * usual ? usual : height / DIGIT_HEIGHT;
}

/** The lines of a crop as they were read, at their places. */
export function runsOf(
  { parts, raster }: Crop,
  { glyphs, confidence, candidates }: Consensus,
  place: Placement,
): GlyphRun[] {
  // one glyph a part: readers tell in which order they stand better than where
  const isOneEach = parts.length > 1 && glyphs.length === parts.length;
  return parts.map(({ line, at }, index): GlyphRun => {
    const end = parts[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const start = index === 0 ? Number.NEGATIVE_INFINITY : at;
    const isOwn = ({ from, to }: Consensus['glyphs'][number], nth: number) =>
      isOneEach ? nth === index : (from + to) / 2 >= start && (from + to) / 2 < end;
    const own = glyphs.filter(isOwn);
    const text = own.map(glyph => glyph.text).join('') || UNREADABLE;
    const pixels = line.y1 - line.y0;
    const bbox = place.box([line.x0, line.y0, line.x1, line.y1]);
    const isLevel = place.direction === 'right' || place.direction === 'left';
    const height = isLevel ? bbox[3] - bbox[1] : bbox[2] - bbox[0];
    return {
      text,
      bbox,
      edges: edgesOf(own, line, at).map(x => place.box([x, line.y0, x, line.y0])[isLevel ? 0 : 1]),
      direction: place.direction,
      size: (height / pixels) * sizeOf(text, pixels, raster.usual ?? pixels),
      reading: {
        confidence: text === UNREADABLE ? 0 : confidence,
        candidates: parts.length === 1 ? candidates : [],
      },
    };
  });
}

/** Where the code points of a line begin and end, without gaps, in pixels of the page. */
function edgesOf(glyphs: Consensus['glyphs'], line: Crop['parts'][number]['line'], at: number): number[] {
  const onPage = (x: number) => Math.min(line.x1, Math.max(line.x0, line.x0 + x - at));
  const points = glyphs.flatMap(glyph => {
    const each = [...glyph.text];
    return each.map((_, index) => ({
      from: glyph.from + ((glyph.to - glyph.from) * index) / each.length,
      to: glyph.from + ((glyph.to - glyph.from) * (index + 1)) / each.length,
    }));
  });
  const inner = points.slice(1).map((point, index) => onPage((points[index]!.to + point.from) / 2));
  return [line.x0, ...inner, line.x1];
}
