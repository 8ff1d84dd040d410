import { darkInColumns } from '../../image/project.ts';
import type { PixelBox, Raster } from '../../image/raster.ts';
import { turned } from '../../image/turn.ts';
import { levelled } from '../../image/warp.ts';
import type { Turn } from '../../values/turn.ts';
import type { Consensus } from '../ocr/consensus.ts';
import { hasBrokenStrokes, softened } from './broken.ts';
import { cellRegionsOf, type InkLine } from './cell-regions.ts';
import { type Crop, cropsOf } from './crops.ts';
import { faintInkBeside } from './faint-ink.ts';
import { flat } from './flatten.ts';
import { withoutGreySeals } from './grey-seals.ts';
import { INK } from './ink-limits.ts';
import { aloneIn } from './isolate-text.ts';
import type { ScannedRuling } from './line-segments.ts';
import { skewOf } from './measure-skew.ts';
import { withoutRulings } from './remove-rulings.ts';
import { ringsOf, withoutSeals } from './seal-rings.ts';
import { inkLinesOf } from './text-lines.ts';
import { cropsWithRulings } from './touching.ts';
import { type ReadLine, unreadInk } from './unread-ink.ts';

/** Reads crops of lines; see `ocr/`. */
export type ReadCrops = (crops: readonly Raster[]) => Promise<readonly Consensus[]>;

/** What a picture shows when it is turned by so many quarters: lines to read, and rulings, in pixels. */
type OrientedView = {
  readonly quarters: Turn;
  readonly skew: number;
  readonly strokes: readonly ScannedRuling[];
  readonly crops: readonly Crop[];
  /** the lines of a part of it, whatever lines there are where that ends */
  readonly cropsIn: (part: PixelBox) => readonly Crop[];
  /** those of the crops whose line runs into a ruling, with what the ruling covers of it */
  readonly withRulings: (crops: readonly Crop[]) => ReadonlyMap<Crop, Crop>;
  /** whether a black seal lies on the cell of a line, or on the line: what it covers was not seen */
  readonly isCovered: (line: InkLine) => boolean;
  /** the ink in cells that nothing explains, where these lines were read */
  readonly unread: (lines: readonly ReadLine[]) => readonly PixelBox[];
  /** … and the strokes beside them that are no ink */
  readonly faint: (lines: readonly ReadLine[]) => readonly PixelBox[];
};

/** Lines that tell which way up a page is; the surest are those of some length. */
const SAMPLE = 10;
const SAMPLE_WIDTH = { least: 3, most: 14 };
/** points: what is higher is a picture or a stain, no line of print; nobody is asked to read it */
const HIGHEST = 100;
const UNREADABLE: Consensus = { glyphs: [], text: '', confidence: 0, candidates: [] };
/** A page whose sample is read this surely is upright. */
const UPRIGHT = 0.8;
/** A line that runs into a ruling and is read less surely is read with the ruling as well, but never more surely. */
const WITH_RULING = 0.9;
/** … and what is hardly read with it either is a rest of something else. */
const FOUND = 0.5;
/** A page whose lines run across it so clearly does not lie on its side, whatever it looks like when it is turned. */
const ACROSS = 0.8;

/**
 * The view whose text can be read, and how it is read. Which way lines of print run tells whether the page lies on its side;
 * readers cannot: they know many a glyph that does. Which of the two ways is up is told by what can be read.
 */
export async function upright(
  grey: Raster,
  scale: number,
  read: ReadCrops,
): Promise<{ view: OrientedView; readings: readonly Consensus[] }> {
  const { view, known } = await uprightView(grey, scale, read);
  const rest = await readingsOf(
    view.crops.filter(crop => !known.has(crop)),
    scale,
    read,
  );
  const readings = view.crops.map(crop => (known.get(crop) ?? rest.get(crop))!);
  const unsure = view.crops.filter((_, index) => readings[index]!.confidence < WITH_RULING);
  const touching = view.withRulings(unsure);
  const again = await readingsOf([...touching.values()], scale, read);
  const crops = view.crops.map((crop, index): readonly [Crop, Consensus] => {
    const other = touching.get(crop);
    const reading = other && again.get(other)!;
    const least = Math.max(readings[index]!.confidence, FOUND);
    if (!reading || reading.confidence <= least) return [crop, readings[index]!];
    return [other, { ...reading, confidence: Math.min(reading.confidence, WITH_RULING) }];
  });
  return { view: { ...view, crops: crops.map(([crop]) => crop) }, readings: crops.map(([, own]) => own) };
}

type Known = ReadonlyMap<Crop, Consensus>;

/** The same without reading more of it than tells that: `known`. */
export async function uprightView(
  grey: Raster,
  scale: number,
  read: ReadCrops,
): Promise<{ view: OrientedView; known: Known }> {
  let best: { view: OrientedView; known: Known; sureness: number } | undefined;
  for (const view of likely(grey, scale)) {
    const known = await readingsOf(sampleOf(view.crops), scale, read);
    const sureness = surenessOf([...known.values()]);
    if (!best || sureness > best.sureness) best = { view, known, sureness };
    if (sureness >= UPRIGHT || !view.crops.some(crop => isLine(crop, scale))) break;
  }
  return best!;
}

async function readingsOf(crops: readonly Crop[], scale: number, read: ReadCrops): Promise<Known> {
  const lines = crops.filter(crop => isLine(crop, scale));
  const readings = await read(lines.map(({ raster }) => raster));
  const known = new Map(lines.map((crop, index) => [crop, readings[index]!]));
  return new Map(crops.map(crop => [crop, known.get(crop) ?? UNREADABLE]));
}

function isLine({ raster }: Crop, scale: number): boolean {
  return raster.height <= HIGHEST * scale;
}

/** The four views of a picture, the likeliest first; each is made when it is asked for. */
function* likely(grey: Raster, scale: number): Generator<OrientedView> {
  const seen = new Map<Turn, OrientedView>();
  const sheet = { grey, scale, isThin: hasBrokenStrokes(grey) };
  const view = (quarters: Turn) => {
    const own = seen.get(quarters) ?? viewOf(sheet, quarters);
    seen.set(quarters, own);
    return own;
  };
  const across = acrossOf(view(0).crops, HIGHEST * scale);
  const isLying = across < ACROSS && acrossOf(view(1).crops, HIGHEST * scale) > across;
  for (const quarters of isLying ? ([1, 3, 0, 2] as const) : ([0, 2, 1, 3] as const)) yield view(quarters);
}

/** A skew below this moves the end of a ruling by less than its thickness. */
const NO_SKEW = 0.0006;

type Sheet = { readonly grey: Raster; readonly scale: number; readonly isThin: boolean };

function viewOf({ grey, scale, isThin }: Sheet, quarters: Turn): OrientedView {
  const picture = turned(grey, quarters);
  const measured = skewOf(picture, scale);
  const skew = Math.abs(measured) < NO_SKEW ? 0 : measured;
  const straight = skew === 0 ? picture : levelled(picture, skew);
  const rings = ringsOf(straight, scale);
  const { raster, black } = withoutGreySeals(straight, rings, scale);
  const { level, strokes } = flat(raster, scale);
  const regions = cellRegionsOf(level, strokes, scale);
  const clean = withoutRulings(level, strokes);
  const seals = withoutSeals(clean, inkLinesOf(clean, regions, scale), { regions, scale, rings, black });
  const { open, lines, isCovered, isSeal } = seals;
  return {
    quarters,
    skew,
    strokes,
    crops: cropsOf(isThin ? softened(open) : open, lines, regions),
    cropsIn: part => {
      const alone = aloneIn(open, part, scale);
      return cropsOf(alone, inkLinesOf(alone, regions, scale), regions);
    },
    withRulings: crops => cropsWithRulings(crops, { level, strokes }),
    isCovered,
    unread: read => unreadInk(level, { strokes, regions, lines: read, isSeal, scale }),
    faint: read => faintInkBeside(open, { regions, lines: read, scale }),
  };
}

/** A line of print is so many times longer than it is high, and has ink in so many of its columns. */
const LONG_LINE = 1.6;
const TIGHT = 0.7;

/**
 * The share of the ink's area that lies in lines of print. On a page that lies on its side glyphs stand one below another,
 * and lines beside each other, seen across, have paper between all their glyphs. 1 for a page without any. What is higher than
 * `tallest` pixels is a shadow or a stain, and says nothing.
 */
function acrossOf(crops: readonly Crop[], tallest: number): number {
  let [lines, all] = [0, 0];
  for (const { parts, raster } of crops) {
    for (const { line } of parts) {
      const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
      if (height > tallest) continue;
      all += width * height;
      const isLine = parts.length === 1 && width > LONG_LINE * height;
      if (isLine && inkedColumns(raster) >= TIGHT * width) lines += width * height;
    }
  }
  return all === 0 ? 1 : lines / all;
}

function inkedColumns(raster: Raster): number {
  const box = { x0: 0, y0: 0, x1: raster.width, y1: raster.height };
  return darkInColumns(raster, box, INK).reduce((sum, dark) => sum + (dark > 0 ? 1 : 0), 0);
}

function sampleOf(crops: readonly Crop[]): Crop[] {
  const shape = ({ raster: { width, height } }: Crop) => width / height;
  const telling = crops.filter(crop => shape(crop) >= SAMPLE_WIDTH.least && shape(crop) <= SAMPLE_WIDTH.most);
  const pool = telling.length >= SAMPLE / 2 ? telling : crops;
  const step = Math.max(1, Math.floor(pool.length / SAMPLE));
  return pool.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}

function surenessOf(readings: readonly Consensus[]): number {
  if (readings.length === 0) return 0;
  const each = readings.map(({ glyphs }) =>
    glyphs.length === 0 ? 0 : glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / glyphs.length,
  );
  return each.reduce((sum, sureness) => sum + sureness, 0) / each.length;
}
