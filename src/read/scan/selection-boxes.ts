import { connectedIn } from '../../image/connected.ts';
import { eachDarker, type PixelBox, type Raster } from '../../image/raster.ts';
import type { Consensus } from '../ocr/consensus.ts';
import { LAG, middleOf } from '../ocr/glyph-positions.ts';
import type { LinePicture } from '../ocr/reader.ts';
import { INK } from './ink-limits.ts';
import type { ReadCrops } from './orientation.ts';

/** A square to be ticked, in pixels of its line. */
type SelectionBox = PixelBox & { readonly isTicked: boolean };

/** Of 255: the thin frame of a box is no lighter where a scan is coarse. */
const FAINT = 216;
/** A choice has several; a square by itself may be a glyph. */
const LEAST = 2;
/** Shares of the usual height of a line, and how much longer one side may be than the other. */
const SIDE = { least: 0.45, most: 1.2, uneven: 0.15 };
/** Shares of a box's height: its frame begins at its edge, where the legs of 口 go on below it, and is so thick at most. */
const OUTER = 0.06;
const THICK = 0.3;
/** pixels: the soft edge of a frame */
const SOFT = 1;
/** Shares: a side that is drawn, an empty inside, and one with a tick in it; what crosses it from side to side is the stroke of a glyph. */
const DRAWN = 0.85;
const EMPTY = 0.03;
const TICKED = 0.08;
const CROSSED = 0.85;

const SURE = 0.98;
/** Beside boxes another one that is too faint to be known is read as a glyph. */
const SQUARE = /[口日曰回囗□]/u;
const UNSURE = 0.6;
const SIGN = { open: '□', ticked: '☑' };
/** Words with 口 that stand in forms: its square is no box. */
const WORD = /[人出进窗接路港关缺入户井渡]□|□[径岸头号粮腔碑罩服令]/u;

/**
 * Reads lines with the boxes of a choice (□是 ☑否) taken off and put back as what they are: readers take them for 口 and 日, or
 * see none.
 */
export function withSelectionBoxes(read: ReadCrops): ReadCrops {
  return async crops => {
    const boxes = crops.map(boxesIn);
    const readings = await read(crops.map((crop, at) => withoutBoxes(crop, boxes[at]!)));
    const whole = readings.map((reading, at) => withBoxes(reading, boxes[at]!, crops[at]!));
    const glyphs = whole.flatMap(({ text }, at) => (WORD.test(text) && boxes[at]!.length > 0 ? [at] : []));
    if (glyphs.length === 0) return whole;
    const again = await read(glyphs.map(at => crops[at]!));
    return whole.map((reading, at) => again[glyphs.indexOf(at)] ?? reading);
  };
}

/** The boxes of a line; none where there is only one. */
function boxesIn(line: LinePicture): readonly SelectionBox[] {
  const usual = line.usual ?? line.height;
  const ink: Raster = { ...line, data: new Uint8Array(line.data.length) };
  eachDarker(line, FAINT, at => {
    ink.data[at] = 1;
  });
  const squares = connectedIn(ink).pieces.filter(({ x0, y0, x1, y1 }) => {
    const [least, most] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
    return least >= SIDE.least * usual && most <= SIDE.most * usual && most <= least * (1 + SIDE.uneven);
  });
  if (squares.length < LEAST) return [];
  const boxes = squares.flatMap(square => boxOf(line, square) ?? []);
  return boxes.length < LEAST ? [] : boxes.sort((a, b) => a.x0 - b.x0);
}

function boxOf(line: Raster, { x0, y0, x1, y1 }: PixelBox): SelectionBox | null {
  const rows = Array.from({ length: y1 - y0 }, (_, at) => ({ x0, x1, y0: y0 + at, y1: y0 + at + 1 }));
  const columns = Array.from({ length: x1 - x0 }, (_, at) => ({ y0, y1, x0: x0 + at, x1: x0 + at + 1 }));
  const sides = [rows, rows.toReversed(), columns, columns.toReversed()].map(side =>
    frameEnd(side.map(one => darkIn(line, one, FAINT))),
  );
  if (sides.includes(0)) return null;
  const [top, bottom, left, right] = sides as [number, number, number, number];
  const inside = { x0: x0 + left, y0: y0 + top, x1: x1 - right, y1: y1 - bottom };
  if (darkIn(line, inside, FAINT) <= EMPTY) return { x0, y0, x1, y1, isTicked: false };
  return isTick(line, inside) ? { x0, y0, x1, y1, isTicked: true } : null;
}

/** Where the frame ends that begins at the edge of a box, by how much of each row from there on is dark; 0 where none does. */
function frameEnd(shares: readonly number[]): number {
  const first = shares.findIndex(share => share >= DRAWN);
  if (first < 0 || first > Math.max(1, OUTER * shares.length)) return 0;
  const end = shares.findIndex((share, at) => at > first && share < DRAWN) + SOFT;
  return end <= THICK * shares.length ? end : 0;
}

/** A tick goes from the left and from the foot to the upper right: it leaves two corners free, and crosses nothing from side to side. */
function isTick(line: Raster, { x0, y0, x1, y1 }: PixelBox): boolean {
  const [wide, high] = [Math.ceil((x1 - x0) / 3), Math.ceil((y1 - y0) / 3)];
  const isFree = (corner: PixelBox) => darkIn(line, corner, INK) <= EMPTY;
  const rows = Array.from({ length: y1 - y0 }, (_, at) => ({ x0, x1, y0: y0 + at, y1: y0 + at + 1 }));
  return (
    darkIn(line, { x0, y0, x1, y1 }, INK) >= TICKED &&
    isFree({ x0, y0, x1: x0 + wide, y1: y0 + high }) &&
    isFree({ x0: x1 - wide, y0: y1 - high, x1, y1 }) &&
    rows.every(row => darkIn(line, row, INK) < CROSSED)
  );
}

/** Share of a box's pixels that are darker than a limit. */
function darkIn({ width, data }: Raster, { x0, y0, x1, y1 }: PixelBox, limit: number): number {
  let dark = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (data[y * width + x]! < limit) dark++;
  return dark / Math.max(1, (x1 - x0) * (y1 - y0));
}

function withoutBoxes(line: LinePicture, boxes: readonly SelectionBox[]): LinePicture {
  if (boxes.length === 0) return line;
  const data = line.data.slice();
  for (const { x0, y0, x1, y1 } of boxes)
    for (let y = Math.max(0, y0 - 1); y < Math.min(line.height, y1 + 1); y++)
      data.fill(255, y * line.width + Math.max(0, x0 - 1), y * line.width + Math.min(line.width, x1 + 1));
  return { ...line, data };
}

function withBoxes(reading: Consensus, boxes: readonly SelectionBox[], line: LinePicture): Consensus {
  if (boxes.length === 0) return reading;
  const em = line.usual ?? line.height;
  const glyphs = [...reading.glyphs];
  for (const { x0, x1, isTicked } of boxes) {
    const after = glyphs.findIndex(glyph => middleOf(glyph, em) > (x0 + x1) / 2);
    const [from, to] = [x0 - LAG * em, x1 - LAG * em];
    const box = { text: isTicked ? SIGN.ticked : SIGN.open, from, to, confidence: SURE };
    glyphs.splice(after < 0 ? glyphs.length : after, 0, box);
  }
  const text = glyphs.map(glyph => glyph.text).join('');
  const most = SQUARE.test(reading.text) ? UNSURE : SURE;
  return { glyphs, text, confidence: Math.min(most, reading.confidence), candidates: [] };
}
