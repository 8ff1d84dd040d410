import { describe, expect, test } from 'vitest';
import { emptyDraft, put } from '../../src/forms/draft-writer.ts';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Form, Grid } from '../../src/model.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

const ROWS = `
  项目名称 | 城市公园养护 | < | < | < | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30 | 30
  ^ | 质量指标 | 合格率 | ≥95% | 96% | 30 | 28
  ^ | 成本指标 | 养护成本 | ≤30万元 | 29万元 | 40 | 40
  总分 | < | < | < | < | 100 | 98`;

/** How sure a text is, and what else was read there; all other texts were read for sure. */
type Read = {
  readonly [text: string]: { readonly confidence: number; readonly candidates: readonly string[] };
};

function read(text: string, doubts: Read): Form {
  const pictured = (grid: Grid): Grid => ({
    ...grid,
    cells: grid.cells.map(cell => ({
      ...cell,
      lines: cell.lines.map(line => ({
        ...line,
        reading: doubts[line.text] ?? { confidence: 0.99, candidates: [] },
      })),
    })),
  });
  const [found] = findForms(
    { grids: [pictured(gridOf(text))], lines: linesAbove('项目支出绩效自评表') },
    lexicon(),
  );
  return settled(subjectOf(found!));
}

describe('a number that cannot stand as it was read', () => {
  const score = '/indicators/1/score';

  test('becomes the one candidate that makes the sum right; its text stays what was read', () => {
    const form = read(ROWS.replace('30 | 28', '30 | Z8'), {
      Z8: { confidence: 0.4, candidates: ['23', '28'] },
    });
    expect(form.data.indicators[1]!.score).toBe('28');
    expect(form.evidence[score]).toMatchObject({ text: 'Z8', review: true });
    expect(form.evidence[score]!.notes).toContain('repaired');
  });

  test('becomes the number without the dirt beside it', () => {
    const form = read(ROWS.replace('31公顷 | 30', '31公顷 | 30.'), {
      '30.': { confidence: 0.3, candidates: [] },
    });
    expect(form.data.indicators[0]!.maxScore).toBe('30');
    expect(form.evidence['/indicators/0/maxScore']).toMatchObject({ text: '30.' });
  });

  test('is replaced where it is a number, too', () => {
    const form = read(ROWS.replace('30 | 28', '30 | 23'), { 23: { confidence: 0.6, candidates: ['28'] } });
    expect(form.data.indicators[1]!.score).toBe('28');
  });

  test.each([
    ['no candidate makes the sum right', ROWS.replace('30 | 28', '30 | Z8'), ['23', '25']],
    ['nothing else was read', ROWS.replace('30 | 28', '30 | Z'), []],
    ['no sum speaks of it', ROWS.replace('100 | 98', '100 |').replace('30 | 28', '30 | Z8'), ['28']],
  ])('stays as it is where %s', (_, text, candidates) => {
    const form = read(text, {
      Z8: { confidence: 0.4, candidates },
      Z: { confidence: 0.4, candidates },
    });
    expect(form.data.indicators[1]!.score).toBeNull();
    expect(form.evidence[score]).toMatchObject({ review: true });
    expect(form.evidence[score]!.notes).not.toContain('repaired');
  });
});

test('a number that was read for sure stands, whatever its sum says: the form itself may be wrong', () => {
  const form = read(ROWS.replace('30 | 28', '30 | 23'), { 23: { confidence: 0.999, candidates: ['28'] } });
  expect(form.data.indicators[1]!.score).toBe('23');
});

test('a number whose sums are right stands, whatever else was read', () => {
  const form = read(ROWS, { 28: { confidence: 0.5, candidates: ['23'] } });
  expect(form.data.indicators[1]!.score).toBe('28');
});

test('a usual label stands for what was read; its text stays that, whatever signs are in it', () => {
  const [cell] = gridOf('年度资金总额 | 10').cells;
  const desk = emptyDraft('ocr');
  put(desk, '/funding/0/label', { ...cell!, read: "年度资$&'总额" });
  expect(desk.readings[0]).toMatchObject({
    text: "年度资$&'总额",
    chosen: '年度资金总额',
    notes: ['repaired'],
  });
});

const MONEY = `
  项目名称 | 城市公园养护 | < | < | < | <
  项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
  年度资金总额 | 2398.35 | 2310.37 | 10 | 96.34% | 9.63
  其中：财政资金 | 2398.35 | 2310.57 | | |
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 分值 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 90 | 90
  总分 | < | < | < | 100 | 99.63`;

test('a number that is made equal to the one above it is doubted as that one is: which was misread, their equality does not tell', () => {
  const form = read(MONEY, { '2310.57': { confidence: 0.8, candidates: ['2310.37'] } });
  for (const row of [0, 1]) expect(form.evidence[`/funding/${row}/executed`]).toMatchObject({ review: true });
});
