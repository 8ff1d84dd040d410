import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from '../../../src/defaults.ts';
import { findTables } from '../../../src/find-tables.ts';
import type { Extraction, Form, Page, Region } from '../../../src/model.ts';
import type { ExtractOptions } from '../../../src/pipeline.ts';
import { leavesOf } from '../../../src/values/leaves.ts';
import type { FormTruth, Truth } from '../press/model.ts';
import { type Field, fieldsOf } from './fields.ts';
import { countCharacters } from './long.ts';
import { type Counts, NOTHING } from './report.ts';
import { scoreTables } from './tables.ts';
import { align, likeness } from './text.ts';

export type Wrong = Field & { readonly file: string; readonly form: number };
export type Result = {
  readonly truth: Truth;
  readonly counts: Counts;
  /** of all forms, lost ones too */
  readonly fields: readonly Field[];
  readonly wrong: readonly Wrong[];
  readonly note: string;
};

/** One file read and compared with its truth. */
export async function scoreFile(folder: string, truth: Truth, options: ExtractOptions = {}): Promise<Result> {
  const bytes = new Uint8Array(await readFile(join(folder, truth.file)));
  const source = { name: truth.file, bytes };
  const start = process.cpuUsage();
  const extraction = await extract({ ...source, bytes: bytes.slice() }, options);
  const { user, system } = process.cpuUsage(start);
  const { error, forms } = extraction.document;
  if (truth.error !== undefined) return refused(truth, error?.code);
  const pairs = pairForms(truth.forms, forms);
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
    failed: failed.size,
  };
  return {
    truth,
    counts: { ...NOTHING, ...counts },
    fields: fields.flat(),
    wrong,
    note: error ? `${error.code}: ${error.message}` : lost.join(', '),
  };
}

/** The forms of a truth beside those that were read, by their indices. */
export function pairForms(truths: readonly FormTruth[], forms: readonly Form[]): ReadonlyMap<number, number> {
  return align(truths, forms, { score: formLikeness, least: 0.3 });
}

/** A file that must not be read, but refused with a code. */
function refused(truth: Truth, code: string | undefined): Result {
  const wrong = code === truth.error ? 0 : 1;
  const note = wrong ? `expected ${truth.error}, got ${code}` : '';
  return { truth, counts: { ...NOTHING, files: 1, spurious: wrong }, fields: [], wrong: [], note };
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
  const evidence = document.forms.flatMap(f => leavesOf(f).map(([, own]) => own));
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
