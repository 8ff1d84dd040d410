import { describe, expect, test } from 'vitest';
import { profiles } from '../../parsers/profiles/index.ts';
import { RULES } from '../../src/rules/index.ts';
import { findFindings } from '../../src/rules/run.ts';
import { formsOf } from '../helpers/forms-of.ts';

const HEAD = `项目名称 | 监测站点改造 | < | < | < | < | <
  主管部门 | 甲局 | < | 实施单位 | 乙中心 | < | <`;

describe('a form that watches a running year', () => {
  const body = (done: string, rate: string, came: string, expected: string) => `${HEAD}
    项目资金（万元） | | 年初预算数 | ${done} | ${rate} | 全年预计执行数 | <
    ^ | 年度资金总额 | 860.00 | 402.15 | 46.76% | 860.00 | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | ${came} | ${expected} | 完成目标可能性
    产出指标 | 数量指标 | 改造站点 | ≥40个 | 21个 | 40个 | 确定能`;

  test.each([
    ['项目支出绩效目标执行监控表', '1-7月执行数', '1-7月执行率', '1-7月执行情况', '全年预计完成情况'],
    ['项目支出绩效运行监控表', '1-6月执行数', '1-6月执行率', '1-6月完成情况', '全年预计完成值'],
    ['2023年部门整体支出绩效监控表', '上半年执行数', '上半年执行率', '上半年完成情况', '全年预计完成情况'],
    ['绩效目标执行情况表', '1—9月执行数', '1—9月预算执行率', '1—9月实际完成值', '预计全年完成值'],
    ['项目绩效目标执行表', '1-8月支出数', '执行率', '1-8月完成值', '预计完成情况'],
    ['项目绩效跟踪监控表', '前三季度执行数', '执行率', '前三季度完成情况', '全年预计完成情况'],
  ])('%s, %s', (title, done, rate, came, expected) => {
    const [form, ...others] = formsOf(body(done, rate, came, expected), title, '（2023年度）');
    expect(others).toEqual([]);
    expect(form).toMatchObject({ family: 'target-monitoring', currencyUnit: 'wan-yuan' });
    expect(form!.data).toMatchObject({
      fiscalYear: 2023,
      projectName: '监测站点改造',
      supervisingDepartment: '甲局',
      implementingUnit: '乙中心',
      funding: [],
      goals: [],
      indicators: [],
    });
    expect(form!.data.extras).toMatchObject({
      [`年度资金总额/${done}`]: '402.15',
      [`改造站点/${came}`]: '21个',
      '改造站点/年度指标值': '≥40个',
    });
    expect(findFindings({ forms: [form!], prose: [] }, { profiles, rules: RULES })).toEqual([]);
  });

  test('a self-evaluation that speaks of months is none', () => {
    const [form] = formsOf(
      `${HEAD}
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 1-7月执行情况通报 | ≥40个 | 41个 | 100 | 100`,
      '项目支出绩效自评表',
    );
    expect(form!.family).toBe('project-self-evaluation');
  });
});

describe('what others evaluate by is no form', () => {
  const RESULTS = `一级指标 | 二级指标 | 三级指标 | 分值 | 目标值 | 实际值 | 得分
    产出 | 产出数量 | 改造站点 | 10 | 40个 | 41个 | 10`;
  const CRITERIA = `一级指标 | 二级指标 | 三级指标 | 分值 | 指标解释 | 评分标准 | 得分
    决策 | 项目立项 | 立项依据充分性 | 5 | 是否符合政策 | 符合得满分 | 5`;

  test.each([
    ['项目支出绩效评价指标体系评分表', RESULTS],
    ['附件1：某项目绩效评价指标体系及评分表', RESULTS],
    ['财政支出绩效评价评分体系表', CRITERIA],
    ['绩效评价评分表', CRITERIA],
    ['部门评价报告附表：绩效评价打分表', CRITERIA],
  ])('%s', (title, grid) => {
    expect(formsOf(grid, title)).toEqual([]);
  });

  test.each([
    [
      '项目支出绩效自评表',
      `${HEAD}\n${CRITERIA.replace('指标解释', '年度指标值').replace('得分', '自评得分')}`,
    ],
    ['项目绩效自评指标体系及得分表', RESULTS],
    ['绩效评价表', `${HEAD}\n${RESULTS}`],
  ])('but %s is one', (title, grid) => {
    expect(formsOf(grid, title)).toHaveLength(1);
  });
});
