import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as NodeThread } from 'node:worker_threads';
import type { Page, Worker } from 'tesseract.js';
import { UsageError } from '../../errors.ts';
import { padded } from '../../image/crop.ts';
import type { Raster } from '../../image/raster.ts';
import type { LineReader, LineReading, ReadGlyph } from './reader.ts';

/** Two networks: for text, and for numbers, which the Latin one reads better and faster: 137 of 155 against 114, in three quarters of the time. */
const LANGUAGES = { text: 'chi_sim', number: 'eng' } as const;
type Kind = keyof typeof LANGUAGES;

/** What numbers of a form are made of, as far as the Latin network knows it: it has no ≥ and no ≤. */
const OF_NUMBERS = '0123456789.,%<>=+-—/:()';
/** Share of a line's height: paper around it, without which the first and last glyphs suffer. */
const PAPER = { across: 0.2, down: 0.2 };
/** No line of print is longer (in heights) or higher (pixels); the core takes minutes over such pictures, or never ends. */
const MOST = { heights: 80, height: 400 };
/** The core's memory grows by what it reads: after so many lines it is started anew. */
const LINES_A_WORKER = 5000;

/**
 * Tesseract's networks, each in a thread of its own that starts with the first line for it; `folders` hold their language
 * files. Throws UsageError when one of them is missing.
 */
export async function openTesseract(
  folders = { text: folderOf('text'), number: folderOf('number') },
): Promise<LineReader> {
  for (const kind of ['text', 'number'] as const) {
    if (folders[kind] === null)
      throw new UsageError(
        `缺少识别数据（@tesseract.js-data/${LANGUAGES[kind]}），请重新运行 npm install · the language data @tesseract.js-data/${LANGUAGES[kind]} is missing: run npm install again`,
      );
  }
  const networks = { text: networkOf('text', folders.text!), number: networkOf('number', folders.number!) };
  return {
    name: 'tesseract',
    read: (lines, kind = 'text') => networks[kind].read(lines),
    close: async () => {
      await Promise.all([networks.text.close(), networks.number.close()]);
    },
  };
}

function networkOf(kind: Kind, folder: string): Pick<LineReader, 'read' | 'close'> {
  let worker: Promise<Worker> | undefined;
  let count = 0;
  const read = async (lines: readonly Raster[]) => {
    if (count > LINES_A_WORKER) {
      await (await worker)?.terminate();
      worker = undefined;
      count = 0;
    }
    count += lines.length;
    worker ??= started(kind, folder);
    const own = await worker;
    threadOf(own)?.ref();
    try {
      const readings: LineReading[] = [];
      for (const line of lines) readings.push(await readOne(own, line));
      return readings;
    } finally {
      threadOf(own)?.unref();
    }
  };
  const close = async () => {
    await (await worker?.catch(() => undefined))?.terminate();
  };
  return { read, close };
}

async function started(kind: Kind, langPath: string): Promise<Worker> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const worker = await createWorker(LANGUAGES[kind], OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    cacheMethod: 'none',
  });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    // what was read before must not change what is read now
    classify_enable_learning: '0',
    // print is dark on light: no second attempt with the shades turned round
    tessedit_do_invert: '0',
    debug_file: '/dev/null',
    tessedit_char_whitelist: kind === 'number' ? OF_NUMBERS : '',
  });
  threadOf(worker)?.unref();
  return worker;
}

/** The thread behind a worker: it must not keep a process alive that has nothing more to read. */
function threadOf(worker: Worker): NodeThread | undefined {
  return (worker as { worker?: NodeThread }).worker;
}

/** True where both language files are installed. */
export function isTesseractPresent(): boolean {
  return folderOf('text') !== null && folderOf('number') !== null;
}

function folderOf(kind: Kind): string | null {
  const language = LANGUAGES[kind];
  try {
    const { resolve } = createRequire(import.meta.url);
    const folder = join(dirname(resolve(`@tesseract.js-data/${language}`)), '4.0.0_best_int');
    return existsSync(join(folder, `${language}.traineddata.gz`)) ? folder : null;
  } catch {
    return null;
  }
}

async function readOne(worker: Worker, line: Raster): Promise<LineReading> {
  if (line.width > MOST.heights * line.height || line.height > MOST.height) return { glyphs: [] };
  const paper = padded(line, PAPER);
  const { data } = await worker.recognize(pgm(paper), {}, { text: false, blocks: true });
  const margin = (paper.width - line.width) / 2;
  return { glyphs: glyphsOf(data, margin) };
}

/** The plainest picture format that the core reads. */
function pgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

function glyphsOf({ blocks }: Page, margin: number): ReadGlyph[] {
  const words = (blocks ?? []).flatMap(block =>
    block.paragraphs.flatMap(paragraph => paragraph.lines.flatMap(line => line.words)),
  );
  return words.flatMap(word =>
    word.symbols
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, bbox, confidence }) => ({
        text,
        from: bbox.x0 - margin,
        to: bbox.x1 - margin,
        confidence: confidence / 100,
      })),
  );
}
