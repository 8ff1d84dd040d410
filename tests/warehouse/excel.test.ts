import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '../../scripts/lab/warehouse/compare.ts';
import { fillArchive } from '../../scripts/lab/warehouse/documents.ts';
import { excelReader } from '../../scripts/lab/warehouse/excel-reader.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { decimalShown } from '../../src/warehouse/excel/cells.ts';
import { linksTo } from '../../src/warehouse/excel/links.ts';
import { sheetNames } from '../../src/warehouse/excel/names.ts';
import { openWorkbook } from '../../src/warehouse/excel/sheet.ts';
import { exportArchive } from '../../src/warehouse/export.ts';
import { openTarget, type TargetOptions } from '../../src/warehouse/target.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-excel-'));
let archive: Archive;
beforeAll(async () => {
  archive = await openArchive(join(FOLDER, 'archive.ziping'));
  await fillArchive(archive, 14, { indicators: 3, hard: 0.2 });
});
afterAll(() => archive?.close());

async function workbook(name: string, options: TargetOptions): Promise<exceljs.Workbook> {
  const path = join(FOLDER, name);
  const sink = await openTarget(path, options);
  await exportArchive(archive, sink).finally(() => sink.close());
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

function* cellsOf(book: exceljs.Workbook): Generator<exceljs.Cell> {
  for (const sheet of book.worksheets) {
    const cells: exceljs.Cell[] = [];
    sheet.eachRow(row => row.eachCell(cell => void cells.push(cell)));
    yield* cells;
  }
}

describe('a workbook of tables', () => {
  let book: exceljs.Workbook;
  beforeAll(async () => {
    book = await workbook('tables.xlsx', {});
  });

  test('gives back what the archive holds', async () => {
    const { values, differences } = await compare(archive, excelReader(book), { isExcel: true });
    expect(differences).toEqual([]);
    expect(values).toBeGreaterThan(8_000);
  });

  test('holds no formula, whatever a text begins with', () => {
    const texts: string[] = [];
    for (const cell of cellsOf(book)) {
      expect(cell.type).not.toBe(exceljs.ValueType.Formula);
      if (typeof cell.value === 'string') texts.push(cell.value);
    }
    for (const start of ['=1+1', '+86', '-1', '@SUM(A1)']) expect(texts).toContain(start);
    // nor does it become one when somebody types into the cell
    for (const cell of cellsOf(book))
      if (/^[=+\-@]/.test(String(cell.value)) && typeof cell.value === 'string')
        expect(cell.numFmt).toBe('@');
  });

  test('has frozen Chinese heads, filters, colours and links', () => {
    const sheet = book.getWorksheet('绩效指标')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBeTruthy();
    const heads = (sheet.getRow(1).values as string[]).slice(1);
    expect(heads.slice(0, 2)).toEqual(['项目或单位', '文件']);
    expect(heads.at(-1)).toContain('SHA-256');
    const cells = [...cellsOf(book)];
    const noted = cells.filter(cell => cell.fill?.type === 'pattern' && cell.note !== undefined);
    expect(noted.length).toBeGreaterThan(10);
    expect(cells.some(cell => cell.hyperlink?.startsWith('file:///archive/'))).toBe(true);
  });

  test('says codes in words', () => {
    const of = (name: string, head: string) => {
      const sheet = book.getWorksheet(name)!;
      const at = (sheet.getRow(1).values as string[]).indexOf(head);
      return new Set((sheet.getColumn(at).values as string[]).slice(2));
    };
    expect(of('表', '表类')).toEqual(new Set(['项目支出绩效自评']));
    expect(of('依据', '该表中的列')).toContain('三级指标');
    expect([...of('依据', '来源')].every(word => /^\p{Script=Han}+$/u.test(word))).toBe(true);
  });

  test('leaves nothing behind', () => {
    expect(readdirSync(FOLDER).filter(name => /^\..*\.ziping-/.test(name))).toEqual([]);
  });
});

test.each([
  ['123456789012345', { value: 123456789012345, numFmt: '0' }],
  ['1234567890123456', { value: '1234567890123456', numFmt: '@', isLong: true }],
  ['-0.01', { value: -0.01, numFmt: '0.00' }],
  ['2954906.6', { value: 2954906.6, numFmt: '0.0' }],
])('%s keeps its digits', (digits, expected) => expect(decimalShown(digits, false)).toEqual(expected));

describe('a workbook that cannot be written', () => {
  test.each([
    ['a folder that is not there', join(FOLDER, 'nowhere', 'x.xlsx'), 'ENOENT'],
    ...(existsSync('/dev/full') ? [['a full disk', '/dev/full', 'ENOSPC']] : []),
  ])('says so when it is closed: %s', async (_, path, code) => {
    const book = openWorkbook(path!, {});
    const sheet = book.sheet('表', []);
    for (let row = 0; row < 1000; row++) sheet.add([{ value: `第 ${row} 行` }]);
    sheet.end();
    await expect(book.close()).rejects.toMatchObject({ code });
  });
});

test('names of sheets are short, allowed and different', () => {
  const nameOf = sheetNames();
  expect(nameOf("'a/b[c]:d*?\\'")).toBe('a b c  d');
  expect(nameOf('A B C  D')).toBe('A B C  D (2)');
  expect(nameOf('')).toBe('表');
  expect(nameOf('History')).toBe('History (2)');
  const long = nameOf('😀'.repeat(20));
  expect(long.length).toBeLessThanOrEqual(31);
  expect(long.isWellFormed()).toBe(true);
  expect(nameOf('😀'.repeat(20))).not.toBe(long);
});

test('links lead to the page', () => {
  const spot = { sha256: 'ab', path: '/存档/a b#1.pdf', form: 1, page: 3 };
  expect(linksTo(undefined)(spot)).toBe('file:///%E5%AD%98%E6%A1%A3/a%20b%231.pdf#page=3');
  expect(linksTo('http://x/{sha256}/{form}#{page}')(spot)).toBe('http://x/ab/1#3');
  expect(linksTo(undefined)({ ...spot, path: null })).toBeNull();
});
