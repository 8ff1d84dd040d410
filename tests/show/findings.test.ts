import { describe, expect, test } from 'vitest';
import { profiles } from '../../parsers/profiles/index.ts';
import type { Document } from '../../src/model.ts';
import { RULES } from '../../src/rules/index.ts';
import { findFindings } from '../../src/rules/run.ts';
import { form } from '../../src/rules/sketch.ts';
import { findingLines, reportFindings } from '../../src/show/findings.ts';
import { sarifLog } from '../../src/show/sarif.ts';

const forms = [
  form({ project: '甲项目', rows: [{ target: '=10个', actual: '=7个', weight: '8', score: '8' }] }),
  form({ project: '乙项目', unit: null }),
];
const prose = [{ page: 1, text: '绩效自评的项目3个，涉及预算200万元，平均99分。' }];

const checked: Document = {
  schema: 'ziping/document/2',
  source: { name: '自评 表.pdf', sha256: 'ab', bytes: 12, pages: 2, kind: 'native' },
  producedBy: { ziping: '0.0.0' },
  forms,
  pages: [{ page: 1, kind: 'native', outcome: 'form', forms: [0, 1] }],
  findings: findFindings({ forms, prose }, { profiles }),
  coverage: { characters: 0, placed: 0, unplaced: [] },
  error: null,
};

const broken: Document = {
  ...checked,
  forms: [],
  findings: [],
  error: { code: 'encrypted', message: 'give the password' },
};

describe('the report', () => {
  const report = reportFindings([checked, broken], { language: 'en' });

  test('is grouped by form, errors first, the rest of the document last', () => {
    const heads = report.split('\n').filter(line => /^ {2}\S/.test(line));
    expect(heads).toEqual([
      '  Form 1 · 甲项目 · 2023 · p. 1',
      '  Form 2 · 乙项目 · 2023 · p. 1',
      '  Document',
    ]);
    const first = report.slice(report.indexOf('Form 1'));
    expect(first.indexOf('error')).toBeLessThan(first.indexOf('info') < 0 ? Infinity : first.indexOf('info'));
  });

  test('says what was found, where, by which rule, and on what ground', () => {
    expect(report).toContain('5.6 by actual ÷ target × weight');
    expect(report).toMatch(/p\. 1 · Indicator 1, score · score\/full-although-unmet · 财预/);
  });

  test('names documents that could not be read', () => {
    expect(report).toContain('自评 表.pdf — could not be read: give the password');
  });

  test('speaks Chinese', () => {
    const chinese = reportFindings([checked], {
      language: 'zh',
      paint: (word, severity) => `<${severity}>${word}`,
    });
    expect(chinese).toContain('<error>错误');
    expect(chinese).toContain('表 1 · 甲项目');
  });
});

test('JSON Lines: one finding a line, with its document', () => {
  const lines = findingLines([checked, broken])
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines).toHaveLength(checked.findings.length);
  expect(lines[0]).toMatchObject({
    source: { name: '自评 表.pdf', sha256: 'ab' },
    rule: checked.findings[0]?.rule,
  });
  expect(findingLines([broken])).toBe('');
});

describe('SARIF', () => {
  const log = sarifLog([checked, broken], { rules: RULES, language: 'en', version: '0.0.0' });
  const [run] = log.runs;

  test('every result names a rule of the driver and a place', () => {
    expect(run?.results).toHaveLength(checked.findings.length);
    for (const result of run?.results ?? []) {
      expect(run?.tool.driver.rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.locations[0]?.logicalLocations[0]?.fullyQualifiedName).toMatch(/^\/(?:forms|pages)\/\d/);
    }
  });

  test('places: page and box, addresses escaped', () => {
    const unmet = run?.results.find(({ ruleId }) => ruleId === 'score/full-although-unmet');
    expect(unmet?.locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: '%E8%87%AA%E8%AF%84%20%E8%A1%A8.pdf', index: 0 } },
      properties: { page: 1, bbox: [0, 0, 10, 10] },
    });
    expect(unmet?.relatedLocations.length).toBeGreaterThan(0);
  });

  test('a document that could not be read is a notification', () => {
    expect(run?.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ descriptor: { id: 'encrypted' }, level: 'error' }],
    });
  });
});
