import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, fillArchive, outcomeOf } from '../../scripts/lab/warehouse/documents.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { UsageError } from '../../src/errors.ts';
import type { Document, Form } from '../../src/model.ts';
import { fileNames } from '../../src/warehouse/excel/names.ts';
import { linesOf, partsOf } from '../../src/warehouse/excel/printed.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { openTarget, type TargetOptions } from '../../src/warehouse/target.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-review-sheets-'));
const LONG = Array.from({ length: 1200 }, (_, at) => `第${at}句`).join('，');

let archive: Archive;
const archives: Archive[] = [];
beforeAll(async () => {
  archive = await archiveOf('some', [
    changed(0, form => ({
      ...form,
      data: {
        ...form.data,
        supervisingDepartment: '219-市教育局',
        total: { maxScore: null, score: null, grade: null },
        funding: [
          {
            line: 'total',
            label: '年度资金总额',
            initialBudget: '12345678901234.56',
            adjustedBudget: null,
            executed: null,
            maxScore: null,
            executionRate: null,
            score: null,
          },
        ],
        indicators: form.data.indicators.map((row, at) => ({
          ...row,
          level1: '产出指标',
          ...(at === 0 && { level3: '=1+1', deviation: LONG }),
          maxScore: null,
          score: null,
        })),
      },
      evidence: {
        ...form.evidence,
        '/projectName': {
          ...form.evidence['/projectName']!,
          regions: [{ page: 3, bbox: [0, 0, 9, 9] }],
          confidence: 0.4,
          review: true,
          notes: ['ambiguous'],
        },
        '/indicators': { confidence: 0.4, review: true, notes: ['may-lack-rows'], text: null, source: 'ocr' },
      },
    })),
    changed(1, form => ({
      ...form,
      evidence: {
        ...form.evidence,
        '/funding/0/executionRate': { ...form.evidence['/funding/0/executionRate']!, text: '88.79%' },
      },
      data: {
        ...form.data,
        supervisingDepartment: '市教育局',
        funding: [
          {
            line: 'total',
            label: '年度资金总额',
            initialBudget: '100.00',
            adjustedBudget: '90.10',
            executed: '80.00',
            maxScore: '10',
            executionRate: '88.79',
            score: '8.88',
          },
        ],
      },
    })),
    changed(2, form => ({ ...form, data: { ...form.data, supervisingDepartment: '市卫健委/医保局' } })),
    { ...documentOf(3, RECIPE), forms: [], error: { code: 'encrypted', message: '要密码' } },
  ]);
});
afterAll(() => Promise.all(archives.map(own => own.close())));

const RECIPE = { indicators: 3, hard: 0 };

function changed(number: number, change: (form: Form) => Form): Document {
  const document = documentOf(number, RECIPE);
  return { ...document, forms: [change(document.forms[0]!)] };
}

async function archiveOf(name: string, documents: readonly Document[]): Promise<Archive> {
  const own = await openArchive(join(FOLDER, `${name}.ziping`));
  archives.push(own);
  const places = documents.map(({ source }, at) => ({ path: `/archive/${at}.pdf`, ...source }));
  await own.plan('made', places);
  await own.save(documents.map(outcomeOf));
  return own;
}

async function exported(name: string, options: TargetOptions = {}, from = archive): Promise<string> {
  const path = join(FOLDER, name);
  const sink = await openTarget(path, { layout: 'review', ...options });
  await exportArchive(from, sink).finally(() => sink.close());
  return path;
}

async function read(path: string): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

/** The cells of the row that begins with a text. */
function rowOf(sheet: exceljs.Worksheet, first: string | RegExp): exceljs.Row {
  const rows = sheet.getRows(1, sheet.rowCount)!;
  const found = rows.find(row => {
    const text = row.getCell(1).text;
    return typeof first === 'string' ? text === first : first.test(text);
  });
  expect(found, String(first)).toBeDefined();
  return found!;
}

describe('a workbook of review sheets', () => {
  let book: exceljs.Workbook;
  let [first, second]: exceljs.Worksheet[] = [];
  beforeAll(async () => {
    book = await read(await exported('review.xlsx', { reviewUrl: 'http://127.0.0.1:8011/' }));
    [, first, second] = book.worksheets;
  });

  test('begins with a list that leads to every form, and tells of files without one', () => {
    const [list, ...forms] = book.worksheets as [exceljs.Worksheet, ...exceljs.Worksheet[]];
    expect(list.name).toBe('目录');
    expect(forms).toHaveLength(3);
    const links = list
      .getColumn(1)
      .values.flatMap(value =>
        typeof value === 'object' && value !== null && 'hyperlink' in value ? [value.hyperlink] : [],
      );
    expect(links).toEqual(forms.map(({ name }) => `#'${name}'!A1`));
    expect(list.lastRow!.getCell(2).text).toBe('没有表：要密码');
    expect(forms[0]!.name).toMatch(/^1 /);
  });

  test('prints: landscape, one page wide, the heads of the columns on every page, lines around all cells', () => {
    const heads = rowOf(second!, '一级指标');
    expect(second!.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${heads.number}:${heads.number}`,
    });
    heads.eachCell({ includeEmpty: true }, cell => expect(cell.border.bottom?.style).toBe('thin'));
    const texts = (heads.values as string[]).slice(1);
    expect(texts.slice(6)).toEqual([
      ...['权重', '自评完成值', '自评得分', '复核完成值', '复核得分', '复核指标偏差', '备注', '待核'],
    ]);
  });

  test('has the funding block, how the budget was executed, and exact digits', () => {
    const funding = rowOf(second!, '年度资金总额');
    expect([3, 4, 6].map(at => funding.getCell(at).text)).toEqual(['100', '90.1', '80']);
    expect(funding.getCell(4).numFmt).toBe('#,##0.00');
    const execution = rowOf(second!, '预算执行');
    expect([7, 8, 9].map(at => String(execution.getCell(at).value))).toEqual(['10', '88.79%', '8.88']);
    // sixteen digits are more than a number of Excel keeps
    expect(rowOf(first!, '年度资金总额').getCell(3).value).toBe('12345678901234.56');
  });

  test('has no 0 where nothing is printed', () => {
    const total = rowOf(first!, /^各行之和/);
    expect([7, 9].map(at => total.getCell(at).value)).toEqual([null, null]);
    const funding = rowOf(first!, '年度资金总额');
    expect([4, 6, 9, 10, 11].map(at => funding.getCell(at).value)).toEqual([null, null, null, null, null]);
  });

  test('counts what is to be looked at as lists do: a merged cell once', async () => {
    const one = 'merged.xlsx';
    const place = { regions: [{ page: 1, bbox: [10, 10, 60, 90] }] } as const;
    const own = await archiveOf('merged', [
      changed(4, form => ({
        ...form,
        data: {
          ...form.data,
          indicators: form.data.indicators.map(row => ({ ...row, level1: '产出指标' })),
        },
        evidence: {
          ...form.evidence,
          ...Object.fromEntries(
            form.data.indicators.map((_, at) => [
              `/indicators/${at}/level1`,
              { ...form.evidence['/projectName']!, ...place, text: '产出指标', review: true },
            ]),
          ),
        },
      })),
    ]);
    const [contents] = (await read(await exported(one, {}, own))).worksheets;
    const column = (contents!.getRow(1).values as unknown[]).indexOf('待核');
    const { open } = (await own.overview()).totals;
    expect(contents!.getRow(2).getCell(column).value).toBe(open);
  });

  test('says in words, with the page, what a person must look at', () => {
    const doubts = first!
      .getRows(1, first!.rowCount)!
      .filter(row => row.getCell(1).text === '待核')
      .map(row => row.getCell(2).text)
      .join('\n');
    expect(doubts).toContain('项目名称（第 3 页：有歧义）');
    expect(doubts).toMatch(/绩效指标（.*可能缺行）/);
    const name = first!.getRows(2, 6)!.flatMap(row => [row.getCell(2), row.getCell(9)]);
    const filled = name.filter(cell => cell.fill?.type === 'pattern');
    expect(filled.length).toBeGreaterThan(0);
  });

  test('keeps a text that is too long for a row, and formulas as the texts that they are', () => {
    const heads = rowOf(first!, '一级指标');
    const row = first!.getRow(heads.number + 1);
    expect([row.getCell(3).value, row.getCell(3).numFmt, row.getCell(3).type]).toEqual([
      ...['=1+1', '@', exceljs.ValueType.String],
    ]);
    expect(row.getCell(13).text).toMatch(/全文见表后/);
    const after = first!
      .getRows(1, first!.rowCount)!
      .filter(own => own.getCell(1).text.startsWith('第 1 项备注'))
      .map(own => own.getCell(2).text);
    expect(after.length).toBeGreaterThan(1);
    expect(after.join('')).toContain(LONG);
    for (const own of first!.getRows(1, first!.rowCount)!) expect(own.height).toBeLessThanOrEqual(409);
  });

  test('leads to the page of the original, or of the review page', () => {
    const links = second!
      .getRows(1, 8)!
      .map(row => row.getCell(9).hyperlink ?? row.getCell(2).hyperlink)
      .filter(own => own !== undefined);
    expect(links.some(own => own.startsWith('http://127.0.0.1:8011/?document='))).toBe(true);
    expect(links).toContain("#'目录'!A1");
  });

  test('is never written over: somebody may have filled it in', async () => {
    await expect(exported('review.xlsx')).rejects.toThrow(UsageError);
  });
});

describe('a folder of review sheets', () => {
  test('has a workbook for each department, a list of them, and nothing else', async () => {
    const folder = await exported('review');
    expect(readdirSync(folder).sort()).toEqual(['市卫健委 医保局.xlsx', '市教育局.xlsx', '目录.xlsx'].sort());
    const list = (await read(join(folder, '目录.xlsx'))).worksheets[0]!;
    const named = list
      .getColumn(2)
      .values.flatMap(value =>
        typeof value === 'object' && value !== null && 'hyperlink' in value ? [value.hyperlink] : [],
      );
    expect(named.map(decodeURIComponent).sort()).toEqual(['市卫健委 医保局.xlsx', '市教育局.xlsx'].sort());
    expect((await read(join(folder, '市教育局.xlsx'))).worksheets).toHaveLength(1 + 2);
    expect(readdirSync(FOLDER).filter(name => name.startsWith('.'))).toEqual([]);
  });

  test('takes an empty folder, and no other', async () => {
    mkdirSync(join(FOLDER, 'empty'));
    expect(readdirSync(await exported('empty'))).toHaveLength(3);
    mkdirSync(join(FOLDER, 'full'));
    writeFileSync(join(FOLDER, 'full', 'notes.txt'), '');
    await expect(exported('full')).rejects.toThrow(UsageError);
    expect(readdirSync(join(FOLDER, 'full'))).toEqual(['notes.txt']);
  });

  test('parts what would be too many sheets; one workbook refuses them', async () => {
    const many = await openArchive(join(FOLDER, 'many.ziping'));
    archives.push(many);
    await fillArchive(many, 230, { indicators: 1, hard: 0 });
    await expect(exported('many.xlsx', {}, many)).rejects.toThrow(/too many for one workbook/);
    const folder = await exported('many', {}, many);
    const books = readdirSync(folder).filter(name => name !== '目录.xlsx');
    expect(books.length).toBeGreaterThan(1);
    expect(readdirSync(FOLDER)).not.toContain('many.xlsx');
  });
});

test('a text is parted into what rows hold, and nothing of it is lost', () => {
  const parts = partsOf(LONG, 26);
  expect(parts.join('')).toBe(LONG);
  for (const part of parts) expect(linesOf(part, 26)).toBeLessThanOrEqual(28);
  expect(partsOf('a\nb\nc', 26, 2)).toEqual(['a\nb', 'c']);
  expect(partsOf('', 26)).toEqual(['']);
});

test('names of files are such as every system takes, and different', () => {
  const nameOf = fileNames(['目录']);
  expect(['目录', 'a/b:c?', ' . ', 'CON', '市教育局', '市教育局', 'A', 'a'].map(nameOf)).toEqual([
    ...['目录 (2)', 'a b c', '_', 'CON_', '市教育局', '市教育局 (2)', 'A', 'a (2)'],
  ]);
  expect(Buffer.byteLength(nameOf('局'.repeat(300)))).toBeLessThan(200);
});
