import { expect, test } from 'vitest';
import { kit } from '../../src/defaults.ts';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import { findFindings } from '../../src/rules/run.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

/** characters: what takes their square in steps does not end */
const LONG = 60_000;

const PIECES = ['1', '1,', '万', 'A', ':', '：', '（', '(1', '目标', '其中', '\uFFFD'];

test.each(PIECES)('every value an endless row of %s', piece => {
  const long = `${piece.repeat(LONG / piece.length)}个`;
  const grid = gridOf(`
      项目名称 | x${long} | < | < | < | < | <
      主管部门 | ${long} | < | 实施单位 | ${long} | < | <
      x${long} | 某市园林局 | < | 说明 | x ${long} | < | <
      项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      ^ | 年度资金总额 | ${long} | ${long} | ${long} | ${long} | ${long}
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | x${long} | ${long} | ${long} | ${long} | ${long} | ${long}
      效益指标 | 社会效益指标 | ${long} | ≥${long} | =${long} | 30 | 30
      总分 | < | < | < | < | 100 | ${long}
    `);
  const lines = linesAbove('项目支出绩效自评表', '（2021年度）', `单位：${long}`);
  const [found] = findForms({ grids: [grid], lines }, lexicon());
  const form = settled(subjectOf(found!));
  const prose = [{ page: 1, text: `自评${long}` }];
  expect(findFindings({ forms: [form], prose }, kit)).toBeInstanceOf(Array);
  expect(form.data.indicators.at(-1)!.level3).toHaveLength(long.length);
});
