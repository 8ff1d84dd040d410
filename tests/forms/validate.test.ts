import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateDraft } from '../../src/forms/validate.ts';
import type { Draft, FieldReading, Form, Note } from '../../src/model.ts';
import { LEAST } from '../../src/quality/calibration.ts';
import { FUNDING, INDICATOR, namesOf } from '../../src/schema/fields.ts';
import { formSchema } from '../../src/schema/form.ts';
import { keysOf, valueAt } from '../../src/values/pointer.ts';
import { judged } from '../helpers/judged.ts';

const reading = (path: string, text: string | null, more: Partial<FieldReading> = {}): FieldReading => ({
  path,
  text,
  regions: [{ page: 1, bbox: [10, 20, 30, 40] }],
  source: 'text-layer',
  sureness: 0.99,
  notes: [],
  ...more,
});

const draft = (readings: readonly FieldReading[], currencyUnit: Draft['currencyUnit'] = 'yuan'): Draft => ({
  family: 'project-self-evaluation',
  template: 'generic',
  pages: [1],
  currencyUnit,
  readings,
});

const read = (...readings: readonly FieldReading[]) => judged(draft(readings));

/** the value at a path and what the evidence says of it */
const at = (form: Form, path: string) => ({
  value: valueAt(form.data, path),
  notes: form.evidence[path]?.notes,
  review: form.evidence[path]?.review,
});

test('an empty draft is a form of nothing but absent fields', () => {
  const form = read();
  expect(form.data).toEqual({
    title: null,
    fiscalYear: null,
    projectName: null,
    supervisingDepartment: null,
    implementingUnit: null,
    projectLeader: null,
    telephone: null,
    funding: [],
    goals: [],
    indicators: [],
    groups: [],
    total: { maxScore: null, score: null, grade: null },
    extras: {},
  });
  expect(form.evidence['/total/grade']).toEqual({
    text: null,
    regions: [],
    source: 'text-layer',
    confidence: 0.99,
    review: false,
    notes: ['absent'],
  });
});

describe('each field is typed as its path says', () => {
  const form = read(
    reading('/title', '项⽬支出绩效⾃评表'),
    reading('/fiscalYear', '（2022 年度）'),
    reading('/projectName', '219-公园\n养护 (二级构成)'),
    reading('/funding/0/line', 'total'),
    reading('/funding/0/label', '年度资金总额：'),
    reading('/funding/0/adjustedBudget', '1,250,000.00'),
    reading('/funding/0/executed', '—'),
    reading('/funding/0/maxScore', '预算执行情况（20分）'),
    reading('/funding/0/executionRate', '96.50%'),
    reading('/funding/1/label', '社会捐赠'),
    reading('/goals/0/expected', '无'),
    reading('/indicators/0/level1', '产出指标（50分）'),
    reading('/indicators/0/level3', '补植苗木（50分）'),
    reading('/indicators/0/target', '≥ 300 株'),
    reading('/indicators/0/actual', '6月底前'),
    reading('/indicators/0/maxScore', '12.50'),
    reading('/indicators/0/score', '优秀'),
    reading('/indicators/0/extras/是否核心~1指标', '是'),
    reading('/indicators/1/score', null, { notes: ['merged-with-row-0'] }),
    reading('/indicators/1/deviation', ' '),
    reading('/groups/0/level1', '产出指标（50分）'),
    reading('/groups/0/maxScore', '（50分）'),
    reading('/total/grade', '优'),
    reading('/extras/填报人', ''),
  );

  test.each([
    ['/title', '项目支出绩效自评表', []],
    ['/fiscalYear', 2022, []],
    ['/projectName', '219-公园养护(二级构成)', []],
    ['/supervisingDepartment', null, ['absent']],
    ['/funding/0/line', 'total', undefined],
    ['/funding/0/label', '年度资金总额：', []],
    ['/funding/0/adjustedBudget', '1250000.00', []],
    ['/funding/0/executed', null, ['not-applicable']],
    ['/funding/0/maxScore', '20', []],
    ['/funding/0/executionRate', '96.50', []],
    ['/funding/1/line', 'other', undefined],
    ['/goals/0/expected', '无', []],
    ['/goals/0/actual', null, ['absent']],
    ['/indicators/0/level1', '产出指标', []],
    ['/indicators/0/level3', '补植苗木（50分）', []],
    ['/indicators/0/maxScore', '12.50', []],
    ['/indicators/0/extras/是否核心~1指标', '是', []],
    ['/indicators/1/score', null, ['merged-with-row-0']],
    ['/indicators/1/deviation', null, ['blank']],
    ['/groups/0/level1', '产出指标', []],
    ['/groups/0/maxScore', '50', []],
    ['/total/grade', '优', []],
    ['/extras/填报人', null, ['blank']],
  ])('%s', (path, value, notes) => {
    expect(at(form, path)).toEqual({ value, notes, review: notes && false });
  });

  test('measures are leaves as a whole', () => {
    expect(form.data.indicators[0]?.target).toMatchObject({ kind: 'quantity', number: '300', unit: '株' });
    expect(form.data.indicators[0]?.actual).toMatchObject({ kind: 'date', date: '2022-06', relation: 'by' });
    expect(form.evidence['/indicators/0/actual']?.notes).toEqual(['year-from-form']);
    expect(form.evidence['/indicators/0/target/number']).toBeUndefined();
  });

  test('what could not be typed is null and wants review, its text kept', () => {
    expect(at(form, '/indicators/0/score')).toEqual({ value: null, notes: ['not-a-number'], review: true });
    expect(form.evidence['/indicators/0/score']?.text).toBe('优秀');
  });

  test('evidence keeps what was read', () => {
    expect(form.evidence['/title']?.text).toBe('项⽬支出绩效⾃评表');
    expect(form.evidence['/indicators/0/level1']?.text).toBe('产出指标（50分）');
    expect(form.evidence['/indicators/1/deviation']?.text).toBe(null);
    expect(form.evidence['/indicators/0/target']?.regions).toEqual([{ page: 1, bbox: [10, 20, 30, 40] }]);
  });

  test('the schema accepts it', () => expect(formSchema.parse(form)).toEqual(form));
});

describe('doubt', () => {
  test('a value less sure than the limit wants review', () => {
    const form = read(
      reading('/title', '表', { sureness: LEAST - 0.01 }),
      reading('/projectName', '甲', { sureness: LEAST }),
    );
    expect([form.evidence['/title']?.review, form.evidence['/projectName']?.review]).toEqual([true, false]);
  });

  test.each<[Note, boolean]>([
    ['broken-unicode', true],
    ['ambiguous', true],
    ['joined-over-page-break', false],
    ['truncated', true],
  ])('the note %s of a reading wants review: %s', (note, review) => {
    expect(at(read(reading('/title', '表', { notes: [note] })), '/title')).toMatchObject({
      notes: [note],
      review,
    });
  });

  test('characters that no font prints are broken unicode', () => {
    expect(at(read(reading('/title', '绩\u0003效')), '/title')).toMatchObject({
      notes: ['broken-unicode'],
      review: true,
    });
    expect(at(read(reading('/title', '\u0003')), '/title').review).toBe(true);
  });

  test('a path read twice with different texts is ambiguous', () => {
    const form = read(
      reading('/title', '甲'),
      reading('/title', '乙'),
      reading('/projectName', '丙'),
      reading('/projectName', '丙'),
    );
    expect(at(form, '/title')).toEqual({ value: '甲', notes: ['ambiguous'], review: true });
    expect(at(form, '/projectName')).toEqual({ value: '丙', notes: [], review: false });
  });

  test('an amount in another unit than the form has is not taken', () => {
    const form = judged(draft([reading('/funding/0/executed', '12万元')], 'yuan'));
    expect(at(form, '/funding/0/executed')).toEqual({ value: null, notes: ['ambiguous'], review: true });
  });

  test('a blank value explained by the reading is not called blank', () => {
    const form = read(reading('/total/score', '', { notes: ['not-applicable'] }));
    expect(at(form, '/total/score').notes).toEqual(['not-applicable']);
  });

  test('a path that no form has is a mistake of the program', () => {
    expect(() => read(reading('/indicators/0/colour', 'red'))).toThrow('/indicators/0/colour');
    expect(() => read(reading('/funding/x/label', 'red'))).toThrow('/funding/x/label');
  });
});

test('a text dump has lines in place of regions', () => {
  const { regions: _, ...dumped } = reading('/title', '表', { source: 'text-dump', lines: [3, 4] });
  const form = read(dumped);
  expect(form.evidence['/title']).toEqual({
    text: '表',
    lines: [3, 4],
    source: 'text-dump',
    confidence: expect.any(Number),
    review: false,
    notes: [],
  });
  expect(form.evidence['/projectName']?.source).toBe('text-dump');
});

describe('any draft', () => {
  const row = fc.integer({ min: 0, max: 3 });
  const label = fc
    .string({ minLength: 1 })
    .map(key => key.replaceAll('~', '~0').replaceAll('/', '~1'))
    .filter(key => key !== '__proto__');
  const fields = (list: string, ...names: string[]) =>
    fc.tuple(row, fc.constantFrom(...names)).map(([i, name]) => `/${list}/${i}/${name}`);
  const path = fc.oneof(
    fc.constantFrom('/title', '/fiscalYear', '/projectName', '/supervisingDepartment', '/implementingUnit'),
    fields('funding', 'line', ...namesOf(FUNDING)),
    fields('goals', 'expected', 'actual'),
    fields('indicators', ...namesOf(INDICATOR)),
    fields('groups', 'level1', 'level2', 'maxScore'),
    fc.constantFrom('/total/maxScore', '/total/score', '/total/grade'),
    label.map(key => `/extras/${key}`),
    fc.tuple(row, label).map(([i, key]) => `/indicators/${i}/extras/${key}`),
  );
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom(
        '≥',
        '=',
        '1',
        '0',
        '9',
        ',',
        '.',
        '%',
        '年',
        '月',
        '日',
        '前',
        '底',
        '个',
        '—',
        ' ',
        '\n',
        '⽬',
        '(',
        '分',
      ),
    }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(null, '', '2,954.00', '≥5个', '2023年6月前', '无', '/'),
  );
  const readings = fc.array(
    fc
      .record({ path, text: cell, sureness: fc.double({ min: 0, max: 1, noNaN: true }) })
      .map(r => reading(r.path, r.text, r)),
  );

  test('is typed without an exception, every leaf has its evidence, and the schema accepts the form', () => {
    fc.assert(
      fc.property(readings, list => {
        const form = judged(draft(list));
        expect(formSchema.safeParse(form).error).toBeUndefined();
        const { facts, data } = validateDraft(draft(list));
        expect(new Set(Object.keys(facts))).toEqual(new Set(leaves(data)));
        expect(JSON.parse(JSON.stringify(form))).toEqual(form);
      }),
      { seed: 8 },
    );
  });

  test('what was read and not marked is the value', () => {
    fc.assert(
      fc.property(readings, list => {
        const form = judged(draft(list));
        for (const { path, text } of list.filter(r => !r.path.endsWith('/line'))) {
          const { review, notes } = form.evidence[path] ?? { review: true, notes: [] };
          if (!review && notes.length === 0)
            expect(valueAt(form.data, path), `${path} ${text}`).not.toBe(null);
        }
      }),
      { seed: 9 },
    );
  });
});

/** the pointers of all leaves: scalars but `line`, and measures */
function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || 'kind' in value)
    return keysOf(path).at(-1) === 'line' ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
