import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Form, Grid } from '../../src/model.ts';
import { isLeaf } from '../../src/values/leaves.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

const ROWS = `
  项目名称 | 城市公园养护 | < | < | < | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30 | 30
  ^ | 质量指标 | 合格率 | ≥95% | 96% | 30 | 30
  ^ | 时效指标 | 完成时间 | 2023年12月底前 | 2023年11月 | 20 | 20
  ^ | 成本指标 | 养护成本 | ≤30万元 | 29万元 | 20 | 20
  总分 | < | < | < | < | 100 | 100`;

const aligned = (grid: Grid): Grid => ({ ...grid, isAligned: true });

/** as read from a picture, every line for sure */
const pictured = (grid: Grid): Grid => ({
  ...grid,
  cells: grid.cells.map(cell => ({
    ...cell,
    lines: cell.lines.map(line => ({ ...line, reading: { confidence: 0.99, candidates: [] } })),
  })),
});

const drawn = (grid: Grid): Grid => grid;

function read(text: string, as: (grid: Grid) => Grid): Form {
  const [found] = findForms(
    { grids: [as(gridOf(text))], lines: linesAbove('项目支出绩效自评表') },
    lexicon(),
  );
  return settled(subjectOf(found!));
}

const doubted = (form: Form) => Object.keys(form.evidence).filter(path => form.evidence[path]!.review);

test.each([
  ['（2(24年度）', ['/fiscalYear']],
  ['填报日期', []],
])('a year that could not be read is not absent: %s', (text, expected) => {
  const [found] = findForms({ grids: [gridOf(ROWS)], lines: linesAbove('项目支出绩效自评表') }, lexicon());
  const bbox = [200, 60, 260, 72] as const;
  const line = { kind: 'text', page: 1, bbox, text, claim: null } as const;
  expect(doubted(settled({ ...subjectOf(found!), unexplained: [line] }))).toEqual(expected);
});

describe('tables without rulings', () => {
  test('are believed where everything is in its place', () => {
    expect(doubted(read(ROWS, aligned))).toEqual([]);
  });

  const everywhere = /^.(title|indicators.[0-3].target)$/;

  test.each([
    [
      'a text in no column',
      ROWS.replace('项目名称 | 城市公园养护 | < | <', '项目名称 | 城市公园养护 | 31 | 32'),
      ['/projectName', '/supervisingDepartment'],
    ],
    [
      'a level that is a heading',
      ROWS.replace('产出指标', '绩效指标'),
      ['/indicators', '/indicators/0/target', '/groups'],
    ],
    ['a total that is missing', ROWS.replace('总分', '其他'), ['/total/score', '/indicators']],
    ['a project without a name', ROWS.replace('项目名称', ''), ['/projectName', '/title']],
    [
      'a name that took its target',
      ROWS.replace('合格率 | ≥95%', '合格率≥95% |'),
      ['/indicators/1/level3', '/indicators/1/target'],
    ],
    [
      'a level that belongs to another one',
      ROWS.replace('^ | 时效指标 | 完成', '满意度指标 | 质量指标 | 完成'),
      ['/indicators/2/level1'],
    ],
  ])('%s casts doubt on what is near, and not on every value', (_, text, near) => {
    const form = read(text, aligned);
    expect(doubted(form)).toEqual(expect.arrayContaining(near));
    expect(Object.keys(form.evidence).filter(path => everywhere.test(path))).toHaveLength(5);
    expect(doubted(form).filter(path => everywhere.test(path)).length).toBeLessThan(5);
  });

  test('a row of the funding without a name is in doubt with its list', () => {
    const funding = `
  项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分
  ^ | 年度资金总额 | 10 | 10 | 9 | |
  ^ | | 10 | 10 | 9 | |
  一级指标`;
    const paths = doubted(read(ROWS.replace(/\n {2}一级指标/, funding), aligned));
    expect(paths).toEqual(expect.arrayContaining(['/funding', '/funding/1/executed']));
  });
});

describe('tables of a picture', () => {
  test('are believed where everything is in its place, whatever their sums', () => {
    expect(doubted(read(ROWS, pictured))).toEqual([]);
    expect(doubted(read(ROWS.replace('100 | 100', '100 | 90'), pictured))).toEqual([]);
  });

  test.each([
    ['a row that is missing, by the weights', ROWS.replace(/.*时效指标.*\n/, '')],
    [
      'weights of two rows that are missing',
      ROWS.replace('31公顷 | 30', '31公顷 |').replace('96% | 30', '96% |'),
    ],
    ['headings in one cell', ROWS.replace('年度指标值 | 实际完成值', '年度指标值 实际完成值 | <')],
  ])('%s casts doubt on every value', (_, text) => {
    const form = read(text, pictured);
    expect(doubted(form)).toEqual(Object.keys(form.evidence).filter(isLeaf));
  });

  test('a column whose heading was not read casts doubt on what may stand in it', () => {
    const text = ROWS.replace('年度指标值', '年度旨标佰').replace('实际完成值', '实示完');
    const fields = new Set(doubted(read(text, pictured)).map(path => path.split('/')[3]));
    expect(fields).toEqual(new Set(['target', 'actual', 'extras']));
  });

  test('a column that the form does not have is in no doubt', () => {
    const text = ROWS.replaceAll(/\| [^|]* \| ([^|]* \| [^|]* \| [^|\n]*)$/gm, '| $1');
    const form = read(text.replace('项目名称 | 城市公园养护 | <', '项目名称 | 城市公园养护'), pictured);
    expect(form.data.indicators.map(row => row.target)).toEqual([null, null, null, null]);
    expect(doubted(form)).toEqual([]);
  });

  test.each([
    ['a project without a name', ROWS.replace('项目名称', ''), '/projectName'],
    ['a total that is missing', ROWS.replace('总分', '总牙'), '/total/score'],
    [
      'two rows whose labels were not read',
      ROWS.replace('项目名称 | 城市公园养护', '| 城市管理局 | < | < | < | < | <\n  | 城市公园养护'),
      '/supervisingDepartment',
    ],
    [
      'a label inside a value',
      ROWS.replace('项目名称 | 城市公园养护', '项目名称 | 城市公园养护实施单位公园管理处'),
      '/implementingUnit',
    ],
  ])('%s casts doubt on what is missing, and on no row elsewhere', (_, text, lost) => {
    const paths = doubted(read(text, pictured));
    expect(paths).toContain(lost);
    expect(paths.filter(path => /^.indicators.[0-2].(target|actual|score)$/.test(path))).toEqual([]);
  });

  test('one weight that could not be read is doubtful by itself: what is missing of the sum is no more', () => {
    const text = ROWS.replace('31公顷 | 30 | 30', '31公顷 | N | 30');
    expect(doubted(read(text, pictured))).toEqual(['/indicators/0/maxScore']);
  });

  test('a form without any amount spent has lost their column', () => {
    const funding = `
  项目资金(万元) | | 年初预算数 | 全年预算数 | 全年执示薮 | 分值 | 得分
  ^ | 年度资金总额 | 10 | 10 | 9 | |
  一级指标`;
    const form = read(ROWS.replace('\n  一级指标', funding), pictured);
    expect(form.data.funding[0]).toMatchObject({ adjustedBudget: '10', executed: null });
    expect(doubted(form)).toContain('/funding/0/executed');
  });

  test('an amount under a heading that was not read is no part of its line’s label', () => {
    const funding = `
  项目资金(万元) | | 牟轫预篁薮 | 全年预算数 | 全年执行数 | 分值 | 得分
  ^ | 年度资金总额 | 10 | 10 | 9 | |
  一级指标`;
    const form = read(ROWS.replace('\n  一级指标', funding), pictured);
    expect(form.data.funding[0]).toMatchObject({ label: '年度资金总额', adjustedBudget: '10' });
    expect(doubted(form)).toContain('/funding/0/initialBudget');
  });

  test('a unit that may have lost its 万 is none', () => {
    const unit = (label: string, confidence: number) => {
      const unsure = (grid: Grid): Grid => ({
        ...grid,
        cells: grid.cells.map(cell => ({
          ...cell,
          lines: cell.lines.map(line => ({
            ...line,
            reading: { confidence: line.text === label ? confidence : 0.99, candidates: [] },
          })),
        })),
      });
      const funding = `
  ${label} | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分
  ^ | 年度资金总额 | 10 | 10 | 9 | |
  一级指标`;
      return read(ROWS.replace('\n  一级指标', funding), unsure).currencyUnit;
    };
    expect(unit('项目资金(元)', 0.99)).toBe('yuan');
    expect(unit('项目资金(元)', 0.3)).toBeNull();
    expect(unit('项目资金(万元)', 0.3)).toBe('wan-yuan');
  });
});

test('a row without a name casts doubt on the rows beside it, and on how the list is parted into rows', () => {
  const [list, ...paths] = doubted(read(ROWS.replace('完成时间', ''), drawn)).toSorted();
  expect(list).toBe('/indicators');
  expect(new Set(paths.map(path => path.split('/')[2]))).toEqual(new Set(['1', '2', '3']));
});

test('a group named and scored below a page break only may be that of the row above it', () => {
  const cut = ROWS.replace('质量指标 | 合格率 | ≥95% | 96% | 30 | 30', ' | 合格率 | ≥95% | 96% | |');
  /** the rows from 完成时间 on stand on another page */
  const torn = (grid: Grid): Grid => ({
    ...grid,
    breaks: [4],
    cells: grid.cells.map(cell => {
      const page = cell.row < 4 ? 1 : 2;
      const lines = cell.lines.map(line => ({ ...line, page }));
      return { ...cell, lines, regions: cell.regions.map(region => ({ ...region, page })) };
    }),
  });
  const own = ['level2', 'maxScore', 'score'].map(field => `/indicators/1/${field}`);
  const next = ['maxScore', 'score'].map(field => `/indicators/2/${field}`);
  expect(doubted(read(cut, torn)).sort()).toEqual([...own, ...next]);
  expect(doubted(read(cut, drawn))).toEqual(['/indicators/1/level2']);
});

test('second levels without a first one cast doubt on the first', () => {
  const form = read(ROWS.replace('一级指标', '绩效一指级标指标'), drawn);
  expect(form.data.indicators.map(row => row.level1)).toEqual([null, null, null, null]);
  expect(doubted(form).filter(path => path.endsWith('/level1'))).toHaveLength(4);
  expect(doubted(form).filter(path => path.endsWith('/level3'))).toEqual([]);
});

describe('in a picture', () => {
  const doubtful = (text: string, as: (grid: Grid) => Grid) =>
    Object.entries(read(text, as).evidence).flatMap(([path, { review }]) => (review ? [path] : []));

  test('a blank whose other half is printed wants review, and nothing else', () => {
    const blank = ROWS.replace('31公顷 | 30 | 30', '31公顷 | 30 |');
    expect(doubtful(blank, pictured)).toEqual(['/indicators/0/score']);
    expect(doubtful(blank, drawn)).toEqual([]);
    expect(doubtful(ROWS, pictured)).toEqual([]);
  });

  test('a row without weight and score among rows that have them may be a stamp', () => {
    const stamp = ROWS.replace('  总分 |', '  ^ | ^ | ·丽 | ★ | } | |\n  总分 |');
    expect(doubtful(stamp, pictured)).toEqual(
      Object.keys(read(stamp, pictured).evidence).filter(path => path.startsWith('/indicators/4/')),
    );
    expect(doubtful(stamp, drawn)).not.toContain('/indicators/4/target');
    const unweighed = ROWS.replace('  总分 |', '  ^ | ^ | 绿化面积 | ≥3公顷 | 0公顷 | |\n  总分 |');
    expect(doubtful(unweighed, pictured)).toEqual([]);
  });

  test('a target without a sign among targets that have one wants review, and nothing else', () => {
    const bare = ROWS.replace('  总分 |', '  ^ | ^ | 绿化面积 | 3公顷 | 0公顷 | |\n  总分 |');
    expect(doubtful(bare, pictured)).toEqual(['/indicators/4/target']);
    expect(doubtful(bare, drawn)).toEqual([]);
  });

  test('a heading that stands for a goal shows it too, with a ruling read as a letter behind it', () => {
    const goals = ROWS.replace(
      '  一级指标 |',
      '  年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <\n  ^ | 实际完成情况I | < | < | | < | <\n  一级指标 |',
    );
    expect(doubtful(goals, pictured).length).toBeGreaterThan(20);
    expect(doubtful(goals.replace('实际完成情况I', '养护公园'), pictured)).toEqual(['/goals/0/actual']);
  });

  test('the end of a name that was cut shows that the table is not as it was read', () => {
    const cut = ROWS.replace('产出指标', '分）');
    expect(doubtful(cut, pictured).length).toBeGreaterThan(20);
  });
});

describe('drawn tables', () => {
  test('are doubted where the values of several rows are in no column', () => {
    const text = `
      项目名称 | 城市公园养护 | < | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 养护面积 | | ≥30公顷 | 31公顷 | 30 | 30
      ^ | 质量指标 | 合格率 | < | ≥95% | 96% | 30 | 30
      ^ | 时效指标 | 及时率 | < | ≥95% | 97% | 20 | 20
      ^ | 成本指标 | 养护成本 | < | ≤30万元 | 29万元 | 20 | 20
      总分 | < | < | < | < | < | 100 | 100`;
    const form = read(text, drawn);
    expect(form.data.indicators).toHaveLength(1);
    expect(doubted(form)).toEqual(Object.keys(form.evidence).filter(isLeaf));
    expect(doubted(read(ROWS, drawn))).toEqual([]);
  });

  test('a goal that is a heading is none', () => {
    const goals =
      '年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <\n^ | 实际完成情况 | < | < | | < | <\n  一级指标';
    const form = read(ROWS.replace('  一级指标', goals), drawn);
    expect(doubted(form)).toEqual(expect.arrayContaining(['/goals/0/expected']));
  });

  test('a day without its last sign has lost more', () => {
    expect(doubted(read(ROWS.replace('2023年12月底前', '2023年11月30'), drawn))).toEqual([
      '/indicators/2/target',
    ]);
  });
});
