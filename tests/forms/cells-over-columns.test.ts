import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Cell, Indicator } from '../../src/model.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

const HEADS = '一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分 | 备注';

/** The row of a form without lines between columns, whose wide cells have their text under the last heading. */
function rowOf(row: string, isAligned = true): Indicator {
  const grid = gridOf(
    `项目名称 | 城市公园养护 | < | < | < | < | <\n${HEADS}\n${row}\n总分 | < | < | < | < | 100 |`,
  );
  const cells = grid.cells.map((cell): Cell => {
    const right = 10 * (cell.column + cell.columnSpan);
    const lines = cell.lines.map(line => ({ ...line, bbox: [right - 8, 0, right - 2, 10] as const }));
    return cell.row === 2 ? { ...cell, lines } : cell;
  });
  const aligned = { ...grid, cells, ...(isAligned && { isAligned: true as const }) };
  const [form] = findForms({ grids: [aligned], lines: linesAbove('项目支出绩效自评表') }, lexicon());
  return settled(subjectOf(form!)).data.indicators[0]!;
}

describe('a cell over several columns that no line parts', () => {
  test('is of the one whose heading its text stands under', () => {
    const { actual, score, extras } = rowOf('产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 10 | <');
    expect([actual?.text, score, extras.备注]).toEqual(['31公顷', null, '10']);
  });

  test('is not of a column that has a cell of its own before it', () => {
    const { level3, target } = rowOf('产出指标 | 数量指标 | 养护面积 | ≥30公顷 | < | 10 |');
    expect([level3, target]).toEqual(['养护面积', null]);
  });

  test('is of the first one where lines are drawn', () => {
    const { score } = rowOf('产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 10 | <', false);
    expect(score).toBe('10');
  });
});
