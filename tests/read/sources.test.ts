import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { isLegible } from '../../src/read/legibility.ts';
import { readSource } from '../../src/read/read.ts';
import { pdfOf, show } from '../helpers/drawn-pdf.ts';
import { pageOf, runAt } from '../helpers/pages.ts';

const fixture = async (path: string) => ({
  name: path,
  bytes: new Uint8Array(await readFile(new URL(`../../fixtures/${path}`, import.meta.url))),
});

describe('sources', () => {
  test('a PDF with a password says so; with it, it opens; one that only restricts printing opens as usual', async () => {
    const encrypted = await fixture('broken/encrypted.pdf');
    await expect(readSource(encrypted)).rejects.toMatchObject({ code: 'encrypted' });
    const again = await fixture('broken/encrypted.pdf');
    await expect(readSource(again, { password: 'no' })).rejects.toMatchObject({ code: 'wrong-password' });
    const { source, pages } = await readSource(await fixture('central-owner-password/source.pdf'));
    expect(source.kind).toBe('native');
    expect(pages.length).toBeGreaterThan(0);
  });

  test('kinds: text is native, a page without ink is blank', async () => {
    const text = await readSource({ name: 'a.pdf', bytes: pdfOf({ content: show('项目', [50, 200]) }) });
    expect(text.pages).toMatchObject([{ page: 1, kind: 'native' }]);
    const blank = await readSource({ name: 'a.pdf', bytes: pdfOf({ content: '' }) });
    expect(blank.pages).toMatchObject([{ page: 1, kind: 'blank' }]);
  });
});

describe('legibility of a text layer', () => {
  const page = (text: string) => pageOf([], [runAt(text, [0, 100])]);
  const usual =
    '项目支出绩效自评表主管部门实施单位年度资金总额执行率得分产出指标数量质量时效成本效益满意度指标';

  test.each([
    ['usual characters', usual, true],
    ['a few that are lost', usual.replaceAll('指', '\uFFFD'), true],
    ['many that are lost', usual.replace(/[标支度量分年表]/g, '\uFFFD\uFFFD\uFFFD'), false],
    ['characters from all over the block', [...usual].map((c, i) => (i % 5 ? c : '龘')).join(''), false],
    ['too few to say', '龘龘\uFFFD\uFFFD', true],
  ])('%s', (_, text, expected) => {
    expect(isLegible(page(text))).toBe(expected);
  });
});
