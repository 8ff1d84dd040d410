import type { Bilingual, FundingLineKind, Path } from '../model.ts';
import { keysOf } from '../values/pointer.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Fields of a form by the last step of their path, as the forms themselves call them. */
const FIELDS: { readonly [field: string]: Bilingual } = {
  title: both('标题', 'Title'),
  currencyUnit: both('金额单位', 'Unit of amounts'),
  fiscalYear: both('年度', 'Fiscal year'),
  projectName: both('项目名称', 'Project'),
  supervisingDepartment: both('主管部门', 'Supervising department'),
  implementingUnit: both('实施单位', 'Implementing unit'),
  label: both('名称', 'Label'),
  initialBudget: both('年初预算数', 'Initial budget'),
  adjustedBudget: both('全年预算数', 'Adjusted budget'),
  executed: both('全年执行数', 'Executed'),
  maxScore: both('分值', 'Weight'),
  executionRate: both('执行率', 'Rate'),
  score: both('得分', 'Score'),
  expected: both('预期目标', 'Expected'),
  actual: both('实际完成值', 'Actual'),
  achieved: both('实际完成情况', 'Achieved'),
  level1: both('一级指标', 'Level 1'),
  level2: both('二级指标', 'Level 2'),
  level3: both('三级指标', 'Level 3'),
  target: both('年度指标值', 'Target'),
  deviation: both('偏差原因分析及改进措施', 'Deviation'),
  grade: both('等级', 'Grade'),
};

const PARTS: { readonly [part: string]: Bilingual } = {
  funding: both('资金', 'Funding'),
  goals: both('目标', 'Goal'),
  indicators: both('指标', 'Indicator'),
  groups: both('分组', 'Group'),
  total: both('总分', 'Total'),
  extras: both('其他', 'Other'),
};

export const FUNDING_LINES: { readonly [kind in FundingLineKind]: Bilingual } = {
  total: both('年度资金总额', 'Total'),
  currentYearAppropriation: both('当年财政拨款', 'Current year'),
  priorYearCarryover: both('上年结转资金', 'Carried over'),
  otherFunds: both('其他资金', 'Other funds'),
  other: both('其他', 'Other'),
};

/** A short name for people of what a path leads to: `/indicators/3/target` → 指标 4 · 年度指标值. */
export function fieldName(path: Path): Bilingual {
  const [first = '', second, ...rest] = keysOf(path);
  const part = PARTS[first];
  if (part === undefined) return FIELDS[first] ?? both(first, first);
  if (second === undefined) return part;
  const isRow = /^\d+$/.test(second) && first !== 'extras';
  const row = isRow ? both(`${part.zh} ${Number(second) + 1}`, `${part.en} ${Number(second) + 1}`) : part;
  const key = isRow ? rest.at(-1) : second;
  if (key === undefined) return row;
  const field = rest[0] === 'extras' || first === 'extras' ? undefined : FIELDS[ofGoal(first, key)];
  return both(`${row.zh} · ${field?.zh ?? key}`, `${row.en}, ${field?.en.toLowerCase() ?? key}`);
}

function ofGoal(part: string, key: string): string {
  return part === 'goals' && key === 'actual' ? 'achieved' : key;
}
