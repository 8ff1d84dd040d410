import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openReaders, readersOnCall } from '../../src/read/ocr/readers.ts';
import type { Truth } from './press/model.ts';
import { type Accuracy, COUNTS } from './score/accuracy-counts.ts';
import { type Result, scoreFile } from './score/file.ts';
import { qualities, sum } from './score/report.ts';
import { readTruths } from './score/truths.ts';

/**
 * Reads scans with truths (as `press/press.ts` and `scan.ts` make them) by both readers and by Tesseract alone, and
 * keeps the counts by quality for docs/accuracy.md (`node scripts/docs.ts` writes it):
 * npm run lab -- accuracy DIR [--only TEXT] [--by both,tesseract] [--out COUNTS.json]
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      by: { type: 'string', default: 'both,tesseract' },
      out: { type: 'string', default: COUNTS },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('give a folder of scans with their truths');
  const truths = await readTruths(folder, values.only);
  const counts: Accuracy[] = [];
  for (const readers of (['both', 'tesseract'] as const).filter(name =>
    values.by.split(',').includes(name),
  )) {
    const results = await read(folder, truths, readers);
    const groups = Map.groupBy(results, ({ truth }) => truth.quality ?? 'native');
    console.log(
      `${readers}\n${qualities(new Map([...groups].map(([name, own]) => [name, sum(own.map(r => r.counts))])))}\n`,
    );
    for (const [quality, own] of groups) counts.push(accuracy({ readers, quality, own }));
  }
  await writeFile(values.out, `${JSON.stringify(counts, null, 1)}\n`);
}

async function read(folder: string, truths: readonly Truth[], which: Accuracy['readers']): Promise<Result[]> {
  const readers = readersOnCall(() => openReaders({ withoutPpocr: which === 'tesseract' }));
  const results: Result[] = [];
  for (const truth of truths) {
    results.push(await scoreFile(folder, truth, { readers }));
    for (const wrong of results.at(-1)!.wrong.filter(({ review }) => !review))
      console.error(`${which} SILENT ${wrong.file} ${wrong.path}: ${wrong.expected} read as ${wrong.got}`);
  }
  await readers.close();
  return results;
}

type Group = {
  readonly readers: Accuracy['readers'];
  readonly quality: string;
  readonly own: readonly Result[];
};

function accuracy({ readers, quality, own }: Group): Accuracy {
  const {
    files,
    sheets: pages,
    fields,
    filled,
    filledRight: right,
    silent,
    values,
    review,
  } = sum(own.map(({ counts }) => counts));
  return { readers, quality, files, pages, fields, filled, right, silent, values, review };
}

if (import.meta.main) await main();
