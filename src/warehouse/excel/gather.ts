import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Form } from '../../model.ts';
import { cellsOf, openIn } from '../../values/cells.ts';
import { SEVERITIES } from '../tables/codes.ts';
import type { Loadable } from '../tables/column.ts';
import { findingPage } from '../tables/findings.ts';
import { withoutCode } from '../tables/standard.ts';
import { inForm } from '../tables/where.ts';

/** A form as its sheet needs it. */
export type Gathered = {
  readonly form: Form;
  readonly index: number;
  readonly sha256: string;
  readonly file: string;
  readonly path: string | null;
  readonly remarks: readonly Remark[];
};

/** What the program has to say about a form: a finding, or a page that could not be read. */
type Remark = {
  readonly kind: string;
  readonly page: number | null;
  readonly text: string;
};

/** A form in the list of a workbook, and where its data wait. */
export type WorkbookEntry = {
  readonly department: string;
  readonly title: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly family: string;
  readonly score: string | null;
  readonly doubtful: number;
  readonly remarks: number;
  readonly file: string;
  readonly path: string;
  readonly page: number | null;
  readonly at: number;
  readonly length: number;
};

/** A file without a form, and why. */
export type Formless = { readonly file: string; readonly reason: string };

/** What waits for its sheets: forms can be more than memory holds, and come in no order of departments. */
export type Pile = Disposable & {
  readonly entries: readonly WorkbookEntry[];
  readonly formless: readonly Formless[];
  read(entry: WorkbookEntry): Gathered;
};

const NO_DEPARTMENT = '未写明部门';

/** Puts the forms of documents into a file of a folder. */
export async function gather(folder: string, coming: AsyncIterable<Loadable>): Promise<Pile> {
  const file = openSync(join(folder, 'forms.jsonl'), 'w+');
  const entries: WorkbookEntry[] = [];
  const formless: Formless[] = [];
  let at = 0;
  for await (const loadable of coming) {
    if (loadable.document.forms.length === 0) formless.push(formlessOf(loadable.document));
    for (const own of formsOf(loadable)) {
      const bytes = Buffer.from(JSON.stringify(own));
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
      entries.push({ ...entryOf(own), at, length: bytes.length });
      at += bytes.length;
    }
  }
  return {
    // forms of a file in its order
    entries: entries.sort(
      (a, b) => a.department.localeCompare(b.department, 'zh') || compared(a.path, b.path) || a.at - b.at,
    ),
    formless,
    read({ at: from, length }) {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, from);
      return JSON.parse(bytes.toString()) as Gathered;
    },
    [Symbol.dispose]: () => closeSync(file),
  };
}

function* formsOf({ document, sha256, places }: Loadable): Generator<Gathered> {
  for (const [index, form] of document.forms.entries()) {
    const evidence = Object.entries(form.evidence).filter(
      ([path, { review }]) => review || path.endsWith('/executionRate'),
    );
    yield {
      form: { ...form, evidence: Object.fromEntries(evidence) },
      index,
      sha256,
      file: document.source.name,
      path: places[0] ?? null,
      remarks: [...remarksOf(document, index)],
    };
  }
}

/** What is said of no form stands with the first one. */
function* remarksOf(document: Document, index: number): Generator<Remark> {
  for (const finding of document.findings)
    if ((inForm(finding.at[0] ?? '').form ?? 0) === index)
      yield {
        kind: SEVERITIES[finding.severity]!,
        page: findingPage({ finding, document }),
        text: finding.message.zh,
      };
  if (index > 0) return;
  for (const { page, outcome, reason } of document.pages)
    if (outcome === 'failed') yield { kind: '未读好', page, text: `这一页未能读好：${reason ?? ''}` };
}

function entryOf({ form, file, path, remarks }: Gathered): Omit<WorkbookEntry, 'at' | 'length'> {
  const { supervisingDepartment, implementingUnit, projectName, title, fiscalYear, total } = form.data;
  return {
    department: withoutCode(supervisingDepartment) || withoutCode(implementingUnit) || NO_DEPARTMENT,
    title: projectName ?? implementingUnit ?? title ?? file,
    unit: implementingUnit,
    year: fiscalYear,
    family: form.family,
    score: total.score,
    doubtful: openIn(cellsOf(form)),
    remarks: remarks.length,
    file,
    path: path ?? file,
    page: form.pages[0] ?? null,
  };
}

function formlessOf({ source, error, pages }: Document): Formless {
  const failed = pages.filter(({ outcome }) => outcome === 'failed');
  const reason =
    failed.length > 0 ? `${failed.length} 页未能读好：${failed[0]!.reason ?? ''}` : '没有见到自评表';
  return { file: source.name, reason: error?.message ?? reason };
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
