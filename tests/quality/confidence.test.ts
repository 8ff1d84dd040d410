import { expect, test } from 'vitest';
import type { EvidenceSource, Fact, Form, Path, TypedForm } from '../../src/model.ts';
import { form } from '../../src/rules/sketch.ts';
import { withValueAt } from '../../src/values/pointer.ts';
import { judgedPicture } from '../helpers/judged.ts';

const correct = form({
  money: ['120', '100', '98.71', '10', '98.71', '9.87'],
  parts: [
    ['80', '70', '68.71'],
    [null, '0', '0'],
    ['40', '30', '30'],
  ],
  rows: [
    { weight: '30', score: '30' },
    { weight: '20', score: '18.5' },
    { weight: '40', score: '40' },
  ],
  total: ['100', '98.37'],
  department: '云山市水务局',
  unit: '云山市水务局',
});

/** the form as a reader of pictures hands it over, each value in a place of its own */
function read(
  of: Form,
  { source = 'ocr', sureness = 0.85 }: { source?: EvidenceSource; sureness?: number } = {},
): TypedForm {
  const facts = Object.entries(of.evidence).map(([path, { text, notes }], i): [Path, Fact] => [
    path,
    { text, notes, source, sureness, regions: [{ page: 1, bbox: [0, i, 10, i + 1] }] },
  ]);
  const { evidence: _, ...form } = of;
  return { ...form, facts: Object.fromEntries(facts) };
}

function damaged(of: Form, path: Path, value: string): Form {
  return { ...of, data: withValueAt(of.data, path, value) };
}

const NUMBERS = Object.keys(correct.evidence).filter(
  path =>
    /^\/(?:funding|indicators|total)\/.*(?:Budget|executed|Rate|core)$/.test(path) &&
    correct.evidence[path]?.text !== null,
);

test('a form that adds up needs nobody to look at its numbers', () => {
  const { evidence } = judgedPicture(read(correct));
  for (const path of NUMBERS) {
    expect(evidence[path], path).toMatchObject({ review: false });
    expect(evidence[path]?.confidence, path).toBeGreaterThan(0.98);
  }
  expect(evidence['/implementingUnit']?.confidence).toBeGreaterThan(0.97);
});

test.each(NUMBERS)('a misread value loses what it had: %s', path => {
  const bad = read(damaged(correct, path, '7.31'));
  const { evidence } = judgedPicture(bad);
  expect(evidence[path]).toMatchObject({ review: true });
  expect(evidence[path]?.confidence).toBeLessThan(0.97);
});

test('the misread value is blamed more than those that other sums confirm', () => {
  const { evidence } = judgedPicture(read(damaged(correct, '/funding/1/executed', '63.71')));
  const blamed = evidence['/funding/1/executed']?.confidence ?? 1;
  expect(evidence['/funding/0/executed']?.confidence).toBeGreaterThan(blamed);
  expect(evidence['/funding/0/adjustedBudget']?.review).toBe(false);
});

test('a blank that should have been a number is doubted', () => {
  const bad: Form = { ...correct, data: withValueAt(correct.data, '/indicators/1/score', null) };
  const { evidence } = judgedPicture(read(bad, { sureness: 0.95 }));
  expect(evidence['/indicators/1/score']?.review).toBe(true);
});

test('values and texts are untouched', () => {
  const bad = read(damaged(correct, '/total/score', '93.37'));
  const after = judgedPicture(bad);
  expect(after.data).toBe(bad.data);
  for (const [path, { text, regions }] of Object.entries(bad.facts)) {
    expect(after.evidence[path]).toMatchObject({ text, regions });
  }
});

test('a text layer stands as it is, also where the form itself adds up wrongly', () => {
  const wrong = read(damaged(correct, '/total/score', '93.37'), { source: 'text-layer', sureness: 0.99 });
  const { evidence } = judgedPicture(wrong);
  expect(Object.keys(evidence).filter(path => evidence[path]!.confidence !== 0.99)).toEqual([]);
});

test('a doubt that arithmetic cannot answer stays', () => {
  const doubted = read(correct);
  const path = '/total/score';
  const facts = { ...doubted.facts, [path]: { ...doubted.facts[path]!, notes: ['ambiguous' as const] } };
  expect(judgedPicture({ ...doubted, facts }).evidence[path]?.review).toBe(true);
});

test('names of one office that differ in one character are both lowered', () => {
  const bad = read(damaged(correct, '/implementingUnit', '云山市水条局'), { sureness: 0.93 });
  const { evidence } = judgedPicture(bad);
  expect(evidence['/implementingUnit']?.review).toBe(true);
  expect(evidence['/supervisingDepartment']?.review).toBe(true);
});

/** a first level that was read as `text`, hardly sure, and taken for `name` */
function levelRead(name: string, { text = name, sureness = 0.6 }: { text?: string; sureness?: number } = {}) {
  const path = '/indicators/0/level1';
  const whole = read(damaged(correct, path, name), { sureness: 0.99 });
  const facts = { ...whole.facts, [path]: { ...whole.facts[path]!, text, sureness } };
  return judgedPicture({ ...whole, facts }).evidence[path];
}

test.each([
  ['as it is', '满意度指标', '满意度指标'],
  ['with a weight that was read unsurely', '项目效益', '项目效益(35分)'],
  ['with dirt beside it', '产出指标', '产出指标脸'],
])('a usual name bears itself out: %s', (_, name, text) => {
  expect(levelRead(name, { text })).toMatchObject({ review: false });
});

test.each([
  ['any other name', '马铃薯产量', '马铃薯产量', 0.6],
  ['a usual name in the place of one that was read', '时效指标', '时放指标', 0.6],
  ['a name that was hardly read at all', '满意度指标', '满意度指标', 0.1],
])('it does not bear out %s', (_, name, text, sureness) => {
  expect(levelRead(name, { text, sureness })).toMatchObject({ review: true });
});
