import { describe, expect, test } from 'vitest';
import { formsOf } from '../helpers/forms-of.ts';

const INDICATORS = `
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 50 | 50
  总分 | < | < | < | < | 100 | 100`;

const projectForm = (head: string, ...above: readonly string[]) =>
  formsOf(`项目名称 | 养护 | < | < | < | < | <\n${head}\n${INDICATORS}`, ...above)[0]!;

describe('a unit that money is counted in is no name', () => {
  const DEPARTMENT = '部门整体支出绩效自评表';
  const department = (...above: readonly string[]) =>
    formsOf(`部门名称 | 某市交通局 | < | < | < | < | <\n${INDICATORS}`, DEPARTMENT, ...above)[0]!;

  test.each([
    ['单位：万元', 'wan-yuan'],
    ['单位:元', 'yuan'],
    ['（单位：万元）', 'wan-yuan'],
    ['金额单位：万元', 'wan-yuan'],
    ['金额单位：人民币万元', 'wan-yuan'],
    ['计量单位：元', 'yuan'],
    ['货币单位：人民币元', 'yuan'],
    ['单位：万元、%', 'wan-yuan'],
    ['单位：元（保留两位小数）', 'yuan'],
    ['单 位 ： 万 元', 'wan-yuan'],
    ['单位：百万元', null],
  ])('above the grid: %s', (line, unit) => {
    const form = department(line);
    expect(form.data.implementingUnit).toBe('某市交通局');
    expect(form.currencyUnit).toBe(unit);
    expect(Object.keys(form.data.extras)).toEqual([]);
  });

  test('before any other department is named', () => {
    const form = formsOf(
      `单位：万元 | < | < | < | < | < | <\n部门 | 某市交通局 | < | < | < | < | <\n${INDICATORS}`,
      DEPARTMENT,
    )[0]!;
    expect(form).toMatchObject({ currencyUnit: 'wan-yuan', data: { implementingUnit: '某市交通局' } });
  });

  test.each([
    '单位 | 万元 | < | < | < | < | <',
    '主管部门 | 某局 | < | 单位：万元 | < | < | <',
    '主管部门 | 某局 | < | 金额单位 | 万元 | < | <',
  ])('in a row of the head: %s', row => {
    const form = projectForm(row);
    expect(form.currencyUnit).toBe('wan-yuan');
    expect(Object.keys(form.data.extras)).toEqual([]);
  });

  test('a unit of people stays one', () => {
    const form = formsOf(`单位 | 某市交通局 | < | < | < | < | <\n${INDICATORS}`, DEPARTMENT)[0]!;
    expect(form).toMatchObject({ currencyUnit: null, data: { implementingUnit: '某市交通局' } });
  });
});

describe('departments of two levels', () => {
  test.each([
    ['自治区主管部门', '市县主管部门'],
    ['省级主管部门', '县级主管部门'],
    ['省主管部门', '市主管部门'],
    ['自治州主管部门', '县主管部门'],
    ['市级主管部门', '区主管部门'],
    ['自治区主管部门（盖章）', '旗县主管部门（盖章）'],
    ['兵团主管部门', '县主管部门：'],
    ['市级主管单位', '区县主管单位'],
    ['省级主管部门及代码', '市级主管部门'],
  ])('%s and %s, in either order', (higher, lower) => {
    const expected = { supervisingDepartment: '甲局', implementingUnit: '乙所' };
    const rows = [
      `${higher} | 甲局 | < | ${lower} | 乙所 | < | <`,
      `${lower} | 乙所 | < | ${higher} | 甲局 | < | <`,
    ];
    for (const row of rows) {
      const form = projectForm(row);
      expect(form.data).toMatchObject(expected);
      expect(form.evidence['/supervisingDepartment']!.review).toBe(false);
    }
  });

  test('beside a unit that carries the project out they are one, and the rest is kept', () => {
    const form = projectForm(
      `自治区主管部门 | 甲局 | < | 实施单位 | 丙所 | < | <\n市县主管部门 | 乙局 | < | < | < | < | <`,
    );
    expect(form.data).toMatchObject({
      supervisingDepartment: '甲局',
      implementingUnit: '丙所',
      extras: { 市县主管部门: '乙局' },
    });
  });
});

describe('labels that are not known as a whole', () => {
  test.each([
    ['林草主管部门', 'supervisingDepartment'],
    ['行业归口主管部门', 'supervisingDepartment'],
    ['主要实施单位', 'implementingUnit'],
    ['牵头实施单位', 'implementingUnit'],
    ['子项目名称', null],
  ])('%s is taken by its end, for review', (label, field) => {
    const form = projectForm(`${label} | 甲局 | < | < | < | < | <`);
    if (field === null) {
      expect(form.data.extras[label]).toBe('甲局');
    } else {
      expect(form.data[field as 'implementingUnit']).toBe('甲局');
      expect(form.evidence[`/${field}`]).toMatchObject({ review: true, notes: ['ambiguous'] });
    }
  });

  test('a known label goes before them', () => {
    const form = projectForm('林草主管部门 | 甲局 | < | 主管部门 | 乙局 | < | <');
    expect(form.data.supervisingDepartment).toBe('乙局');
    expect(form.evidence['/supervisingDepartment']!.review).toBe(false);
  });
});

describe('columns that are not known as a whole', () => {
  const columns = (target: string, actual: string) =>
    formsOf(`项目名称 | 养护 | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | ${target} | ${actual} | 分值 | 得分
      产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 50 | 50`)[0]!;

  test.each([
    ['批复年度指标值', '实际完成值', 'target'],
    ['年度指标值', '项目实际完成值', 'actual'],
    ['年度指标值', '自评全年实际值', 'actual'],
  ])('%s | %s: taken by the end, for review', (target, actual, field) => {
    const form = columns(target, actual);
    expect(form.data.indicators[0]).toMatchObject({ target: { number: '30' }, actual: { number: '31' } });
    expect(form.evidence[`/indicators/0/${field}`]).toMatchObject({ review: true });
    expect(form.evidence['/indicators/0/score']!.review).toBe(false);
  });

  test('of the budget', () => {
    const [form] = formsOf(`项目名称 | 养护 | < | < | <
      项目资金（万元） | | 部门年初预算数 | 全年预算数 | 全年执行数
      ^ | 年度资金总额 | 10 | 11 | 9
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
      产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷`);
    expect(form!.data.funding[0]).toMatchObject({ initialBudget: '10', adjustedBudget: '11' });
    expect(form!.evidence['/funding/0/initialBudget']!.review).toBe(true);
  });

  test('one whose place is taken stays an extra', () => {
    const [form] = formsOf(`项目名称 | 养护 | < | < | <
      一级指标 | 二级指标 | 三级指标 | 上年实际完成值 | 实际完成值
      产出指标 | 数量指标 | 养护面积 | 29公顷 | 31公顷`);
    expect(form!.data.indicators[0]).toMatchObject({
      actual: { number: '31' },
      extras: { 上年实际完成值: '29公顷' },
    });
  });
});

describe('headings are no values', () => {
  test.each([
    '项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分',
    '资金情况（万元） | < | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分',
    '预算执行情况 | | < | 调整预算数 | 执行数 | 执行率 | 得分',
  ])('a budget of headings alone: %s', row => {
    const form = projectForm(row);
    expect(form.data.funding).toEqual([]);
    expect(form.data.extras).toEqual({});
  });

  test.each([
    ['项目负责人 | 张某 | < | 联系电话 | 010-1234567 | < | <', '张某', '010-1234567', {}],
    [
      '项目负责人及电话 | 张某 13800000000 | < | 项目类别 | 常年性 | < | <',
      '张某13800000000',
      null,
      { 项目类别: '常年性' },
    ],
    [
      '部门联系人 | 张某 | < | 联系电话 | 010-1234567 | < | <',
      null,
      null,
      { 部门联系人: '张某', 联系电话: '010-1234567' },
    ],
    ['项目负责人 | | < | 联系电话 | | < | <', null, null, {}],
  ])('who is in charge, and only that person’s telephone: %s', (row, projectLeader, telephone, extras) => {
    expect(projectForm(row).data).toMatchObject({ projectLeader, telephone });
    expect(projectForm(row).data.extras).toEqual(extras);
  });

  test.each([
    ['项目负责人 | 联系电话 | < | 主管部门 | 甲局 | < | <', {}],
    ['项目类别 | 项目属性 | < | 项目类型 | 常年性 | < | <', { 项目类型: '常年性' }],
    ['备注 | 年度指标值 | < | < | < | < | <', {}],
  ])('a label beside a label: %s', (row, extras) => {
    expect(projectForm(row).data.extras).toEqual(extras);
  });

  test('a value that is also the name of a line of the budget stays one', () => {
    expect(projectForm('项目类别 | 项目支出 | < | < | < | < | <').data.extras).toEqual({
      项目类别: '项目支出',
    });
  });
});

describe('what is absent or blank is a claim', () => {
  test('a text without a label in the head casts doubt on the fields that are absent there', () => {
    const form = projectForm(
      '公开14表 | 某市交通局 | < | < | < | < | <\n填报说明见附件 | < | < | 甲 | 乙 | 丙 | 丁',
    );
    expect(form.evidence['/implementingUnit']).toMatchObject({ text: null, review: true });
  });

  test('one in the row of an indicator does on what is blank or absent in it, and nowhere else', () => {
    const [form] = formsOf(`项目名称 | 养护 | < | < | <
      一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
      产出指标 | 养护面积 | ≥30公顷 | | 50
      产出指标 | 合格率 | ≥95% | | 50`);
    expect(form!.evidence['/indicators/0/actual']!.review).toBe(false);
  });
});

test('a heading over the names of the lines of a budget is none of its columns', () => {
  const [form] = formsOf(`项目名称 | 养护 | < | < | <
    项目资金（万元） | 预算资金 | 年初预算数 | 全年预算数 | 全年执行数
    ^ | 年度资金总额 | 10 | 11 | 9
    ^ | 其中：当年财政拨款 | 10 | 11 | 9
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值
    产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷`);
  expect(form!.data.funding).toMatchObject([
    { line: 'total', label: '年度资金总额', initialBudget: '10', adjustedBudget: '11' },
    { line: 'currentYearAppropriation', initialBudget: '10' },
  ]);
});

describe('a title in the table', () => {
  test.each([
    ['over its whole width', '2023年项目支出绩效自评表 | < | < | < | < | < | <'],
    ['over some of its columns', '2023年项目支出绩效自评表 | < | < | | < | | <'],
    ['between blank cells', ' | 2023年项目支出绩效自评表 | < | < | < | < | '],
    ['above a blank row', '2023年项目支出绩效自评表 | < | < | | | |\n| < | < | < | < | < | <'],
  ])('%s', (_, row) => {
    const form = formsOf(`${row}\n项目名称 | 养护 | < | < | < | < | <\n${INDICATORS}`, '附件1')[0]!;
    expect(form.data).toMatchObject({ title: '2023年项目支出绩效自评表', fiscalYear: 2023, extras: {} });
  });
});
