import type { BBox } from '../../../src/model.ts';
import { type ReadOptions, readSource } from '../../../src/read/read.ts';
import { centre } from '../../../src/values/bbox.ts';
import { skewBack } from '../../../src/values/turn.ts';
import type { LinePair } from '../calibrate/lines.ts';
import { random, seedOf } from '../press/random.ts';
import type { Dice } from '../scan/picture.ts';
import { KNOBS, type Knob, QUALITIES, recipe } from '../scan/quality.ts';
import { scanPrints } from '../scan/scan.ts';
import { fold } from '../score/text.ts';
import type { Faces } from '../train/faces.ts';
import { type Cell, sheetOf } from '../train/sheets.ts';
import { numberText } from '../train/texts.ts';

/** What moves a page so far that its cells are not found again, or lets its text be read from elsewhere. */
const MOVING: readonly Knob[] = ['rotate90', 'rotate180', 'rotate270', 'rotate-tag', 'mixed', 'layer'];

export type SheetPair = LinePair & { readonly file: string };

/** Ruled pages full of numbers, scanned by the lab and read by the reader of pages: each cell as it was read and printed. */
export async function readSheet(
  number: number,
  { faces, quality, seed }: { readonly faces: Faces; readonly quality: string; readonly seed: string },
  options: ReadOptions,
): Promise<SheetPair[]> {
  const file = `sheet.${seed}-${number}.${quality}.pdf`;
  const dice = random(seedOf(file));
  const { bytes, cells, dpi } = await scanned(faces, quality, dice);
  const { pages } = await readSource({ name: file, bytes }, options);
  const scale = 72 / dpi;
  return cells.map(cell => ({ file, ...pairOf(cell, pages[0] ?? null, scale) }));
}

async function scanned(faces: Faces, name: string, dice: Dice) {
  const quality = QUALITIES[name]!;
  const made = recipe(quality, { dice, wanted: [], pages: 1 });
  const difficulties = new Set(
    KNOBS.filter(difficulty => made.difficulties.has(difficulty) && !MOVING.includes(difficulty)),
  );
  const { picture, cells } = sheetOf(faces, { dice, dpi: made.dpi, text: numberText, isCrooked: false });
  const scale = 72 / made.dpi;
  const print = { picture, width: picture.width * scale, height: picture.height * scale, words: [] };
  const how = { quality, recipe: { ...made, difficulties, container: 'pdf' as const }, dice };
  return { bytes: await scanPrints([print], how), cells, dpi: made.dpi };
}

type Read = Awaited<ReturnType<typeof readSource>>['pages'][number];

/** Most that a value of a cell is trusted that holds ink which nobody read, as the program does. */
const BESIDE_INK = 0.5;

/** A page that could not be read says so, and all of its cells are nothing. */
function pairOf(cell: Cell, page: Read | null, scale: number): LinePair {
  const isIn = (box: BBox) => {
    const [x, y] = centre(box).map(side => side / scale) as [number, number];
    return x > cell.x0 && x < cell.x1 && y > cell.y0 && y < cell.y1;
  };
  const own = (page?.runs ?? [])
    .filter(({ bbox }) => isIn(skewBack(bbox, page!)))
    .sort((a, b) => a.bbox[0] - b.bbox[0]);
  const most = page?.unread?.some(isIn) ? BESIDE_INK : 1;
  return {
    page: 1,
    read: fold(own.map(({ text }) => text).join('')) ?? '',
    printed: fold(cell.text) ?? '',
    confidence: own.length === 0 ? 0 : Math.min(most, ...own.map(({ reading }) => reading?.confidence ?? 1)),
    candidates: [],
  };
}
