import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Truth } from './press/model.ts';
import { type Result, scoreFile } from './score/file.ts';
import { type Counts, qualities, sum, table } from './score/report.ts';

/**
 * Reads every file of a folder that has a truth beside it and compares; scans are also counted by their quality:
 * node scripts/score.ts DIR [--only TEXT] [--worst N] [--by layout|producer|knobs|file|quality] [--json]
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string', default: '' },
      worst: { type: 'string', default: '20' },
      by: { type: 'string', default: 'layout,producer,knobs' },
      json: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('give a folder of PDFs with their truths');
  const truths = (await readTruths(folder)).filter(t => t.file.includes(values.only));
  const results: Result[] = [];
  for (const truth of truths) results.push(await scoreFile(folder, truth));
  if (values.json)
    return console.log(
      JSON.stringify(results.map(({ truth, fields: _, ...rest }) => ({ file: truth.file, ...rest }))),
    );
  print(results, { by: values.by.split(','), worst: Number(values.worst) });
}

async function readTruths(folder: string): Promise<Truth[]> {
  const names = (await readdir(folder)).filter(n => n.endsWith('.truth.json')).sort();
  return Promise.all(names.map(async n => JSON.parse(await readFile(join(folder, n), 'utf8')) as Truth));
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

function grouped(results: readonly Result[], by: string): ReadonlyMap<string, Counts> {
  const key = ({ truth }: Result) =>
    by === 'producer'
      ? truth.producer
      : by === 'knobs'
        ? truth.knobs.join('+') || 'plain'
        : by === 'file'
          ? truth.file
          : by === 'quality'
            ? (truth.quality ?? 'native')
            : truth.layout;
  const groups = Map.groupBy(results, key);
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => [name, sum(own.map(r => r.counts))]),
  );
}

await main();
