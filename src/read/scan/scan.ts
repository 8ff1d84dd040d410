import type { BBox, GlyphRun, Page, RulingLine } from '../../model.ts';
import { type Turn, turnBack } from '../../values/turn.ts';
import type { Consensus } from '../ocr/consensus.ts';
import { isRing } from '../ocr/stops.ts';
import type { Raster } from '../raster.ts';
import { type Crop, cropsOf } from './crops.ts';
import { withoutSurroundings } from './edges.ts';
import { facesOf } from './faces.ts';
import { strengthened } from './faint.ts';
import { flat } from './flat.ts';
import { evened, greyOf } from './grey.ts';
import { INK, inkLinesOf } from './lines.ts';
import type { PagePicture } from './picture.ts';
import { leanOf } from './strokes.ts';
import { levelled, NO_LEAN, turned } from './upright.ts';
import type { Stroke } from './ways.ts';
import { wiped } from './wipe.ts';

/** Reads crops of lines; see `ocr/`. */
export type ReadCrops = (crops: readonly Raster[]) => Promise<readonly Consensus[]>;

/** What a picture shows when it is turned by so many quarters: lines to read, and rulings, in pixels. */
type View = {
  readonly quarters: Turn;
  readonly lean: number;
  readonly strokes: readonly Stroke[];
  readonly crops: readonly Crop[];
};

/** Lines that tell which way up a page is; the surest are those of some length. */
const SAMPLE = 10;
const SAMPLE_WIDTH = { least: 3, most: 14 };
/** A page whose sample is read this surely is upright. */
const UPRIGHT = 0.8;

/**
 * Reads a page from its picture: rulings and text as in a page with a text layer, each run with the confidence of its
 * reading. Places are points of the page as displayed, but for its `lean`.
 */
export async function readScan(
  { picture, width, height }: PagePicture,
  number: number,
  read: ReadCrops,
): Promise<Page> {
  const scale = picture.width / width;
  const grey = withoutSurroundings(evened(greyOf(picture, scale), scale), scale);
  const { view, readings } = await upright(grey, scale, read);
  const place = placeOf(view.quarters, { width, height, scale });
  const usual = usualHeight(view.crops);
  const byFace = Map.groupBy(view.crops, ({ parts }) => parts[0]!.line.face);
  const runs = view.crops.flatMap((crop, index) => {
    const isFollowing = byFace.get(crop.parts[0]!.line.face)!.length > 1;
    const reading = asAlone(readings[index]!, crop, { usual, isFollowing });
    return reading ? runsOf(crop, reading, place) : [];
  });
  return {
    page: number,
    width,
    height,
    kind: runs.length > 0 || view.strokes.length > 0 ? 'scanned' : 'blank',
    runs,
    rulings: view.strokes.map(stroke => rulingOf(stroke, place)),
    images: [[0, 0, width, height]],
    ...(view.lean !== 0 && { lean: view.lean }),
  };
}

/** The view whose text can be read: as it is, or turned by a quarter, three quarters, a half. */
async function upright(
  grey: Raster,
  scale: number,
  read: ReadCrops,
): Promise<{ view: View; readings: readonly Consensus[] }> {
  let best: { view: View; known: ReadonlyMap<Crop, Consensus>; sureness: number } | undefined;
  const isFound = () => best && (best.view.crops.length === 0 || best.sureness >= UPRIGHT);
  const look = async (view: View) => {
    const known = await readingsOf(sampleOf(view.crops), read);
    const sureness = surenessOf([...known.values()]);
    if (!best || sureness > best.sureness) best = { view, known, sureness };
  };
  const sideways: View[] = [];
  for (const quarters of [0, 1, 3, 2] as const) {
    const view = viewOf(grey, scale, quarters);
    if (isSideways(view.crops)) sideways.push(view);
    else await look(view);
    if (isFound()) break;
  }
  // lines of two columns that no ruling parts may hang together, as if they were higher than wide
  for (const view of sideways) if (!isFound()) await look(view);
  const { view, known } = best!;
  const rest = await readingsOf(
    view.crops.filter(crop => !known.has(crop)),
    read,
  );
  return { view, readings: view.crops.map(crop => (known.get(crop) ?? rest.get(crop))!) };
}

async function readingsOf(crops: readonly Crop[], read: ReadCrops): Promise<Map<Crop, Consensus>> {
  const readings = await read(crops.map(({ raster }) => raster));
  return new Map(crops.map((crop, index) => [crop, readings[index]!]));
}

function viewOf(grey: Raster, scale: number, quarters: Turn): View {
  const picture = turned(grey, quarters);
  const leaning = leanOf(picture, scale) ?? 0;
  const lean = Math.abs(leaning) < NO_LEAN ? 0 : leaning;
  const { level, strokes } = flat(lean === 0 ? picture : levelled(picture, lean), scale);
  const faces = facesOf(level, strokes, scale);
  const clean = strengthened(wiped(level, strokes), INK, scale);
  return { quarters, lean, strokes, crops: cropsOf(clean, inkLinesOf(clean, faces, scale), faces) };
}

/** A line of print is longer than it is high; on a page that lies on its side hardly any is. */
function isSideways(crops: readonly Crop[]): boolean {
  let [long, all] = [0, 0];
  for (const { line } of crops.flatMap(({ parts }) => parts)) {
    const [width, height] = [line.x1 - line.x0, line.y1 - line.y0];
    all += width * height;
    if (width > LONG_LINE * height) long += width * height;
  }
  return long * 2 < all;
}

const LONG_LINE = 1.6;

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

/** How boxes of the upright picture (pixels) lie on the page as displayed (points), and which way upright text runs there. */
type Placement = {
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

function rulingOf({ axis, at, from, to, thickness }: Stroke, place: Placement): RulingLine {
  const half = thickness / 2;
  const box = place.box(
    axis === 'horizontal' ? [from, at - half, to, at + half] : [at - half, from, at + half, to],
  );
  const isLevel = box[2] - box[0] > box[3] - box[1];
  return isLevel
    ? { axis: 'horizontal', at: (box[1] + box[3]) / 2, from: box[0], to: box[2], thickness: box[3] - box[1] }
    : { axis: 'vertical', at: (box[0] + box[2]) / 2, from: box[1], to: box[3], thickness: box[2] - box[0] };
}

function usualHeight(crops: readonly Crop[]): number {
  const heights = crops
    .flatMap(({ parts }) => parts.map(({ line }) => line.y1 - line.y0))
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/** Share of the usual height of a line: a ring that is smaller is the full stop that had no room in the line above. */
const STOP = 0.45;
const BY_RING = 0.93;
/** … and a dot that is smaller is dirt. */
const DIRT = 0.3;

/** A small thing alone in a line (a full stop only below another line of its cell): nothing is beside it to be small against, and readers take it for a letter. */
function asAlone(
  reading: Consensus,
  crop: Crop,
  { usual, isFollowing }: { readonly usual: number; readonly isFollowing: boolean },
): Consensus | null {
  const [{ line, at }] = crop.parts as [Crop['parts'][number]];
  const size = Math.max(line.x1 - line.x0, line.y1 - line.y0);
  if (crop.parts.length > 1 || size >= STOP * usual) return reading;
  const top = (crop.raster.height - (line.y1 - line.y0)) >> 1;
  const ink = { x0: at, y0: top, x1: at + line.x1 - line.x0, y1: top + line.y1 - line.y0 };
  if (!isFollowing || !isRing(crop.raster, ink)) return size < DIRT * usual ? null : reading;
  const glyph = { text: '。', from: 0, to: crop.raster.width, confidence: BY_RING };
  return { glyphs: [glyph], text: '。', confidence: BY_RING, candidates: [reading.text] };
}

/** What could not be read although there is ink. */
const UNREAD = '\uFFFD';
/** Share of the em that digits and Latin letters are high. */
const DIGIT_HEIGHT = 0.72;

function runsOf(
  { parts }: Crop,
  { glyphs, confidence, candidates }: Consensus,
  place: Placement,
): GlyphRun[] {
  return parts.map(({ line, at }, index): GlyphRun => {
    const end = parts[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const start = index === 0 ? Number.NEGATIVE_INFINITY : at;
    const own = glyphs.filter(({ from, to }) => (from + to) / 2 >= start && (from + to) / 2 < end);
    const text = own.map(glyph => glyph.text).join('') || UNREAD;
    const isTall = /[^\x20-\x7e]/.test(text);
    const bbox = place.box([line.x0, line.y0, line.x1, line.y1]);
    const isLevel = place.direction === 'right' || place.direction === 'left';
    const height = isLevel ? bbox[3] - bbox[1] : bbox[2] - bbox[0];
    return {
      text,
      bbox,
      edges: edgesOf(own, line, at).map(x => place.box([x, line.y0, x, line.y0])[isLevel ? 0 : 1]),
      direction: place.direction,
      size: isTall ? height : height / DIGIT_HEIGHT,
      reading: {
        confidence: text === UNREAD ? 0 : confidence,
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
