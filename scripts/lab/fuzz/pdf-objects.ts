import { type Dice, EXTREMES } from './dice.ts';
import type { PdfFile, PdfObject } from './pdf-file.ts';

/** Changes one thing in the objects of a PDF. */
export type PdfMutation = (file: PdfFile, dice: Dice) => void;

const anyNumber = (file: PdfFile, dice: Dice) => dice.pick([...file.objects.keys()]);

function change(file: PdfFile, number: number, edit: (object: PdfObject) => Partial<PdfObject>): void {
  const object = file.objects.get(number);
  if (object) file.objects.set(number, { ...object, ...edit(object) });
}

/** One of the matches of a pattern in the text replaced. */
function replaceOne(text: string, pattern: RegExp, dice: Dice, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: word, index } = dice.pick(found);
  return text.slice(0, index) + by(word) + text.slice(index + word.length);
}

const headMutation =
  (edit: (head: string, file: PdfFile, dice: Dice) => string): PdfMutation =>
  (file, dice) => {
    const number = anyNumber(file, dice);
    change(file, number, ({ head }) => ({ head: edit(head, file, dice) }));
  };

const reference = (file: PdfFile, dice: Dice) => `${anyNumber(file, dice)} 0 R`;

/** Values that do not belong where they stand. */
function strange(file: PdfFile, dice: Dice): string {
  const number = dice.pick(EXTREMES);
  return dice.pick<() => string>([
    () => number,
    () => reference(file, dice),
    () => '999999 0 R',
    () => 'null',
    () => '[]',
    () => '<< >>',
    () => '/Nothing',
    () => '(text)',
    () => '<FEFF202E>',
    () => 'true',
    () => `[${`${number} `.repeat(dice.pick([1, 3, 4, 7, 5000]))}]`,
    () => '['.repeat(dice.pick([10, 3000])),
    () => '<< /A '.repeat(dice.pick([10, 3000])),
    () => `/${'N'.repeat(70_000)}`,
  ])();
}

/** Keys that decide most of what is read, wherever they stand. */
const KEYS =
  'MediaBox CropBox Rotate UserUnit Count Kids Parent Pages Contents Resources Font XObject Filter DecodeParms Predictor Columns W Widths DW FirstChar LastChar ToUnicode Encoding DescendantFonts FontDescriptor FontFile2 FontFile3 FontMatrix CIDToGIDMap CIDSystemInfo BaseFont Subtype Type Matrix BBox Width Height BitsPerComponent ColorSpace SMask ImageMask Decode OCProperties ExtGState Annots Differences Registry Ordering'.split(
    ' ',
  );

/** The value of a key: up to the next name, or an array, or a dictionary without others in it. */
const entryOf = (key: string) =>
  new RegExp(`/${key}\\b\\s*(\\[[^\\]]*\\]|<<[^<>]*>>|/[^\\s/<>[\\]()]+|[^/<>[\\]()]+)?`, 'g');

function keyChanged(file: PdfFile, dice: Dice): void {
  const present = KEYS.filter(key => [...file.objects.values()].some(({ head }) => head.includes(`/${key}`)));
  const key = dice.pick(present.length > 0 && !dice.oneIn(8) ? present : KEYS);
  const holders = [...file.objects].filter(([, { head }]) => head.includes(`/${key}`));
  const number = holders.length > 0 ? dice.pick(holders)[0] : anyNumber(file, dice);
  const value = `/${key} ${strange(file, dice)} `;
  change(file, number, ({ head }) => ({
    head: head.includes(`/${key}`)
      ? replaceOne(head, entryOf(key), dice, () => value)
      : head.replace(/^<</, `<< ${value}`),
  }));
}

const BOXES = ['-1e9 -1e9 1e9 1e9', '0 0 0 0', '595 842 0 0', '0 0 1e-9 842', '0 0 14401 14401', 'NaN 0 5 5'];

/** Pages that are their own parents, their own kids, or one another's. */
function loop(file: PdfFile, dice: Dice): void {
  const pages = [...file.objects].filter(([, { head }]) => /\/Type\s*\/Pages?\b/.test(head));
  if (pages.length === 0) return;
  const [number] = dice.pick(pages);
  const [other] = dice.pick(pages);
  const links = dice.pick([
    `/Kids [${`${other} 0 R `.repeat(dice.pick([1, 2, 400]))}]`,
    `/Parent ${other} 0 R`,
  ]);
  const key = links.startsWith('/Kids') ? 'Kids' : 'Parent';
  change(file, number, ({ head }) => ({
    head: head.includes(`/${key}`)
      ? replaceOne(head, entryOf(key), dice, () => `${links} `)
      : head.replace(/^<</, `<< ${links} `),
  }));
}

export const OBJECT_MUTATIONS: readonly PdfMutation[] = [
  headMutation((head, _, dice) =>
    replaceOne(head, /[-+]?\d+(\.\d+)?(?! \d+ R)/g, dice, () => dice.pick(EXTREMES)),
  ),
  headMutation((head, file, dice) => replaceOne(head, /\d+ \d+ R/g, dice, () => reference(file, dice))),
  headMutation((head, file, dice) =>
    replaceOne(head, /\/[A-Za-z]+ *[^/]*/g, dice, () => strange(file, dice)),
  ),
  headMutation((head, _, dice) => replaceOne(head, /\/[A-Za-z]+/g, dice, () => `/${dice.pick(KEYS)}`)),
  headMutation((head, _, dice) => head.slice(0, dice.below(head.length + 1))),
  keyChanged,
  keyChanged,
  keyChanged,
  loop,
  (file, dice) => {
    for (const [number, { head }] of file.objects)
      if (/\/(MediaBox|CropBox)/.test(head))
        change(file, number, () => ({
          head: head.replace(/\/(MediaBox|CropBox)\s*\[[^\]]*\]/, `/$1 [${dice.pick(BOXES)}]`),
        }));
  },
  (file, dice) => void file.objects.delete(anyNumber(file, dice)),
  (file, dice) => {
    const [one, other] = [anyNumber(file, dice), anyNumber(file, dice)];
    const [a, b] = [file.objects.get(one)!, file.objects.get(other)!];
    file.objects.set(one, b).set(other, a);
  },
];
