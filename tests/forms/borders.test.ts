import { expect, test } from 'vitest';
import { kit } from '../../src/defaults.ts';
import { draftForm } from '../../src/forms/draft.ts';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import { validateDraft } from '../../src/forms/validate.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';

/** Borders that printers misplace where a page ends; what stands in the cells is all there. */
const MISPLACED = `
  项目名称 | 城市公园养护 | < | < | < | <
  主管部门 | 某市园林局 | < | 实施单位 | 某市园林所 | <
  | | | 全年预算数（A） | 全年执行数（B） | 执行率（B/A）
  资金投入情况（万元） | ^ | < | ^ | ^ | ^
  ^ | 年度资金总额 | < | 120 | 60 | 50%
  ^ | 其他资金 | < | 120 | 60 | 50%
  一级指标 | | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
  产出指标 | 数量指标 | < | 养护面积 | ≥30公顷 | 31公顷
  ^ | 质量指标 | < | 存活率 | ≥95% | 96%
  `;

test('a block whose title begins below its headings, and levels that begin left of theirs', () => {
  const [found] = findForms({ grids: [gridOf(MISPLACED)], lines: linesAbove('绩效自评表') }, lexicon());
  const { draft } = draftForm(found!, { templates: kit.templates, source: 'text-layer' });
  const { data, currencyUnit } = validateDraft(draft);
  expect(currencyUnit).toBe('wan-yuan');
  expect(data.funding.map(({ line, label, executed }) => [line, label, executed])).toEqual([
    ['total', '年度资金总额', '60'],
    ['otherFunds', '其他资金', '60'],
  ]);
  expect(data.indicators.map(({ level1, level2, level3 }) => [level1, level2, level3])).toEqual([
    ['产出指标', '数量指标', '养护面积'],
    ['产出指标', '质量指标', '存活率'],
  ]);
});
