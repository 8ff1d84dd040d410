import { parseArgs } from 'node:util';
import { readersOnCall } from '../../src/read/ocr/readers.ts';
import type { Truth } from './press/model.ts';
import { type Result, scoreFile } from './score/file.ts';
import { type Counts, qualities, sum, table } from './score/report.ts';
import { readTruths } from './score/truths.ts';

/**
 * Reads every file of a folder that has a truth beside it and compares; scans are also counted by their quality:
 * npm run lab -- score DIR [--only TEXT] [--worst N] [--by layout,producer,difficulties,file,quality,stored] [--json]
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      worst: { type: 'string', default: '20' },
      by: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('give a folder of PDFs with their truths');
  const truths = (await readTruths(folder)).filter(t => t.file.includes(values.only));
  const results: Result[] = [];
  const readers = readersOnCall();
  for (const truth of truths) results.push(await scoreFile(folder, truth, { readers }));
  await readers.close();
  if (values.json)
    return console.log(
      JSON.stringify(results.map(({ truth, fields: _, ...rest }) => ({ file: truth.file, ...rest }))),
    );
  const isScans = results.some(r => r.truth.quality !== undefined);
  const by = values.by ?? (isScans ? 'layout,stored,difficulties' : 'layout,producer,difficulties');
  print(results, { by: by.split(','), worst: Number(values.worst) });
}

function print(results: readonly Result[], how: { by: readonly string[]; worst: number }): void {
  for (const by of how.by) console.log(`${table(grouped(results, by))}\n`);
  const scans = results.filter(r => r.truth.quality !== undefined);
  if (scans.length > 0) console.log(`${qualities(grouped(scans, 'quality'))}\n`);
  console.log(table(new Map([['all', sum(results.map(r => r.counts))]])));
  for (const r of results) if (r.note) console.log(`! ${r.truth.file}: ${r.note}`);
  const wrong = results.flatMap(r => r.wrong).sort((a, b) => Number(a.review) - Number(b.review));
  for (const w of wrong.slice(0, how.worst)) {
    const show = (v: unknown) => JSON.stringify(v)?.slice(0, 140);
    console.log(
      `${w.review ? 'seen  ' : 'SILENT'} ${w.file} /forms/${w.form}${w.path} | ${show(w.expected)} | ${show(w.got)}`,
    );
  }
}

/** What a file is counted under; under each of its difficulties, as what goes wrong has mostly one cause. */
const KEYS: { readonly [by: string]: (truth: Truth) => readonly string[] } = {
  layout: ({ layout }) => [layout],
  producer: ({ producer }) => [producer],
  file: ({ file }) => [file],
  quality: ({ quality = 'native' }) => [quality],
  difficulties: ({ difficulties }) => (difficulties.length > 0 ? difficulties : ['plain']),
  stored: ({ made }) => [
    made.scan ? `${made.scan.container} ${made.scan.encoding} ${made.scan.dpi}` : 'native',
  ],
};

function grouped(results: readonly Result[], by: string): ReadonlyMap<string, Counts> {
  const keys = KEYS[by];
  if (!keys) throw new RangeError(`cannot group by ${by}: there are ${Object.keys(KEYS).join(', ')}`);
  const names = [...new Set(results.flatMap(r => keys(r.truth)))].sort();
  return new Map(
    names.map(name => {
      const own = results.filter(r => keys(r.truth).includes(name));
      return [name, sum(own.map(r => r.counts))];
    }),
  );
}

await main();
