import { damaged, misled } from './bytes.ts';
import { type Dice, diceOf, EXTREMES } from './dice.ts';
import { type PdfFile, parsePdf, writePdf } from './pdf-file.ts';
import { OBJECT_MUTATIONS } from './pdf-objects.ts';
import { STREAM_MUTATIONS } from './pdf-streams.ts';
import { mutatedJpeg, mutatedPng, mutatedTiff } from './pictures.ts';
import { DUMPS, PDFS, pictureSeed, seedOf } from './seeds.ts';
import { mutatedDump } from './texts.ts';

/** A hostile file: seed and number make it again, byte by byte. */
export type Case = { readonly name: string; readonly bytes: Buffer };

/** Of ten cases eight are PDFs, one is a picture, one a dump. */
export function caseOf(seed: number, number: number): Case {
  const dice = diceOf((seed * 1_000_003 + number) | 0);
  const kind = dice.below(10);
  if (kind === 0) return picture(number, dice);
  if (kind === 1) {
    const name = dice.pick(DUMPS);
    return { name: `${number}-${name}.txt`, bytes: mutatedDump(seedOf(name, 'source.txt'), dice) };
  }
  const name = dice.pick(PDFS);
  return { name: `${number}-${name}.pdf`, bytes: mutatedPdf(name, dice) };
}

function picture(number: number, dice: Dice): Case {
  const format = dice.pick(['png', 'jpg', 'tif'] as const);
  const mutated = { png: mutatedPng, jpg: mutatedJpeg, tif: mutatedTiff }[format];
  return { name: `${number}-picture.${format}`, bytes: mutated(pictureSeed(format), dice) };
}

function mutatedPdf(name: string, dice: Dice): Buffer {
  const original = seedOf(name, 'source.pdf');
  if (dice.oneIn(12)) return damaged(original, dice);
  const file = parsed(name, original);
  for (let edits = dice.pick([1, 1, 2, 4]); edits > 0; edits--)
    dice.pick(dice.oneIn(2) ? OBJECT_MUTATIONS : STREAM_MUTATIONS)(file, dice);
  const lie = dice.oneIn(20) ? dice.pick(EXTREMES) : undefined;
  const written = writePdf(file, { deflate: dice.oneIn(2), lie });
  return dice.oneIn(8) ? misled(written, dice) : written;
}

const files = new Map<string, PdfFile>();

/** The objects of a seed; the caller may change its copy. */
function parsed(name: string, bytes: Buffer): PdfFile {
  const file = files.get(name) ?? parsePdf(bytes);
  files.set(name, file);
  return { ...file, objects: new Map(file.objects) };
}
