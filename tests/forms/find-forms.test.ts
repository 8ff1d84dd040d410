import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Form, TextLine } from '../../src/model.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

function formsOf(grid: string, lines: readonly TextLine[] = linesAbove('项目支出绩效自评表')): Form[] {
  const found = findForms({ grids: [gridOf(grid)], lines }, lexicon());
  return found.map(one => settled(subjectOf(one)));
}

describe('what a page break leaves of a form', () => {
  test('headings of two storeys, the lower one alone on the next page', () => {
    const [form] = formsOf(`
      项目名称 | 养护 | < | < | < | <
      绩效指标 | < | 年度指标值 | 实际完成值 | 分值 | 偏差原因分析
      二级指标 | 三级指标 | 指标值 | | | 及改进措施
      数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30 | 暴雨
      `);
    expect(form!.data.indicators[0]).toMatchObject({ maxScore: '30', deviation: '暴雨' });
    expect(form!.data.indicators[0]!.actual!.text).toBe('31公顷');
  });

  test('an empty strip of a row in the middle of a block', () => {
    const [form] = formsOf(`
      项目名称 | 养护 | < | < | < | <
      | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      年度资金总额 | 10 | 10 | 9 | 90% | 9
      | < | < | < | < | <
      其中：当年财政拨款 | 10 | 10 | 9 | 90% | —
      二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30 | 30
      | < | < | < | < | <
      质量指标 | 合格率 | ≥95% | 96% | 30 | 30
      `);
    expect(form!.data.funding.map(({ line }) => line)).toEqual(['total', 'currentYearAppropriation']);
    expect(form!.data.indicators.map(({ level3 }) => level3)).toEqual(['养护面积', '合格率']);
  });

  test('a level whose name stands in a row above is doubted where it is blank', () => {
    const [form] = formsOf(`
      项目名称 | 养护 | < | <
      一级指标 | 三级指标 | 年度指标值 | 得分
      产出指标 | 养护面积 | ≥30公顷 | 30
      | 合格率 | ≥95% | 30
      `);
    expect(form!.evidence['/indicators/1/level1']).toMatchObject({ review: true, text: null });
  });
});

describe('titles', () => {
  const rows = '项目名称 | 养护 | <\n三级指标 | 年度指标值 | 得分\n养护面积 | ≥30公顷 | 30';
  const long = '2023年度城区背街小巷照明设施更新改造及智能化管理';

  test('of two lines are one', () => {
    const lines = linesAbove(long, '平台建设项目支出绩效自评表').map((line, index): TextLine => {
      return { ...line, bbox: [line.bbox[0], line.bbox[1], index === 0 ? 300 : 160, line.bbox[3]] };
    });
    expect(formsOf(rows, lines)[0]!.data.title).toBe(`${long}平台建设项目支出绩效自评表`);
  });

  test('have nothing to do with a short heading above them', () => {
    const lines = linesAbove('附件3', '平台建设项目支出绩效自评表');
    expect(formsOf(rows, lines)[0]!.data.title).toBe('平台建设项目支出绩效自评表');
  });

  test('of three lines too, the first two as wide as each other', () => {
    const title = [
      '生活垃圾分类投放点改造及第三方收运服务采购（',
      '含厨余垃圾就地处理设施维护）项目项目支出绩效',
      '自评复核表',
    ];
    expect(formsOf(rows, linesAbove(...title))[0]!.data.title).toBe(title.join(''));
  });

  test('of three lines, the last of them one character', () => {
    const title = [
      '生活垃圾分类投放点改造及第三方收运服务采购（含厨',
      '余垃圾就地处理设施维护）项目项目支出绩效自评复核',
      '表',
    ];
    expect(formsOf(rows, linesAbove(...title))[0]!.data.title).toBe(title.join(''));
  });
});

test('criteria with weights and scores for nobody’s project are no form', () => {
  const scheme = `
    一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值 | 得分
    决策 | 项目立项 | 立项依据充分性 | 符合规定得满分 | 5 | 5
    `;
  expect(formsOf(scheme, linesAbove('绩效评价指标体系及评分标准'))).toEqual([]);
  expect(formsOf(`项目名称 | 养护 | < | < | < | <\n${scheme}`, [])).toHaveLength(1);
});

test('a note below the indicators is none of them', () => {
  const [form] = formsOf(`
    项目名称 | < | 养护 | < | < | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
    产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30
    说明 | < | 请在此处简要说明审计中发现的问题。 | < | < |
    `);
  expect(form!.data.indicators).toHaveLength(1);
  expect(form!.data.extras.说明).toBe('请在此处简要说明审计中发现的问题。');
});

describe('headings', () => {
  test.each(['得分①', '得分*', '得分[注1]', '得分（20分）②', '得分①：', '①得分'])(
    'with the mark of a note: %s',
    heading => {
      const [form] = formsOf(`
      项目名称 | 养护 | < | < | <
      三级指标① | 年度指标值 | 实际完成值¹ | 分值 | ${heading}
      养护面积 | ≥30公顷 | 31公顷 | 30 | 29
      `);
      expect(form!.data.indicators).toMatchObject([
        { actual: { text: '31公顷' }, maxScore: '30', score: '29' },
      ]);
    },
  );
});

describe('a label of all rows that weighs them', () => {
  const formOf = (label: string) =>
    formsOf(`
      项目名称 | 养护 | < | < | <
      | 三级指标 | 年度指标值 | 分值 | 得分
      ${label} | 养护面积 | ≥30公顷 | 30 | 29
      ^ | 补植面积 | ≥3公顷 | 50 | 50
      `)[0]!;

  test('stands below the headings', () => {
    expect(formOf('年度绩效目标1（80分）').data.groups).toMatchObject([{ maxScore: '80' }]);
  });

  test('is for review with its list where its weight is cut off', () => {
    const { evidence } = formOf('年度绩效目标1（8');
    expect(evidence['/groups']!.review).toBe(true);
  });
});
