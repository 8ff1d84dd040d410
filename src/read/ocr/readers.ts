import type { Raster } from '../raster.ts';
import { againstInk, type InkCheck } from './against-ink.ts';
import { type Consensus, consensusOf, leavesInk } from './consensus.ts';
import { isPpocrPresent, openPpocr } from './ppocr.ts';
import type { LineReader, LineReading, ReadGlyph } from './reader.ts';
import { padded } from './resample.ts';
import { isTesseractPresent, openTesseract } from './tesseract.ts';

/** The readers of pictures, started when the first picture is met and kept until `close`. */
export type ReadersOnCall = {
  called(): Promise<(crops: readonly Raster[]) => Promise<readonly Consensus[]>>;
  close(): Promise<void>;
};

/** Both readers of lines and what they say together. */
export type Readers = {
  /** Crops of single lines, upright, dark on light; one answer a crop, whatever else was read before or with it. */
  read(crops: readonly Raster[]): Promise<readonly Consensus[]>;
  close(): Promise<void>;
};

/** Starts the readers that are installed. Throws UsageError when not even Tesseract's language data is there. */
export async function openReaders(): Promise<Readers> {
  const tesseract = await openTesseract();
  const ppocr = await openPpocr();
  return {
    read: crops => (ppocr ? readTogether(crops, { ppocr, tesseract }) : readAlone(crops, tesseract)),
    close: async () => {
      await Promise.all([ppocr?.close(), tesseract.close()]);
    },
  };
}

/** Readers that start with the first picture. */
export function readersOnCall(open: () => Promise<Readers> = openReaders): ReadersOnCall {
  let readers: Promise<Readers> | undefined;
  return {
    called: async () => {
      readers ??= open();
      return (await readers).read;
    },
    close: async () => {
      await (await readers?.catch(() => undefined))?.close();
      readers = undefined;
    },
  };
}

/** Which readers are installed, without starting them. */
export async function readersPresent(): Promise<{ readonly [name in LineReader['name']]: boolean }> {
  return { ppocr: await isPpocrPresent(), tesseract: isTesseractPresent() };
}

/**
 * The second reader is asked where the first is neither sure nor lost: above, both are wrong together (1 line in 500)
 * or the second alone; below, it is wrong itself.
 */
const SECOND = { least: 0.3, most: 0.98 };
/** Numbers are read again in another size up to here: they cost little, and an error in them is worst. */
const AGAIN = { least: 0.9, most: 0.995 };
/** Another size: paper above and below, as a share of the height. */
const SMALLER = { across: 0.1, down: 0.17 };
const NUMBER = /^[\d.,，%％≥≤<>=＞＜＝+\-—/:：()（）]*$/u;

async function readTogether(
  crops: readonly Raster[],
  { ppocr, tesseract }: { ppocr: LineReader; tesseract: LineReader },
): Promise<Consensus[]> {
  const first = await ppocr.read(crops);
  const checks = crops.map((crop, index) => againstInk(crop, first[index]!.glyphs));
  const again = await readWhere(ppocr, { crops, shape: smaller, isAsked: at => needsAgain(checks[at]!) });
  const asked = (at: number) => needsSecond(checks[at]!);
  const isNumber = (at: number) => NUMBER.test(textOf(checks[at]!.glyphs));
  const numbers = await readWhere(tesseract, {
    crops,
    isAsked: at => asked(at) && isNumber(at),
    kind: 'number',
  });
  const texts = await readWhere(tesseract, { crops, isAsked: at => asked(at) && !isNumber(at) });
  return crops.map((crop, at) => {
    const second = numbers.get(at) ?? texts.get(at);
    const anew = again.get(at);
    return consensusOf({
      check: checks[at]!,
      ...(second && { second }),
      ...(anew && { again: againstInk(crop, moved(anew, crop)) }),
    });
  });
}

type Task = {
  readonly crops: readonly Raster[];
  readonly isAsked: (at: number) => boolean;
  readonly shape?: (crop: Raster) => Raster;
  readonly kind?: 'number';
};

async function readWhere(
  reader: LineReader,
  { crops, isAsked, shape, kind }: Task,
): Promise<Map<number, LineReading>> {
  const places = crops.map((_, at) => at).filter(isAsked);
  if (places.length === 0) return new Map();
  const readings = await reader.read(
    places.map(at => (shape ? shape(crops[at]!) : crops[at]!)),
    kind,
  );
  return new Map(places.map((at, index) => [at, readings[index]!]));
}

function needsSecond(check: InkCheck): boolean {
  const sureness = surenessOf(check.glyphs);
  const isBetween = sureness >= SECOND.least && sureness < SECOND.most;
  return !check.isSign && (isBetween || leavesInk(check) || check.isPointUnread || check.isPointUnseen);
}

function needsAgain(check: InkCheck): boolean {
  const sureness = surenessOf(check.glyphs);
  const isBetween = sureness >= AGAIN.least && sureness < AGAIN.most;
  return !check.isSign && ((isBetween && NUMBER.test(textOf(check.glyphs))) || leavesInk(check));
}

const smaller = (crop: Raster) => padded(crop, SMALLER);

/** Places in the padded crop as places in the crop. */
function moved({ glyphs }: LineReading, { height }: Raster): ReadGlyph[] {
  const left = Math.round(height * SMALLER.across);
  return glyphs.map(glyph => ({ ...glyph, from: glyph.from - left, to: glyph.to - left }));
}

const textOf = (glyphs: readonly ReadGlyph[]) => glyphs.map(({ text }) => text).join('');

const surenessOf = (glyphs: readonly ReadGlyph[]) =>
  Math.min(1, ...glyphs.map(({ confidence }) => confidence));

/** Shares of what Tesseract claims that hold: where it reads the same in another size, and where not. */
const ALONE = { same: 0.9, other: 0.5 };

/** Tesseract by itself, each line in two sizes. */
async function readAlone(crops: readonly Raster[], tesseract: LineReader): Promise<Consensus[]> {
  const first = await tesseract.read(crops);
  const again = await tesseract.read(crops.map(smaller));
  return crops.map((crop, at) => {
    const isSame = textOf(first[at]!.glyphs) === textOf(again[at]!.glyphs);
    const trust = isSame ? ALONE.same : ALONE.other;
    const trusted = first[at]!.glyphs.map(glyph => ({ ...glyph, confidence: glyph.confidence * trust }));
    return consensusOf({
      check: againstInk(crop, trusted),
      again: againstInk(crop, moved(again[at]!, crop)),
    });
  });
}
