import { parseArgs } from 'node:util';
import { CALIBRATION } from '../../src/quality/calibration-table.ts';
import { openPpocr } from '../../src/read/ocr/ppocr.ts';
import type { LineReader } from '../../src/read/ocr/reader.ts';
import { type ReadersOnCall, readersOf } from '../../src/read/ocr/readers.ts';
import { openTesseract } from '../../src/read/ocr/tesseract.ts';
import { trainedClassifier } from '../../src/read/signs/classifier.ts';
import { linesOf } from './calibrate/lines.ts';
import { readSheet, type SheetPair } from './numbers/sheets.ts';
import { readTruths } from './score/truths.ts';
import { facesIn } from './train/faces.ts';

/**
 * Numbers and comparators of scans against their prints: how many of them are read wrong without a mark, how many are
 * marked although they are right, how often Tesseract is asked, and what a page costs:
 * npm run lab -- numbers SCANS --natives PRINTS [--only TEXT]
 *     lines of scans that hold nothing but numbers
 * npm run lab -- numbers --sheets N [--fonts DIR] [--quality clean,office] [--seed N] [--held]
 *     N ruled pages full of numbers of each quality, in the faces of train/faces.ts; --held: in those never trained on
 * with --alone: by Tesseract and the reader of signs; with --without-signs: without the reader of signs
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      natives: { type: 'string' },
      only: { type: 'string', default: '' },
      sheets: { type: 'string' },
      fonts: { type: 'string', multiple: true, default: [] },
      quality: { type: 'string', default: 'clean,office' },
      seed: { type: 'string', default: '1' },
      held: { type: 'boolean', default: false },
      alone: { type: 'boolean', default: false },
      'without-signs': { type: 'boolean', default: false },
    },
  });
  const [scans] = positionals;
  const { readers, asked } = await counting({ isAlone: values.alone, withoutSigns: values['without-signs'] });
  const counts = new Map<string, Count>();
  const count = async (quality: string, pairs: () => Promise<readonly SheetPair[]>) => {
    const own = counts.get(quality) ?? { ...NONE };
    counts.set(quality, own);
    const before = { asked: asked(), cpu: process.cpuUsage() };
    const read = await pairs();
    own.pages += new Set(read.map(({ page }) => page)).size;
    own.asked += asked() - before.asked;
    own.seconds += process.cpuUsage(before.cpu).user / 1e6;
    for (const pair of read) add(own, pair);
  };
  if (values.sheets) {
    const { trained, held } = facesIn([...values.fonts, '/usr/share/fonts']);
    const faces = values.held ? held : trained;
    for (const quality of values.quality.split(','))
      for (let number = 0; number < Number(values.sheets); number++)
        await count(quality, () => readSheet(number, { faces, quality, seed: values.seed }, { readers }));
  } else {
    if (!scans || !values.natives) throw new Error('give --sheets N, or SCANS --natives PRINTS');
    const { natives, only } = values;
    for (const truth of await readTruths(scans, only)) {
      await count(truth.quality ?? '', async () => {
        const lines = await linesOf({ scans, natives, truth }, { readers });
        return (lines?.pairs ?? [])
          .filter(({ printed }) => NUMBER.test(printed))
          .map(pair => ({ ...pair, file: truth.file }));
      });
    }
  }
  await readers.close();
  for (const [quality, own] of counts) console.log(`${quality}: ${told(own)}`);
}

const NONE = { pages: 0, numbers: 0, right: 0, silent: 0, marked: 0, asked: 0, seconds: 0 };
type Count = { -readonly [name in keyof typeof NONE]: number };

/** A line that is a number, a comparator before one, or a sign that stands for none. */
const NUMBER = /^(?=.*[\d≥≤<>=—/-])[\d.,%‰≥≤<>=+\-—/:()~]+$/;

function add(count: Count, { read, printed, confidence, file }: SheetPair): void {
  const isRight = signsOf(read) === signsOf(printed);
  const isMarked = confidence < CALIBRATION.picture.reviewBelow;
  count.numbers++;
  if (isRight) count.right++;
  if (isRight && isMarked) count.marked++;
  if (isRight || isMarked) return;
  count.silent++;
  console.log(`SILENT ${file}: ${printed} read as ${read} (${confidence})`);
}

/** A text without typography and without its ideographs: units are no business of this. */
const signsOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[—–―─一]+/g, '-')
    .replaceAll('≧', '≥')
    .replaceAll('≦', '≤')
    .replace(/[^\d.,%‰≥≤<>=+\-/:()~]/g, '');

function told({ pages, numbers, right, silent, marked, asked, seconds }: Count): string {
  const share = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2);
  return (
    `${numbers} numbers on ${pages} pages, ${share(right, numbers)} % right, ${silent} silent errors ` +
    `(${((1e4 * silent) / Math.max(1, numbers)).toFixed(1)} in 10,000), ${marked} marked although right (${share(marked, right)} %), ` +
    `Tesseract asked about ${(asked / Math.max(1, pages)).toFixed(1)} lines a page, ${(seconds / Math.max(1, pages)).toFixed(2)} s of processor a page`
  );
}

/** The readers, and how many lines Tesseract was asked about. */
async function counting({
  isAlone,
  withoutSigns,
}: {
  isAlone: boolean;
  withoutSigns: boolean;
}): Promise<{ readers: ReadersOnCall; asked(): number }> {
  let asked = 0;
  const own = await openTesseract();
  const tesseract: LineReader = {
    ...own,
    read: (lines, kind) => {
      asked += lines.length;
      return own.read(lines, kind);
    },
  };
  const signs = withoutSigns ? null : trainedClassifier();
  const { read, close } = readersOf({ ppocr: isAlone ? null : await openPpocr(), tesseract, signs });
  return { readers: { called: async () => read, close }, asked: () => asked };
}

await main();
