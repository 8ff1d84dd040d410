import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, type Page, PSM, type Worker } from 'tesseract.js';
import { UsageError } from '../../errors.ts';
import type { Raster } from '../raster.ts';
import type { LineReader, LineReading, ReadGlyph } from './reader.ts';

const LANGUAGE = 'chi_sim';

/** Tesseract's network for Chinese, in a thread of its own. Throws UsageError when its language file is not there. */
export async function openTesseract(): Promise<LineReader> {
  const langPath = languageFolder();
  const worker = await createWorker(LANGUAGE, OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: 'none' });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    // what was read before must not change what is read now
    classify_enable_learning: '0',
    // print is dark on light here: no second attempt with the shades turned round
    tessedit_do_invert: '0',
    // the numbers' dictionary puts signs where none are
    debug_file: '/dev/null',
  });
  return {
    name: 'tesseract',
    read: async lines => {
      const readings: LineReading[] = [];
      for (const line of lines) readings.push(await readOne(worker, line));
      return readings;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** True where the language file is installed. */
export function isTesseractPresent(): boolean {
  return findLanguageFolder() !== null;
}

function languageFolder(): string {
  const folder = findLanguageFolder();
  if (folder) return folder;
  throw new UsageError(
    `缺少中文识别数据（@tesseract.js-data/chi_sim），请重新运行 npm install · the language data for Chinese is missing: run npm install again`,
  );
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
  const { data } = await worker.recognize(pgm(line), {}, { text: false, blocks: true });
  return { glyphs: glyphsOf(data) };
}

/** The plainest picture format that the core reads. */
function pgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

function glyphsOf({ blocks }: Page): ReadGlyph[] {
  const words = (blocks ?? []).flatMap(block =>
    block.paragraphs.flatMap(paragraph => paragraph.lines.flatMap(line => line.words)),
  );
  return words.flatMap(word =>
    word.symbols
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, bbox, confidence }) => ({
        text,
        from: bbox.x0,
        to: bbox.x1,
        confidence: confidence / 100,
      })),
  );
}
