import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CALIBRATION } from '../src/quality/calibration-table.ts';
import { openPpocr } from '../src/read/ocr/ppocr.ts';
import type { LineReader } from '../src/read/ocr/reader.ts';
import { type ReadersOnCall, readersOf } from '../src/read/ocr/readers.ts';
import { openTesseract } from '../src/read/ocr/tesseract.ts';
import { type LinePair, linesOf } from './calibrate/lines.ts';
import type { Truth } from './press/model.ts';

/**
 * Numbers and comparators of scans against their prints: how many lines of them are read wrong without a mark, how many
 * are marked although they are right, how often Tesseract is asked, and what a page costs:
 * node scripts/numbers.ts SCANS --natives PRINTS [--only TEXT] [--alone]
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      natives: { type: 'string' },
      only: { type: 'string', default: '' },
      alone: { type: 'boolean', default: false },
    },
  });
  const [scans] = positionals;
  if (!scans || !values.natives) throw new Error('give scans and their prints: SCANS --natives PRINTS');
  const { readers, asked } = await counting(values.alone);
  const names = (await readdir(scans)).filter(n => n.endsWith('.truth.json') && n.includes(values.only));
  const counts = new Map<string, Count>();
  for (const name of names.sort()) {
    const truth = JSON.parse(await readFile(join(scans, name), 'utf8')) as Truth;
    const own = counts.get(truth.quality ?? '') ?? { ...NONE };
    counts.set(truth.quality ?? '', own);
    const before = { asked: asked(), cpu: process.cpuUsage() };
    const lines = await linesOf({ scans, natives: values.natives, truth }, { readers });
    if (!lines) continue;
    own.pages += new Set(lines.pairs.map(({ page }) => page)).size;
    own.asked += asked() - before.asked;
    own.seconds += process.cpuUsage(before.cpu).user / 1e6;
    for (const pair of lines.pairs) add(own, pair, truth.file);
  }
  await readers.close();
  for (const [quality, own] of counts) console.log(`${quality}: ${told(own)}`);
}

const NONE = { pages: 0, numbers: 0, right: 0, silent: 0, marked: 0, asked: 0, seconds: 0 };
type Count = { -readonly [name in keyof typeof NONE]: number };

/** A line that is a number, a comparator before one, or a sign that stands for none. */
const NUMBER = /^(?=.*[\d≥≤<>=—/-])[\d.,%‰≥≤<>=+\-—/:()~]+$/;

function add(count: Count, { read, printed, confidence }: LinePair, file: string): void {
  if (!NUMBER.test(printed)) return;
  const isRight = plain(read) === plain(printed);
  const isMarked = confidence < CALIBRATION.picture.reviewBelow;
  count.numbers++;
  if (isRight) count.right++;
  if (isRight && isMarked) count.marked++;
  if (isRight || isMarked) return;
  count.silent++;
  console.log(`SILENT ${file}: ${printed} read as ${read} (${confidence})`);
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[—–―─一]+/g, '-')
    .replaceAll('≧', '≥')
    .replaceAll('≦', '≤');

function told({ pages, numbers, right, silent, marked, asked, seconds }: Count): string {
  const share = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2);
  return (
    `${numbers} numbers on ${pages} pages, ${share(right, numbers)} % right, ${silent} silent errors ` +
    `(${((1e4 * silent) / Math.max(1, numbers)).toFixed(1)} in 10,000), ${marked} marked although right (${share(marked, right)} %), ` +
    `Tesseract asked about ${(asked / Math.max(1, pages)).toFixed(1)} lines a page, ${(seconds / Math.max(1, pages)).toFixed(2)} s of processor a page`
  );
}

/** The readers, and how many lines Tesseract was asked about. */
async function counting(isAlone: boolean): Promise<{ readers: ReadersOnCall; asked(): number }> {
  let asked = 0;
  const own = await openTesseract();
  const tesseract: LineReader = {
    ...own,
    read: (lines, kind) => {
      asked += lines.length;
      return own.read(lines, kind);
    },
  };
  const { read, close } = readersOf({ ppocr: isAlone ? null : await openPpocr(), tesseract });
  return { readers: { called: async () => read, close }, asked: () => asked };
}

await main();
