import { describe, expect, test } from 'vitest';
import { CASES } from '../../scripts/press/cases.ts';
import { boxesOf, columnsOf } from '../../scripts/press/paper/typed.ts';
import { extract } from '../../src/defaults.ts';
import { readTextDump } from '../../src/read/text-dump.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const central = CASES.find(({ name }) => name === 'central.drawn')!;
const sheets = central.forms().map(({ sheet }) => sheet);
const [truth] = central.forms().map(own => own.truth);

async function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  return (await extract({ name: 'dump.txt', bytes })).document;
}

describe('a dump that is laid out', () => {
  test('with box-drawing characters is read as it was printed, and is sure', async () => {
    const { forms, error } = await read(boxesOf(sheets));
    expect(error).toBeNull();
    expect(forms[0]?.data.indicators.map(row => [row.level2, row.level3, row.maxScore, row.score])).toEqual(
      truth?.data.indicators.map(row => [row.level2, row.level3, row.maxScore, row.score]),
    );
    expect(forms[0]?.evidence['/projectName']?.review).toBe(false);
  });

  test('by blanks has its values in their columns; texts are for review', async () => {
    const { forms } = await read(columnsOf(sheets));
    expect(forms[0]?.data.indicators.map(row => [row.level1, row.level2, row.level3, row.score])).toEqual(
      truth?.data.indicators.map(row => [row.level1, row.level2, row.level3, row.score]),
    );
    expect(forms[0]?.evidence['/projectName']).toMatchObject({ review: true, lines: [3, 3] });
  });

  test('in UTF-16 without a mark is one, too', async () => {
    const { error, forms } = await read(new Uint8Array(Buffer.from(boxesOf(sheets), 'utf16le')));
    expect(error).toBeNull();
    expect(forms).toHaveLength(sheets.length);
  });

  test('keeps a ═ that is a sign of the text', () => {
    const { pages } = readTextDump(bytesOf(boxesOf(sheets).replace(/=/g, '═')));
    expect(pages?.[0]?.runs.some(({ text }) => text.startsWith('═'))).toBe(true);
  });
});

describe('a dump of which a part is lost is an error', () => {
  test('without any character', async () => {
    expect((await read('\f\f\n')).error?.code).toBe('empty');
  });

  test('with the labels of a form and no form', async () => {
    const labels = '项目名称  某项目  实施单位  某局\n一级指标  二级指标  三级指标  分值  得分\n';
    expect((await read(labels.repeat(3))).error?.code).toBe('scrambled');
  });

  test('with them in one line, nothing between them', async () => {
    const line = '项目绩效自评表项目名称某项目一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标';
    expect((await read(line)).error?.code).toBe('scrambled');
  });

  test('with more lines than are read at once', async () => {
    expect((await read(columnsOf(sheets).repeat(90))).error?.code).toBe('too-long');
  });
});
