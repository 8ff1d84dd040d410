import { padded } from '../../image/crop.ts';
import type { Raster } from '../../image/raster.ts';
import type { Classifier } from '../signs/classifier.ts';
import { type Consensus, consensusOf, leavesInk, surenessOf } from './consensus.ts';
import { windowOf } from './doubtful-window.ts';
import { againstInk, type InkCheck } from './ink-check.ts';
import { isPpocrPresent, openPpocr } from './ppocr.ts';
import type { LineReader, LineReading, ReadGlyph } from './reader.ts';
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
  /** what each of them reads by itself */
  apart(crops: readonly Raster[]): Promise<readonly ReadApart[]>;
  close(): Promise<void>;
};

type ReadApart = { readonly name: LineReader['name']; readonly readings: readonly LineReading[] };

/**
 * Starts the readers that are installed, or without PP-OCR to measure what is lost. Throws UsageError when not even
 * Tesseract's language data is there.
 */
export async function openReaders({ withoutPpocr = false } = {}): Promise<Readers> {
  const tesseract = await openTesseract();
  const ppocr = withoutPpocr ? null : await openPpocr();
  return readersOf({ ppocr, tesseract });
}

/** Readers of lines that are started, as one. */
export function readersOf({ ppocr, tesseract, signs }: Started): Readers {
  const look: Look = (crop, read) => againstInk(crop, read, signs);
  return {
    read: crops =>
      ppocr ? readTogether(crops, { ppocr, tesseract, look }) : readAlone(crops, { tesseract, look }),
    apart: async crops => {
      const all = ppocr ? [ppocr, tesseract] : [tesseract];
      return await Promise.all(all.map(async own => ({ name: own.name, readings: await own.read(crops) })));
    },
    close: async () => {
      await Promise.all([ppocr?.close(), tesseract.close()]);
    },
  };
}

/** `signs`: the reader of signs; null only to measure what is lost without it. */
type Started = {
  readonly ppocr: LineReader | null;
  readonly tesseract: LineReader;
  readonly signs?: Classifier | null;
};

/** Readers that start with the first picture. */
export function readersOnCall(open: () => Promise<Readers> = () => openReaders()): ReadersOnCall {
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

/** The readers that a process keeps for all that it reads; they end with it. */
export const sharedReaders: ReadersOnCall = readersOnCall();

/** Which readers are installed, without starting them. */
export async function readersPresent(): Promise<{ readonly [name in LineReader['name']]: boolean }> {
  return { ppocr: await isPpocrPresent(), tesseract: isTesseractPresent() };
}

/**
 * The second reader is asked where the first is neither sure nor lost: above, both are wrong together (1 line in 500)
 * or the second alone; below, it is wrong itself. Of 700 lines of signs that the reader of signs vouches for it changed none
 * for the better.
 */
const SECOND = { least: 0.3, most: 0.98 };
const isDoubtful = ({ confidence, isVouched }: ReadGlyph) => !isVouched && confidence < SECOND.most;
/**
 * Numbers that the readers are this sure of are read again in another size: they cost little, and an error in them is worst.
 * So are lines of few glyphs that are less sure: size matters most there.
 */
const AGAIN = { least: 0.9, most: 0.995, short: 2 };
/** Another size: paper above and below, as a share of the height. */
const SMALLER = { across: 0.1, down: 0.17 };
const NUMBER = /^[\d.,，%％≥≤<>=＞＜＝+\-—/:：()（）]+$/u;

async function readTogether(
  crops: readonly Raster[],
  { ppocr, tesseract, look }: Both,
): Promise<Consensus[]> {
  const first = await ppocr.read(crops);
  const checks = crops.map((crop, at) => look(crop, first[at]!.glyphs));
  const again = await readWhere(
    ppocr,
    crops.map((crop, at) => needsAgain(checks[at]!) && padded(crop, SMALLER)),
  );
  const isNumber = (at: number) => NUMBER.test(textOf(checks[at]!.glyphs));
  const windows = crops.map((crop, at) => {
    const { glyphs } = checks[at]!;
    const whole =
      isNumber(at) && !glyphs.some(({ isDenied }) => isDenied)
        ? { raster: crop, first: 0, end: glyphs.length }
        : null;
    return needsSecond(checks[at]!) && (windowOf(crop, glyphs, isDoubtful) ?? whole);
  });
  const partsOf = (wanted: boolean) =>
    windows.map((window, at) => window && isNumber(at) === wanted && window.raster);
  const second = new Map([
    ...(await readWhere(tesseract, partsOf(true), 'number')),
    ...(await readWhere(tesseract, partsOf(false))),
  ]);
  return crops.map((crop, at) => {
    const [other, window, anew] = [second.get(at), windows[at], again.get(at)];
    // what the first reader does not see at all is read as if it were not there
    if (checks[at]!.glyphs.length === 0 && other)
      return consensusOf({ check: look(crop, trusted(other, ALONE.other)) });
    return consensusOf({
      check: checks[at]!,
      ...(other && window && { second: { ...other, first: window.first, end: window.end } }),
      ...(anew && { again: look(crop, moved(anew, crop)) }),
    });
  });
}

/** What the ink says of a reading. */
type Look = (crop: Raster, read: readonly ReadGlyph[]) => InkCheck;
type One = { readonly tesseract: LineReader; readonly look: Look };
type Both = One & { readonly ppocr: LineReader };

/** Reads the pictures that are there; the readings by their places. */
async function readWhere(
  reader: LineReader,
  pictures: readonly (Raster | false | null)[],
  kind?: 'number',
): Promise<Map<number, LineReading>> {
  const asked = [...pictures.entries()].filter((entry): entry is [number, Raster] => Boolean(entry[1]));
  if (asked.length === 0) return new Map();
  const readings = await reader.read(
    asked.map(([, picture]) => picture),
    kind,
  );
  return new Map(asked.map(([at], index) => [at, readings[index]!]));
}

function needsSecond(check: InkCheck): boolean {
  const sureness = surenessOf(check);
  const isBetween = sureness >= SECOND.least && check.glyphs.some(isDoubtful);
  // a line that leaves ink is for review whatever a second reader says of the rest
  if (check.isSign || (leavesInk(check) && check.glyphs.length > 0)) return false;
  return isBetween || leavesInk(check) || check.isPointUnseen;
}

function needsAgain(check: InkCheck): boolean {
  const sureness = surenessOf(check);
  const isShort = check.glyphs.length <= AGAIN.short && sureness < AGAIN.least;
  const isNumber = NUMBER.test(textOf(check.glyphs)) && sureness >= AGAIN.least && sureness < AGAIN.most;
  return !check.isSign && (leavesInk(check) || (!check.isBorneOut && (isShort || isNumber)));
}

/** Places in the padded crop as places in the crop. */
function moved({ glyphs }: LineReading, { height }: Raster): ReadGlyph[] {
  const left = Math.round(height * SMALLER.across);
  return glyphs.map(glyph => ({ ...glyph, from: glyph.from - left, to: glyph.to - left }));
}

const textOf = (glyphs: readonly ReadGlyph[]) => glyphs.map(({ text }) => text).join('');

/** Shares of what Tesseract claims that hold: where it reads the same in another size, and where not. */
const ALONE = { same: 0.9, other: 0.5 };

const BARRED = /[≥≤≧≦]/;

/** Tesseract and the reader of signs: numbers by the network for numbers as well, other lines in two sizes. */
async function readAlone(crops: readonly Raster[], { tesseract, look }: One): Promise<Consensus[]> {
  const first = await tesseract.read(crops);
  const isNumber = (at: number) => NUMBER.test(textOf(first[at]!.glyphs)) || first[at]!.glyphs.length === 0;
  const numbers = await readWhere(
    tesseract,
    crops.map((crop, at) => isNumber(at) && crop),
    'number',
  );
  const again = await readWhere(
    tesseract,
    crops.map((crop, at) => !isNumber(at) && padded(crop, SMALLER)),
  );
  return crops.map((crop, at) => {
    const [text, number, anew] = [first[at]!, numbers.get(at), again.get(at)];
    const isSame = textOf(text.glyphs) === textOf((number ?? anew)!.glyphs);
    const trust = isSame ? ALONE.same : ALONE.other;
    // the network for numbers knows numbers better, and no ≥ and ≤
    const best = number && !BARRED.test(textOf(text.glyphs)) ? number : text;
    return consensusOf({
      check: look(crop, trusted(best, trust)),
      ...(anew && { again: look(crop, moved(anew, crop)) }),
    });
  });
}

const trusted = ({ glyphs }: LineReading, share: number): ReadGlyph[] =>
  glyphs.map(glyph => ({ ...glyph, confidence: glyph.confidence * share }));
