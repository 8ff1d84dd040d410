import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extract } from '../src/defaults.ts';
import type { Extraction, Form, Page, Region } from '../src/model.ts';
import { findTables } from '../src/pipeline.ts';
import type { FormTruth, Truth } from './press/model.ts';
import { type Field, fieldsOf } from './score/fields.ts';
import { countCharacters } from './score/long.ts';
import { type Counts, NOTHING, qualities, sum, table } from './score/report.ts';
import { scoreTables } from './score/tables.ts';
import { align, likeness } from './score/text.ts';

type Wrong = Field & { readonly file: string; readonly form: number };
type Result = {
  readonly truth: Truth;
  readonly counts: Counts;
  readonly wrong: readonly Wrong[];
  readonly note: string;
};

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
    return console.log(JSON.stringify(results.map(({ truth, ...rest }) => ({ file: truth.file, ...rest }))));
  print(results, { by: values.by.split(','), worst: Number(values.worst) });
}

async function readTruths(folder: string): Promise<Truth[]> {
  const names = (await readdir(folder)).filter(n => n.endsWith('.truth.json')).sort();
  return Promise.all(names.map(async n => JSON.parse(await readFile(join(folder, n), 'utf8')) as Truth));
}

async function scoreFile(folder: string, truth: Truth): Promise<Result> {
  const bytes = new Uint8Array(await readFile(join(folder, truth.file)));
  const source = { name: truth.file, bytes };
  const start = process.cpuUsage();
  const extraction = await extract({ ...source, bytes: bytes.slice() });
  const { user, system } = process.cpuUsage(start);
  const { error, forms } = extraction.document;
  if (truth.error !== undefined) {
    const wrong = error?.code === truth.error ? 0 : 1;
    return {
      truth,
      counts: { ...NOTHING, files: 1, spurious: wrong },
      wrong: [],
      note: wrong ? `expected ${truth.error}, got ${error?.code}` : '',
    };
  }
  const pairs = align(truth.forms, forms, { score: formLikeness, least: 0.3 });
  const failed = new Set(extraction.document.pages.filter(p => p.outcome === 'failed').map(p => p.page));
  const noticed = (t: FormTruth) => error !== null || (t.pages ?? []).some(page => failed.has(page));
  const fields = truth.forms.map((t, i) =>
    fieldsOf(t, at(forms, pairs.get(i))).map(f => (noticed(t) ? { ...f, review: true } : f)),
  );
  const lost = truth.forms.flatMap((_, i) => (pairs.has(i) ? [] : [`form ${i} is lost`]));
  const wrong = fields.flatMap((own, form) =>
    pairs.has(form) ? own.filter(f => !f.right).map(f => ({ ...f, file: truth.file, form })) : [],
  );
  const hasTables = !truth.file.endsWith('.txt') && truth.quality === undefined;
  const tables = error || !hasTables ? [] : (await findTables({ ...source, bytes: bytes.slice() })).joined;
  const counts = {
    ...countFields(fields.flat()),
    ...countExtraction(extraction),
    ...(hasTables ? scoreTables(truth.forms, tables) : {}),
    ...countCharacters(fields.flat()),
    ...countPages(truth.forms, forms, pairs),
    files: 1,
    expected: truth.forms.length,
    found: pairs.size,
    spurious: forms.length - pairs.size,
    sheets: extraction.document.source.pages,
    time: (user + system) / 1000,
  };
  return {
    truth,
    counts: { ...NOTHING, ...counts },
    wrong,
    note: error ? `${error.code}: ${error.message}` : lost.join(', '),
  };
}

const at = (forms: readonly Form[], index: number | undefined): Form | null =>
  index === undefined ? null : (forms[index] ?? null);

function formLikeness(truth: FormTruth, form: Form): number {
  const names = likeness(truth.data.projectName, form.data.projectName);
  const rows =
    Math.min(truth.data.indicators.length, form.data.indicators.length) /
    Math.max(truth.data.indicators.length, form.data.indicators.length, 1);
  return 0.15 + 0.5 * names + 0.15 * likeness(truth.data.title, form.data.title) + 0.2 * rows;
}

function countFields(all: readonly Field[]): Partial<Counts> {
  const fields = all.filter(f => !f.extra);
  const extras = all.filter(f => f.extra);
  const filled = fields.filter(f => f.expected !== null);
  return {
    fields: fields.length,
    right: fields.filter(f => f.right).length,
    filled: filled.length,
    filledRight: filled.filter(f => f.right).length,
    silent: fields.filter(f => !f.right && !f.review).length,
    unmarked: all.filter(f => f.mustReview && !f.review).length,
    extras: extras.length,
    extrasRight: extras.filter(f => f.right).length,
  };
}

function countExtraction({ document, pages }: Extraction): Partial<Counts> {
  const evidence = document.forms.flatMap(f => Object.values(f.evidence));
  const printed = evidence.filter(e => e.text !== null && e.text !== '');
  const sizes = new Map(pages.map(p => [p.page, p]));
  const valid = printed.filter(
    ({ regions, lines }) =>
      (lines !== undefined && lines[0] <= lines[1]) ||
      (regions?.length && regions.every(r => isOn(r, sizes.get(r.page)))),
  );
  return {
    values: evidence.length,
    review: evidence.filter(e => e.review).length,
    regions: printed.length,
    regionsValid: valid.length,
    unplaced: document.coverage.unplaced.length,
  };
}

function isOn({ bbox: [x0, y0, x1, y1] }: Region, page: Page | undefined): boolean {
  if (page === undefined) return false;
  return x0 < x1 && y0 < y1 && Math.min(x0, y0) >= -1 && x1 <= page.width + 1 && y1 <= page.height + 1;
}

function countPages(
  truths: readonly FormTruth[],
  forms: readonly Form[],
  pairs: ReadonlyMap<number, number>,
): Partial<Counts> {
  const known = truths
    .map((t, i) => [t.pages, at(forms, pairs.get(i))?.pages] as const)
    .filter(([t]) => t !== null);
  return { pages: known.length, pagesRight: known.filter(([t, f]) => String(t) === String(f)).length };
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
