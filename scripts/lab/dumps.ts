import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Case, styledCases } from './press/cases.ts';
import { DUMPS } from './press/dump.ts';
import type { Truth } from './press/model.ts';
import { missingPrograms, printCase } from './press/print.ts';
import type { Field } from './score/fields.ts';
import { type Result, scoreFile } from './score/file.ts';
import { columns, share, sum } from './score/report.ts';
import { readTruths } from './score/truths.ts';

/**
 * Prints forms, dumps their text in every way, reads that, and says for each way how many forms were found, how many
 * dumps were refused, how many filled fields are right, and how many errors nobody is told of:
 * npm run lab -- dumps [--count N] [--seed S] [--ways layout,raw] [--keep DIR | --from DIR] [--worst N]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      ways: { type: 'string', default: Object.keys(DUMPS).join(',') },
      keep: { type: 'string' },
      worst: { type: 'string', default: '20' },
      from: { type: 'string' },
    },
  });
  const folder = values.from ?? values.keep ?? (await mkdtemp(join(tmpdir(), 'dumps-')));
  const missing = await missingPrograms();
  const ways = values.ways.split(',').filter(way => !missing.has(DUMPS[way]?.needs ?? ''));
  if (values.from === undefined)
    await dumpAll(styledCases(Number(values.count), Number(values.seed)), { folder, ways, missing });
  const results = new Map<string, readonly Result[]>();
  for (const way of ways) results.set(way, await readAll(join(folder, way)));
  if (!values.keep && !values.from) await rm(folder, { recursive: true });
  print(results, Number(values.worst));
}

type Order = {
  readonly folder: string;
  readonly ways: readonly string[];
  readonly missing: ReadonlySet<string>;
};

async function dumpAll(cases: readonly Case[], { folder, ways, missing }: Order): Promise<void> {
  for (const name of ['pdf', ...ways]) await mkdir(join(folder, name), { recursive: true });
  for (const one of cases) {
    const pdf = join(folder, 'pdf', `${one.name}.pdf`);
    const sheets = one.forms().map(({ sheet }) => sheet);
    await printCase(one, { folder: join(folder, 'pdf'), missing });
    const told = await readFile(pdf.replace(/pdf$/, 'truth.json'), 'utf8').catch(() => null);
    // what a producer cannot print is no dump
    if (told === null) continue;
    const truth: Truth = JSON.parse(told);
    const forms = truth.forms.map(form => ({ ...form, pages: null }));
    for (const way of ways) {
      const txt = join(folder, way, `${one.name}.txt`);
      await DUMPS[way]!.make({ pdf, sheets }, txt);
      const own = { ...truth, file: `${one.name}.txt`, difficulties: [way], forms };
      await writeFile(txt.replace(/txt$/, 'truth.json'), JSON.stringify(own));
    }
  }
}

async function readAll(folder: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const truth of await readTruths(folder)) results.push(await scoreFile(folder, truth));
  return results;
}

const HEADS = [
  '',
  'dumps',
  'refused',
  'forms',
  '+',
  'right of found',
  'of all',
  'silent',
  'review',
  'seconds',
];

function print(results: ReadonlyMap<string, readonly Result[]>, worst: number): void {
  const rows = [...results].map(([way, own]) => {
    const counts = sum(own.map(result => result.counts));
    const wrong = own
      .flatMap(result => result.wrong)
      .filter(field => !field.extra && field.expected !== null);
    return [
      way,
      String(own.length),
      String(own.filter(({ note }) => note.includes(': ')).length),
      `${counts.found}/${counts.expected}`,
      String(counts.spurious),
      share(counts.filledRight, counts.filledRight + wrong.length),
      share(counts.filledRight, counts.filled),
      // extras as well: a labelled line that is dropped is a value lost
      String(own.flatMap(({ fields }) => fields).filter(isSilent).length),
      share(counts.review, counts.values),
      (counts.time / 1000).toFixed(1),
    ];
  });
  for (const [way, own] of results)
    for (const { truth, note, wrong } of own) {
      const silent = wrong.filter(isSilent);
      if (note || silent.length > 0)
        console.log(`! ${way}/${truth.file}: ${note || `${silent.length} silent`}`);
      for (const { form, path, expected, got } of silent.slice(0, worst))
        console.log(`  SILENT /forms/${form}${path} | ${JSON.stringify(expected)} | ${JSON.stringify(got)}`);
    }
  console.log(columns([HEADS, ...rows]));
}

function isSilent({ right, review }: Pick<Field, 'right' | 'review'>): boolean {
  return !right && !review;
}

await main();
