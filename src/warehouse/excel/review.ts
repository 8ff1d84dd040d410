import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../errors.ts';
import { makeTemporaryFolder } from '../sinks/temporary-folder.ts';
import { FAMILIES } from '../tables/codes.ts';
import type { CellContent, Loadable } from '../tables/column.ts';
import { HEAD, LINK, link, number, words } from './cells.ts';
import { writeForm } from './form-sheet.ts';
import { type Formless, gather, type Pile, type WorkbookEntry } from './gather.ts';
import { WIDTHS } from './indicator-rows.ts';
import type { LinkTo } from './links.ts';
import { fileNames, sheetNames } from './names.ts';
import { type PrintedSheet, printedSheet, type Spanning } from './printed.ts';
import { openWorkbook, type Workbook } from './sheet.ts';

/** Forms of one workbook: nobody finds a sheet among more. */
const MOST_FORMS = 200;
const CONTENTS = '目录';

type Review = {
  readonly coming: AsyncIterable<Loadable>;
  readonly linkTo: LinkTo;
};

/** Review sheets are filled in by people: what is there is never written over. Throws UsageError where something is. */
export async function assertFree(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null || (found.isDirectory() && (await readdir(path)).length === 0)) return;
  throw new UsageError(
    `已经在了，里面可能有人填了复核结果，不会覆盖：请换一个名称，或先移走它 · ` +
      `is there already, and reviewers may have filled it in: choose another name, or move it away: ${path}`,
  );
}

/** One workbook: a list of the forms, and a sheet for each. Throws UsageError where there are too many. */
export async function writeReviewFile(path: string, review: Review): Promise<void> {
  await withPile(review, async pile => {
    if (pile.entries.length > MOST_FORMS)
      throw new UsageError(
        `共 ${pile.entries.length} 张表，一个工作簿最多 ${MOST_FORMS} 张：请给一个目录，每个部门一个工作簿 · ` +
          `${pile.entries.length} forms are too many for one workbook (${MOST_FORMS}): give a folder, and each department gets one`,
      );
    await writeBook(path, { ...review, pile, entries: pile.entries, formless: pile.formless });
  });
}

/** A folder with workbooks, at least one for each department, and a list of them. */
export async function writeReviewFolder(folder: string, review: Review): Promise<void> {
  await mkdir(folder);
  await withPile(review, async pile => {
    const nameOf = fileNames([CONTENTS]);
    const books: Book[] = [];
    for (const entries of booksOf(pile.entries)) {
      const name = `${nameOf(entries[0]!.department)}.xlsx`;
      await writeBook(join(folder, name), { ...review, pile, entries, formless: [] });
      books.push({ name, entries });
    }
    await writeList(join(folder, `${CONTENTS}.xlsx`), books, pile.formless);
  });
}

async function withPile(review: Review, write: (pile: Pile) => Promise<void>): Promise<void> {
  await using scratch = await makeTemporaryFolder();
  using pile = await gather(scratch.path, review.coming);
  await write(pile);
}

/** Entries of one department, as many as a workbook has; they stand by departments. */
function booksOf(entries: readonly WorkbookEntry[]): WorkbookEntry[][] {
  const books: WorkbookEntry[][] = [];
  for (const entry of entries) {
    const last = books.at(-1);
    if (last !== undefined && last[0]!.department === entry.department && last.length < MOST_FORMS)
      last.push(entry);
    else books.push([entry]);
  }
  return books;
}

type Listed = Pick<Review, 'linkTo'> & {
  readonly pile: Pile;
  readonly entries: readonly WorkbookEntry[];
  readonly formless: readonly Formless[];
};

async function writeBook(path: string, { pile, entries, formless, linkTo }: Listed): Promise<void> {
  const book = openWorkbook(path, HEAD);
  const nameOf = sheetNames();
  const contents = nameOf(CONTENTS);
  const names = entries.map(({ title }, at) => nameOf(`${at + 1} ${title}`));
  writeContents(book, contents, { entries, names, formless });
  for (const [at, entry] of entries.entries()) {
    const own = pile.read(entry);
    const { form, index, sha256, path: from } = own;
    const original = linkTo({ sha256, path: from, form: index, page: form.pages[0] ?? null });
    const sheet = printedSheet(book, names[at]!, WIDTHS);
    writeForm(sheet, own, { original, contents: within(contents) });
  }
  await book.close();
}

/** A place in the same workbook. */
const within = (sheet: string) => `#'${sheet.replaceAll("'", "''")}'!A1`;

const LIST = [
  ['项目或单位', 44],
  ['主管部门', 24],
  ['实施单位', 24],
  ['年度', 7],
  ['表类', 20],
  ['得分', 8],
  ['待核', 7],
  ['检查发现', 9],
  ['文件', 30],
  ['页', 6],
] as const;

function writeContents(
  book: Workbook,
  name: string,
  { entries, names, formless }: Omit<Listed, 'pile' | 'linkTo'> & { readonly names: readonly string[] },
): void {
  const sheet = listSheet(book, name, LIST);
  for (const [at, entry] of entries.entries())
    sheet.row([
      { value: link(entry.title, within(names[at]!)), style: LINK },
      ...[words(entry.department), words(entry.unit), count(entry.year)],
      ...[words(FAMILIES[entry.family] ?? entry.family), number(entry.score)],
      ...[count(entry.doubtful || null), count(entry.remarks || null)],
      ...[words(entry.file), count(entry.page)],
    ]);
  writeFormless(sheet, formless, LIST.length);
  sheet.end();
}

type Book = { readonly name: string; readonly entries: readonly WorkbookEntry[] };

const BOOKS = [
  ['部门', 40],
  ['工作簿', 50],
  ['表数', 8],
  ['待核', 8],
  ['检查发现', 10],
] as const;

async function writeList(path: string, books: readonly Book[], formless: readonly Formless[]): Promise<void> {
  const book = openWorkbook(path, HEAD);
  const sheet = listSheet(book, CONTENTS, BOOKS);
  for (const { name, entries } of books) {
    const all = (field: 'doubtful' | 'remarks') => entries.reduce((sum, entry) => sum + entry[field], 0);
    sheet.row([
      words(entries[0]!.department),
      { value: link(name, encodeURIComponent(name)), style: LINK },
      ...[count(entries.length), count(all('doubtful') || null), count(all('remarks') || null)],
    ]);
  }
  writeFormless(sheet, formless, BOOKS.length);
  sheet.end();
  await book.close();
}

function listSheet(
  book: Workbook,
  name: string,
  columns: readonly (readonly [string, number])[],
): PrintedSheet {
  const sheet = printedSheet(
    book,
    name,
    columns.map(([, width]) => width),
  );
  sheet.repeat(sheet.row(columns.map(([title]) => ({ ...words(title), style: HEAD }))));
  return sheet;
}

/** What was in no form is told as well: a file that is missing from a list is missed by nobody. */
function writeFormless(sheet: PrintedSheet, formless: readonly Formless[], columns: number): void {
  for (const { file, reason } of formless)
    sheet.row([words(file), { ...words(`没有表：${reason}`), span: columns - 1 }]);
}

const count = (value: Extract<CellContent, number> | null): Spanning => ({ value });
