import { describe, expect, test } from 'vitest';
import { findForms } from '../../src/forms/find-forms.ts';
import { lexicon } from '../../src/forms/labels.ts';
import type { Form } from '../../src/model.ts';
import { gridOf, linesAbove } from '../helpers/grid-of.ts';
import { settled, subjectOf } from '../helpers/judged.ts';

function formOf(grid: string, ...above: readonly string[]): Form {
  const found = findForms({ grids: [gridOf(grid)], lines: linesAbove(...above) }, lexicon());
  expect(found).toHaveLength(1);
  return settled(subjectOf(found[0]!));
}

const rowsOf = (form: Form) =>
  form.data.indicators.map(row => [
    row.level1,
    row.level2,
    row.level3,
    row.target?.text ?? null,
    row.actual?.text ?? null,
    row.maxScore,
    row.score,
  ]);

describe('layouts', () => {
  test('Yinchuan: decision, management, output and benefit; two scores in the head', () => {
    const form = formOf(
      `
      项目名称 | 城市公园养护 | < | < | < | < | < | <
      主管部门 | 某市园林局 | < | < | 实施单位 | 某市园林所 | < | <
      自评得分 | 92.5 | < | < | 财政审核评分 | 90 | < | <
      项目资金（万元） | | 年初预算 | 调整预算(A) | 全年执行数(B) | (B/A) | < | 得分
      ^ | 年度资金总额 | 100 | 120 | 118.8 | 99% | < | 9.9
      ^ | 其中：当年财政拨款 | 100 | 120 | 118.8 | 99% | < | —
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
      决策 | 项目立项 | 立项依据充分性 | 充分 | 充分 | 10 | 10 |
      管理 | 资金管理 | 预算执行率 | 100% | 99% | 10 | 9.9 |
      产出 | 产出数量 | 养护面积 | ≥30公顷 | 31公顷 | 30 | 30 |
      总分 | < | < | < | < | 100 | 92.5 |
      `,
      '银川市本级部门项目支出绩效自评表',
      '（2021年度）',
    );
    expect(form.template).toBe('ningxia');
    expect(form.data.funding[0]).toMatchObject({
      line: 'total',
      initialBudget: '100',
      adjustedBudget: '120',
      executed: '118.8',
      executionRate: '99',
      score: '9.9',
    });
    expect(rowsOf(form)[2]).toEqual(['产出', '产出数量', '养护面积', '≥30公顷', '31公顷', '30', '30']);
    expect(form.data.total).toEqual({ maxScore: '100', score: '92.5', grade: null });
    expect(form.data.extras).toMatchObject({ 自评得分: '92.5', 财政审核评分: '90' });
  });

  test('Chongqing: one flat list, the adjusted target where there is one, the total in the head', () => {
    const form = formOf(
      `
      部门名称 | 某区水利局 | < | 财政处室 | 农业科 | < | 自评总分（分） | 98.00 | < | <
      部门联系人 | 张工 | < | < | < | < | 联系电话 | 023-1234567 | < | <
      指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重（分） | 指标得分（分） | 是否核心指标
      河道清淤长度 | 公里 | ≥ | 12 | 15 | 15.2 | 100 | 20 | 20 | 是
      群众满意度 | % | ≥ | 90 | | 93 | 100 | 10 | 10 | 否
      `,
      '部门整体绩效自评表',
      '（2022年度）',
    );
    expect(form.family).toBe('department-self-evaluation');
    expect(form.template).toBe('chongqing');
    expect(form.data.implementingUnit).toBe('某区水利局');
    expect(rowsOf(form)).toEqual([
      [null, null, '河道清淤长度', '≥15公里', '15.2', '20', '20'],
      [null, null, '群众满意度', '≥90%', '93', '10', '10'],
    ]);
    expect(form.data.indicators[0]!.extras).toEqual({
      年初指标值: '12',
      得分系数: '100',
      是否核心指标: '是',
    });
    expect(form.data.total.score).toBe('98.00');
  });

  test('Hunan 2020: targets and actual values only, no weights and no scores', () => {
    const form = formOf(
      `
      专项名称 | 农村公路养护 | < | < | < | <
      县级主管部门 | 某县交通运输局 | < | 资金使用单位 | 某县公路中心 | <
      资金情况（万元） | | 全年预算数（A） | 全年执行数（B） | < | 执行率（B/A）
      ^ | 年度资金总额： | 300 | 300 | < | 100%
      年度总体目标 | 年初设定目标 | < | 全年实际完成情况 | < | <
      ^ | 养护公路120公里 | < | 已养护122公里 | < | <
      绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际完成值
      ^ | 产出指标 | 数量指标 | 养护里程 | 120公里 | 122公里
      ^ | 效益指标 | 社会效益 | 通行条件 | 改善 | 改善
      `,
      '县级专项资金绩效目标自评表',
      '（2020年度）',
    );
    expect(form.family).toBe('project-self-evaluation');
    expect(form.data).toMatchObject({
      projectName: '农村公路养护',
      supervisingDepartment: '某县交通运输局',
      implementingUnit: '某县公路中心',
    });
    expect(form.data.goals).toEqual([{ expected: '养护公路120公里', actual: '已养护122公里' }]);
    expect(rowsOf(form)[0]).toEqual(['产出指标', '数量指标', '养护里程', '120公里', '122公里', null, null]);
    expect(form.evidence['/indicators/0/score']!.notes).toEqual(['absent']);
  });

  test('before 2020: weights behind every level, no targets', () => {
    const form = formOf(
      `
      项目名称 | 图书采购 | < | < | < | < | <
      一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 得分
      项目决策 | 20 | 项目目标 | 4 | 目标内容 | 4 | 4
      ^ | ^ | 决策过程 | 16 | 决策依据 | 8 | 7
      ^ | ^ | ^ | ^ | 决策程序 | 8 | 8
      总分 | < | < | < | < | 100 | 96
      `,
      '2018年度项目支出绩效自评表',
    );
    expect(rowsOf(form)).toEqual([
      ['项目决策', '项目目标', '目标内容', null, null, '4', '4'],
      ['项目决策', '决策过程', '决策依据', null, null, '8', '7'],
      ['项目决策', '决策过程', '决策程序', null, null, '8', '8'],
    ]);
    expect(form.data.groups).toEqual([
      { level1: '项目决策', level2: null, maxScore: '20' },
      { level1: '项目决策', level2: '项目目标', maxScore: '4' },
      { level1: '项目决策', level2: '决策过程', maxScore: '16' },
    ]);
    expect(form.data.total).toEqual({ maxScore: '100', score: '96', grade: null });
  });

  test('Tianjin department: several goals with reasons, then a flat list with signs and units', () => {
    const form = formOf(
      `
      部门 | 某区卫健委 | < | < | < | < | < | <
      预算资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
      ^ | 年度资金总额 | 500 | 480 | 480 | 10 | 100% | 10
      年度绩效目标 | < | < | 实际完成情况 | < | < | 偏差原因分析及改进措施 | <
      完成疫苗接种 | < | < | 已完成 | < | < | 无 | <
      建设健康小屋 | < | < | 建成8个 | < | < | 场地不足 | <
      指标名称 | 计算符号 | 指标值 | 实际完成值 | 计量单位 | 分值 | 得分 | 偏差原因
      接种人次 | ≥ | 3000 | 3120 | 人次 | 50 | 50 |
      小屋数量 | ＝ | 10 | 8 | 个 | 40 | 32 | 场地不足
      总分 | < | < | < | < | 100 | 92 |
      `,
      '部门整体支出绩效自评表',
      '（2023年度）',
    );
    expect(form.data.goals).toHaveLength(2);
    expect(form.data.goals[1]).toEqual({ expected: '建设健康小屋', actual: '建成8个' });
    expect(rowsOf(form)).toEqual([
      [null, null, '接种人次', '≥3000人次', '3120', '50', '50'],
      [null, null, '小屋数量', '＝10个', '8', '40', '32'],
    ]);
    expect(form.data.indicators[1]!.deviation).toBe('场地不足');
    expect(Object.values(form.data.extras)).toContain('场地不足');
  });

  test('a review sheet: the self-evaluation is the form, what the reviewer wrote is extra', () => {
    const form = formOf(
      `
      项目名称 | 夜景照明维护 | < | < | < | < | < | < | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 | 权重 | 自评完成值 | 自评得分 | 复核完成值 | 复核得分 | 复核指标偏差 | 备注
      产出指标 | 数量指标 | 维护灯具 | ≥ | 1200 | 套 | 40 | 1230 | 40 | 1190 | 39.67 | -0.8% | 抽查
      合计 | < | < | < | < | < | 100 | < | 99 | < | 98.67 | < |
      `,
      '2025年项目支出绩效自评复核表',
    );
    expect(rowsOf(form)).toEqual([['产出指标', '数量指标', '维护灯具', '≥1200套', '1230', '40', '40']]);
    expect(form.data.indicators[0]!.extras).toEqual({
      复核完成值: '1190',
      复核得分: '39.67',
      复核指标偏差: '-0.8%',
      备注: '抽查',
    });
    expect(form.data.total).toMatchObject({ maxScore: '100', score: '99' });
  });

  test('the sum below a group is none of its indicators', () => {
    const form = formOf(
      `
      项目名称 | 图书采购 | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 采购册数 | 200册 | 200册 | 40 | 40
      ^ | 质量指标 | 验收合格率 | 100% | 98% | 20 | 18
      小计 |  |  |  |  | 60 | 58
      效益指标 | 社会效益指标 | 借阅率 | ≥90% | 96% | 40 | 40
      ^ | 社会效益指标小计 |  |  |  | 40 | 40
      总分 | < | < | < | < | 100 | 98
      `,
      '2023年度项目支出绩效自评表',
    );
    expect(form.data.indicators.map(row => row.level3)).toEqual(['采购册数', '验收合格率', '借阅率']);
    expect(form.data.groups).toEqual([{ level1: '产出指标', level2: null, maxScore: '60' }]);
    expect(form.data.extras).toEqual({
      '小计/得分': '58',
      '社会效益指标小计/分值': '40',
      '社会效益指标小计/得分': '40',
    });
    expect(form.evidence['/indicators']!.review).toBe(false);
  });

  test('Hubei: no column of weights, a score cell over several rows', () => {
    const form = formOf(
      `
      项目名称 | 校园安全 | < | < | < | < | <
      主管部门 | 某市教育局 | < | 项目实施单位 | 某中学 | < | <
      项目类别 | 1、部门预算项目 ☑ 2、市直专项 □ | < | < | < | < | <
      预算执行情况（万元）（20分） | < | 预算数（A） | 执行数（B） | < | 执行率（B/A） | 得分（20分*执行率）
      ^ | ^ | 50 | 50 | < | 100% | 20
      年度绩效目标1（80分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分
      ^ | 产出指标（40分） | 数量指标 | 演练次数 | 4次 | 4次 | 40
      ^ | ^ | ^ | 巡查次数 | 12次 | 12次 | ^
      ^ | 效益指标（30分） | 社会效益指标 | 事故发生率 | 0 | 0 | 30
      ^ | 满意度指标（10分） | 服务对象满意度指标 | 家长满意度 | ≥90% | 96% | 10
      总分 | < | < | < | < | < | 100
      偏差大或目标未完成原因分析 | 无 | < | < | < | < | <
      `,
      '2021年度校园安全项目自评表',
      '单位名称：某中学    填报日期：2022年3月1日',
    );
    expect(form.data.funding).toMatchObject([
      { line: 'total', label: null, adjustedBudget: '50', maxScore: '20', score: '20' },
    ]);
    expect(form.data.indicators.map(row => row.score)).toEqual(['40', null, '30', '10']);
    expect(form.evidence['/indicators/1/score']!.notes).toContain('merged-with-row-0');
    expect(form.data.groups.map(group => [group.level1, group.maxScore])).toEqual([
      ['年度绩效目标1', '80'],
      ['产出指标', '40'],
      ['效益指标', '30'],
      ['满意度指标', '10'],
    ]);
    expect(form.data.extras).toMatchObject({
      偏差大或目标未完成原因分析: '无',
      单位名称: '某中学',
      填报日期: '2022年3月1日',
    });
    expect(form.currencyUnit).toBe('wan-yuan');
  });

  test('headings of the budget in two storeys, the upper one no label of a value', () => {
    const form = formOf(
      `
      项目名称 | 设备购置 | < | < | < | < | < | <
      预算执行情况（万元） | 资金来源 | 预算数 | < | 执行情况 | < | 评分 | <
      ^ | ^ | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 分值 | 得分
      ^ | 年度资金总额 | 10.5 | 10.4 | 10.2 | 98.08% | 10 | 9.81
      ^ | 其他资金 | 0.5 | 0.4 | 0.2 | 50% | — | —
      绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      ^ | 产出指标 | 数量指标 | 采购台数 | =3台 | 3台 | 90 | 90
      总分 | < | < | < | < | < | 100 | 99.81
      `,
      '项目支出绩效自评表',
    );
    expect(form.data.funding).toMatchObject([
      { line: 'total', initialBudget: '10.5', adjustedBudget: '10.4', executed: '10.2', score: '9.81' },
      { line: 'otherFunds', initialBudget: '0.5', adjustedBudget: '0.4', executed: '0.2' },
    ]);
    expect(form.data.extras).toEqual({});
  });

  test('Beijing: people and telephone in the head, goals below', () => {
    const form = formOf(
      `
      项目名称 | 设备购置 | < | < | < | < | < | <
      主管部门 | 北京市某局 | < | < | 实施单位 | 北京市某中心 | < | <
      项目负责人 | 李某 | < | < | 联系电话 | 010-12345678 | < | <
      项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
      ^ | 年度资金总额 | 10.5 | 10.5 | 10.2 | 10 | 97.14% | 9.71
      ^ | 其中：当年财政拨款 | 10.5 | 10.5 | 10.2 | — | 97.14% | —
      ^ | 上年结转资金 | | | | — | | —
      ^ | 其他资金 | | | | — | | —
      年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
      ^ | 完成采购 | < | < | 已采购 | < | < | <
      绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      ^ | 产出指标 | 数量指标 | 采购台数 | =3台 | 3台 | 50 | 50
      ^ | 满意度指标 | 服务对象满意度标 | 使用人员满意度 | ≥95% | 优 | 40 | 40
      总分 | < | < | < | < | < | 100 | 99.71
      `,
      '项目支出绩效自评表',
      '(2022年度)',
    );
    expect(form.template).toBe('beijing');
    expect(form.data).toMatchObject({ projectLeader: '李某', telephone: '010-12345678', extras: {} });
    expect(form.data.funding[2]).toMatchObject({
      line: 'priorYearCarryover',
      adjustedBudget: null,
      maxScore: null,
    });
    expect(form.evidence['/funding/2/maxScore']!.notes).toContain('not-applicable');
    expect(form.evidence['/funding/2/adjustedBudget']!.notes).toContain('blank');
  });
});
