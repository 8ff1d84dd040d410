import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { summary } from '../../src/show/summary.ts';
import { displayWidth } from '../../src/values/width.ts';
import { CASES, extracted } from '../helpers/fixtures.ts';
import { sample } from '../helpers/sample.ts';

const text = summary(sample.document, { color: false });
const lines = text.split('\n');
const lineOf = (part: string) => lines.find(line => line.includes(part))!;

describe('summary', () => {
  test('says at a glance what was read', () => {
    expect(lines.slice(0, 7)).toEqual([
      'sample.pdf  1 页 pages · native',
      '',
      '1. 财政项目支出绩效自评表 2023',
      '   项目支出绩效自评表 · shanghai · 第 1 页 · 元',
      '   项目名称  社区图书角建设',
      '   主管部门  示例区文化和旅游局',
      '   实施单位  示例区图书馆',
    ]);
    expect(text).toContain('265/268 字已归位');
  });

  test.each(CASES)('counts values as lists do, a merged cell once: %s', async name => {
    const { document } = await extracted(name);
    const { leaves, review } = documentSummaryOf(document, 1);
    const told = summary(document, { color: false });
    expect(told).toContain(` · ${leaves} 个值 values · `);
    expect(told).toContain(review === 0 ? '✓ 无待核' : `? ${review} 待核`);
  });

  test('has a sign at each row: sure, doubtful, at fault', () => {
    expect(lineOf('新建图书角数量').trim()).toMatch(/^✓ {2}产出指标 +数量指标/);
    expect(lineOf('图书验收合格率').trim()).toMatch(/^\? .*1OO%\?/);
    expect(lineOf('读书活动场次').trim()).toMatch(/^✗/);
    expect(lineOf('score/full-although-unmet')).toContain('✗ 错误');
  });

  test('columns are straight, levels stand once', () => {
    const ends = ['新建图书角数量', '图书验收合格率', '居民满意度'].map(part => displayWidth(lineOf(part)));
    expect(new Set(ends).size).toBe(1);
    expect(text.match(/产出指标/g)).toHaveLength(1);
    expect(lineOf('年度资金总额')).toMatch(/200,000\.00 +180,000\.00 +10 +90\.00 +9\.00$/);
  });

  test('colours are only colours', () => {
    const painted = summary(sample.document, { color: true });
    expect(painted).not.toBe(text);
    const bare = (value: string) => value.split('\n').map(line => line.trimEnd());
    expect(bare(stripVTControlCharacters(painted))).toEqual(bare(text));
  });

  test('no text of a document steers the terminal', () => {
    const form = sample.document.forms[0]!;
    const data = { ...form.data, projectName: '\x1b]0;x\x07名' };
    const hostile = summary({ ...sample.document, forms: [{ ...form, data }] }, { color: false });
    expect(hostile).toContain('�]0;x�名');
    expect(hostile).not.toContain('\x1b');
  });

  test('a document that could not be read says why', () => {
    const error = { code: 'encrypted', message: '需要密码' };
    expect(summary({ ...sample.document, forms: [], findings: [], error }, { color: false })).toContain(
      '✗ encrypted: 需要密码',
    );
  });
});
