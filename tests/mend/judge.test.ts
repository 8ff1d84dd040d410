import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kit } from '../../src/defaults.ts';
import { judge, leafAt, validateCorrection } from '../../src/mend/judge.ts';
import type { Correction, CorrectionEntry, Document, Finding } from '../../src/model.ts';
import { documentSchema } from '../../src/schema/document.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { entryFor } from '../helpers/corrections.ts';

const fixture = (name: string) =>
  parseDocument(readFileSync(join(import.meta.dirname, '../../fixtures', name, 'document.json'), 'utf8'));
const g60 = fixture('g60');
const SCORE = '/forms/0/data/indicators/3/score';
const NAME = '/forms/0/data/projectName';

const logged = (...entries: readonly CorrectionEntry[]): Correction[] =>
  entries.map((entry, i) => ({ ...entry, sequence: i + 1, previous: null, hash: `${i + 1}` }));
const to = (path: string, text: string, other: Partial<CorrectionEntry> = {}) => {
  const typed = validateCorrection(g60, path, text);
  if (!typed.isValid) throw new Error(typed.message.en);
  return entryFor(g60, path, { kind: 'correct', after: { text, value: typed.value }, ...other });
};
const judged = (...entries: readonly CorrectionEntry[]) => judge(g60, logged(...entries), kit);

describe('judging again', () => {
  test('leaves a document without corrections as it is', () => {
    expect(judged().document).toBe(g60);
  });

  test('puts what a person found in place of what was read, and keeps what was read', () => {
    const before = leafAt(g60, SCORE)!;
    const { document, stale } = judged(to(SCORE, '1.5'));
    expect(stale).toEqual([]);
    expect(leafAt(document, SCORE)).toMatchObject({
      value: '1.5',
      evidence: {
        text: before.evidence.text,
        source: 'correction',
        review: false,
        confidence: 1,
        regions: before.evidence.regions,
      },
    });
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    expect(leafAt(g60, SCORE)).toEqual(before);
  });

  test('findings change at once, and change back', () => {
    const rules = (findings: readonly Finding[]) => findings.map(({ rule, at }) => `${rule} ${at[0]}`);
    const { document } = judged(to(SCORE, '1.5'));
    const found = rules(document.findings).filter(one => !rules(g60.findings).includes(one));
    expect(found).toContain('total/score-sum /forms/0/data/total/score');
    const undo = entryFor(g60, SCORE, { kind: 'undo', undoes: 1 });
    expect(judged(to(SCORE, '1.5'), undo).document).toEqual(g60);
    const redo = entryFor(g60, SCORE, { kind: 'undo', undoes: 2 });
    expect(leafAt(judged(to(SCORE, '1.5'), undo, redo).document, SCORE)?.value).toBe('1.5');
  });

  test('an undo of one entry leaves the one before it', () => {
    const undo = entryFor(g60, SCORE, { kind: 'undo', undoes: 2 });
    const { document } = judged(to(SCORE, '1'), to(SCORE, '2'), undo);
    expect(leafAt(document, SCORE)?.value).toBe('1');
  });

  test('accepting clears the doubt and changes no value', () => {
    const form = g60.forms[0]!;
    const evidence = { ...form.evidence['/projectName']!, review: true, confidence: 0.4 };
    const doubtful: Document = {
      ...g60,
      forms: [{ ...form, evidence: { ...form.evidence, '/projectName': evidence } }, ...g60.forms.slice(1)],
    };
    const { document } = judge(doubtful, logged(entryFor(doubtful, NAME)), kit);
    const { value, evidence: after } = leafAt(document, NAME)!;
    expect(value).toBe(form.data.projectName);
    expect(after).toMatchObject({ review: false, confidence: 1, source: 'text-layer' });
  });

  test('accepting what another person put there keeps it', () => {
    const corrected = judged(to(SCORE, '1.5')).document;
    const { document, stale } = judged(to(SCORE, '1.5'), entryFor(corrected, SCORE));
    expect(stale).toEqual([]);
    expect(leafAt(document, SCORE)).toEqual(leafAt(corrected, SCORE));
    expect(document.findings).toEqual(corrected.findings);
  });

  test('what nobody can read is null and stays for review', () => {
    const { document } = judged(entryFor(g60, SCORE, { kind: 'unreadable' }));
    expect(leafAt(document, SCORE)).toMatchObject({
      value: null,
      evidence: { review: true, notes: ['unreadable'], source: 'correction' },
    });
    expect(documentSchema.safeParse(document).error).toBeUndefined();
  });

  test('only work changes a document', () => {
    const other = [to(SCORE, '1', { track: 'blind' }), to(SCORE, '2', { track: 'planted' })];
    expect(judged(...other)).toMatchObject({ document: g60, stale: [] });
  });

  test('what does not fit the document any more is told and not applied', () => {
    const correction = to(SCORE, '1');
    const elsewhere = { ...correction.before, regions: [{ page: 9, bbox: [0, 0, 1, 1] as const }] };
    const { before } = correction;
    const cases: readonly [CorrectionEntry, string][] = [
      [{ ...correction, before: { ...before, text: '7' } }, 'read-anew'],
      [{ ...correction, before: elsewhere }, 'read-anew'],
      [{ ...correction, path: '/forms/0/data/indicators/99/score' }, 'no-such-value'],
      [{ ...correction, path: '/forms/0/data/toString' }, 'no-such-value'],
      [{ ...correction, after: { text: 'x', value: 'x' } }, 'not-of-its-type'],
      [{ ...correction, kind: 'accept', before: { ...before, value: 'x' } }, 'not-of-its-type'],
    ];
    for (const [entry, why] of cases) {
      expect(judged(entry)).toMatchObject({ document: g60, stale: [{ why }] });
    }
  });

  test('findings about prose stand as they were, in the order of the rules', () => {
    const prose: Finding = {
      ...g60.findings[0]!,
      rule: 'document/declared-count',
      at: ['/pages/1'],
    };
    const withProse = { ...g60, findings: [...g60.findings, prose] };
    const { document } = judge(withProse, logged(to(SCORE, '1.5')), kit);
    expect(document.findings.filter(({ at }) => at[0] === '/pages/1')).toEqual([prose]);
    const without = judged(to(SCORE, '1.5')).document.findings;
    expect(document.findings.filter(one => one !== prose)).toEqual(without);
  });

  test('another fiscal year moves the months that were printed without a year', () => {
    const form = g60.forms[0]!;
    const path = '/forms/0/data/indicators/0/target';
    const data = {
      ...form.data,
      indicators: form.data.indicators.with(0, {
        ...form.data.indicators[0]!,
        target: { kind: 'date', relation: 'by', date: '2023-12', text: '12月底前' },
      }),
    };
    const own = form.evidence['/indicators/0/target']!;
    const evidence = {
      ...form.evidence,
      '/indicators/0/target': { ...own, text: '12月底前', notes: ['year-from-form' as const] },
    };
    const document = { ...g60, forms: [{ ...form, data, evidence }] };
    const entry = entryFor(document, '/forms/0/data/fiscalYear', {
      kind: 'correct',
      after: { text: '2022', value: 2022 },
    });
    const after = judge(document, logged(entry), kit).document;
    expect(leafAt(after, path)?.value).toMatchObject({ date: '2022-12' });
  });
});

describe('what a person types', () => {
  test.each([
    [SCORE, '5', '5'],
    [SCORE, '1,234.50', '1234.50'],
    [SCORE, '', null],
    [SCORE, '—', null],
    ['/forms/0/data/fiscalYear', '2022', 2022],
    [NAME, ' 甲 项目 ', '甲项目'],
    [
      '/forms/0/data/indicators/3/target',
      '≥9场',
      { kind: 'quantity', comparator: '>=', number: '9', unit: '场', text: '≥9场' },
    ],
  ])('%s: “%s”', (path, text, value) => {
    expect(validateCorrection(g60, path, text)).toEqual({ isValid: true, value });
  });

  test.each([
    [SCORE, 'abc', '一个数'],
    [SCORE, '1,0', '一个数'],
    ['/forms/0/data/fiscalYear', '年', '年份'],
    ['/forms/0/data/funding/0/line', 'total', '没有这个取值'],
    ['/forms/9/data/projectName', '甲', '没有这个取值'],
    ['/findings/0', '甲', '没有这个取值'],
    ['', '甲', '没有这个取值'],
  ])('%s is not “%s”', (path, text, message) => {
    const result = validateCorrection(g60, path, text);
    expect(result.isValid || result.message.zh).toContain(message);
  });
});
