import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Grid, TextLine } from '../../src/model.ts';
import { formsOf } from '../helpers/forms-of.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';

const FORM = `
  项目名称 | 城市公园养护 | < | < | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30
  总分 | < | < | < | < | 100
  `;

function line(text: string, y: number, page = 2): TextLine {
  return { text, page, bbox: [0, y, text.length * 10, y + 10] };
}

function below(lines: readonly TextLine[], others: readonly Grid[] = []): readonly string[] {
  const all = [...linesAbove('项目支出绩效自评表'), ...lines];
  const [form] = findForms({ grids: [gridOf(FORM), ...others], lines: all }, lexicon());
  return form!.segments.at(-1)!.below.map(({ text }) => text);
}

describe('lines below the last table', () => {
  const foot = [line('填报人：张某', 20), line('联系电话：0551-1234567', 40)];

  test('stand on its page, or over the leaf', () => {
    expect(below([line('填报人：张某', 60, 1)])).toEqual(['填报人：张某']);
    expect(below(foot)).toEqual(['填报人：张某', '联系电话：0551-1234567']);
  });

  test('end where something else begins', () => {
    expect(below([...foot, line('二、部门决算情况说明', 60), line('日期：2024年3月', 80)])).toHaveLength(2);
    expect(below([...foot, line('某镇项目支出绩效自评表', 60), line('填报人：李某', 80)])).toHaveLength(2);
    expect(below([line('三、其他重要事项', 20), ...foot.map(({ text }) => line(text, 40))])).toEqual([]);
  });

  test('are not the head of the next table', () => {
    const next = { ...gridOf('名称 | 数量'), regions: [{ page: 2, bbox: [0, 100, 20, 110] as const }] };
    expect(below(foot, [next])).toEqual([]);
  });
});

describe('a note in the last row of the table', () => {
  test.each(['说明 | 无 | | | |', ' | 说明 | 无 | | |'])("is the form's: %s", row => {
    const [form] = formsOf(`${FORM.trim().split('\n').slice(0, 3).join('\n')}\n${row}`, '项目支出绩效自评表');
    expect(form!.data.extras).toEqual({ 说明: '无' });
    expect(form!.data.indicators).toHaveLength(1);
  });
});
