import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as NodeThread } from 'node:worker_threads';
import type { Page, Worker } from 'tesseract.js';
import { UsageError } from '../../errors.ts';
import { padded } from '../../image/crop.ts';
import type { Raster } from '../../image/raster.ts';
import type { LineReader, LineReading, ReadGlyph } from './reader.ts';

const LANGUAGE = 'chi_sim';

/** What numbers of a form are made of: with a free choice the network takes digits for ideographs. */
const OF_NUMBERS = '0123456789.,%≥≤<>=+-—/:()';
/** Share of a line's height: paper around it, without which the first and last glyphs suffer. */
const PAPER = { across: 0.2, down: 0.2 };
/** No line of print is longer (in heights) or higher (pixels); the core takes minutes over such pictures, or never ends. */
const MOST = { heights: 80, height: 400 };
/** The core's memory grows by what it reads: after so many lines it is started anew. */
const LINES_A_WORKER = 5000;

/**
 * Tesseract's network for Chinese, in a thread of its own; `folder` holds its language file. Throws UsageError, before
 * anything is started, when there is none.
 */
export async function openTesseract(folder = findLanguageFolder()): Promise<LineReader> {
  if (folder === null)
    throw new UsageError(
      `缺少中文识别数据（@tesseract.js-data/chi_sim），请重新运行 npm install · the language data for Chinese is missing: run npm install again`,
    );
  let worker = await started(folder);
  let count = 0;
  return {
    name: 'tesseract',
    read: async (lines, kind) => {
      if (count > LINES_A_WORKER) {
        await worker.terminate();
        worker = await started(folder);
        count = 0;
      }
      count += lines.length;
      threadOf(worker)?.ref();
      try {
        await worker.setParameters({ tessedit_char_whitelist: kind === 'number' ? OF_NUMBERS : '' });
        const readings: LineReading[] = [];
        for (const line of lines) readings.push(await readOne(worker, line));
        return readings;
      } finally {
        threadOf(worker)?.unref();
      }
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

async function started(langPath: string): Promise<Worker> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const worker = await createWorker(LANGUAGE, OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: 'none' });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    // what was read before must not change what is read now
    classify_enable_learning: '0',
    // print is dark on light: no second attempt with the shades turned round
    tessedit_do_invert: '0',
    debug_file: '/dev/null',
  });
  threadOf(worker)?.unref();
  return worker;
}

/** The thread behind a worker: it must not keep a process alive that has nothing more to read. */
function threadOf(worker: Worker): NodeThread | undefined {
  return (worker as { worker?: NodeThread }).worker;
}

/** True where the language file is installed. */
export function isTesseractPresent(): boolean {
  return findLanguageFolder() !== null;
}

function findLanguageFolder(): string | null {
  try {
    const { resolve } = createRequire(import.meta.url);
    const folder = join(dirname(resolve(`@tesseract.js-data/${LANGUAGE}`)), '4.0.0_best_int');
    return existsSync(join(folder, `${LANGUAGE}.traineddata.gz`)) ? folder : null;
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
