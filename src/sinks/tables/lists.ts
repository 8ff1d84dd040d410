import type { FundingLine, Goal, Group } from '../../model.ts';
import { toYuan } from '../../values/amount.ts';
import { FUNDING_FIELDS } from '../../values/fields.ts';
import { type Column, table } from './column.ts';
import { doubtColumns, formKey, type ListRow, listRows } from './shared.ts';

type Said = readonly [zh: string, en: string, label: string];
type MoneyField = 'initialBudget' | 'adjustedBudget' | 'executed';
type Line = ListRow<FundingLine>;

/** An amount in the unit printed, and in yuan. */
const amount = (name: string, field: MoneyField, [zh, en, label]: Said): readonly Column<Line>[] => [
  {
    ...{ name, type: 'money', unit: 'currency_unit', label, field },
    zh: `${zh}（原表单位）`,
    en: `${en}, in the unit printed`,
    value: ({ item }) => item[field],
  },
  {
    ...{ name: `${name}_yuan`, type: 'yuan', unit: '元', label },
    zh: `${zh}（元）`,
    en: `${en}, in yuan; null where the form prints no unit`,
    value: ({ item, form }) => {
      const printed = item[field];
      return printed === null || form.currencyUnit === null ? null : toYuan(printed, form.currencyUnit);
    },
  },
];

const score = <Row extends { item: { [F in Field]: string | null } }, Field extends string>(
  name: string,
  field: Field,
  { unit, said: [zh, en, label] }: { readonly unit: string; readonly said: Said },
): Column<Row> => ({ name, type: 'decimal', unit, zh, en, label, field, value: ({ item }) => item[field] });

export const fundingLines = table<Line>({
  name: 'funding_lines',
  zh: '资金：项目资金栏每行一行',
  en: 'one row a line of the funding block',
  part: 'funding',
  rows: listRows(form => form.data.funding),
  columns: [
    ...formKey,
    {
      name: 'line',
      type: 'text',
      zh: '资金类别：total 总额、currentYearAppropriation 当年财政拨款、priorYearCarryover 上年结转、otherFunds 其他资金、other 其余',
      en: 'total, currentYearAppropriation, priorYearCarryover, otherFunds or other',
      value: ({ item }) => item.line,
    },
    {
      name: 'label',
      type: 'text',
      zh: '资金名称，如原表',
      en: 'label as printed',
      field: 'label',
      value: ({ item }) => item.label,
    },
    ...amount('initial_budget', 'initialBudget', ['年初预算数', 'initial budget', '年初预算数']),
    ...amount('adjusted_budget', 'adjustedBudget', ['全年预算数', 'adjusted budget', '全年预算数']),
    ...amount('executed', 'executed', ['全年执行数', 'executed amount', '全年执行数']),
    score('max_score', 'maxScore', { unit: '分', said: ['分值', 'weight', '分值'] }),
    score('execution_rate', 'executionRate', {
      unit: '%',
      said: ['执行率，如原表', 'execution rate as printed', '执行率'],
    }),
    score('score', 'score', { unit: '分', said: ['得分', 'score', '得分'] }),
    ...doubtColumns('funding', ['label', ...FUNDING_FIELDS]),
  ],
});

export const goals = table<ListRow<Goal>>({
  name: 'goals',
  zh: '年度总体目标：每个目标一行',
  en: 'one row a goal',
  part: 'goals',
  rows: listRows(form => form.data.goals),
  columns: [
    ...formKey,
    {
      name: 'expected',
      type: 'text',
      zh: '预期目标',
      en: 'what was aimed at',
      label: '预期目标',
      field: 'expected',
      value: ({ item }) => item.expected,
    },
    {
      name: 'actual',
      type: 'text',
      zh: '实际完成情况',
      en: 'what was reached',
      label: '实际完成情况',
      field: 'actual',
      value: ({ item }) => item.actual,
    },
    ...doubtColumns('goals', ['expected', 'actual']),
  ],
});

export const indicatorGroups = table<ListRow<Group>>({
  name: 'indicator_groups',
  zh: '指标组权重：印在组名上的分值，如 产出指标(50分)',
  en: 'weights printed with the label of a group',
  part: 'groups',
  rows: listRows(form => form.data.groups),
  columns: [
    ...formKey,
    {
      name: 'level1',
      type: 'text',
      zh: '一级指标',
      en: 'first level',
      label: '一级指标',
      field: 'level1',
      value: ({ item }) => item.level1,
    },
    {
      name: 'level2',
      type: 'text',
      zh: '二级指标',
      en: 'second level',
      label: '二级指标',
      field: 'level2',
      value: ({ item }) => item.level2,
    },
    score('max_score', 'maxScore', { unit: '分', said: ['分值', 'weight', '分值'] }),
    ...doubtColumns('groups', ['level1', 'level2', 'maxScore']),
  ],
});
