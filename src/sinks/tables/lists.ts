import { LISTS, type ListName, namesOf } from '../../fields.ts';
import type { FundingLine, Goal, Group, Indicator } from '../../model.ts';
import { type Column, table } from './column.ts';
import { fieldColumns } from './field-columns.ts';
import { doubtColumns, formKey, type ListRow, listRows } from './shared.ts';

/** A row's own fields, and how sure they are taken together. */
function columnsOf<Item extends object>(part: ListName): readonly Column<ListRow<Item>>[] {
  const { fields } = LISTS[part];
  return [
    ...fieldColumns<ListRow<Item>>(fields, { of: ({ item }) => item }),
    ...doubtColumns<Item>(part, namesOf(fields)),
  ];
}

export const fundingLines = table<ListRow<FundingLine>>({
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
    ...columnsOf<FundingLine>('funding'),
  ],
});

export const goals = table<ListRow<Goal>>({
  name: 'goals',
  zh: '年度总体目标：每个目标一行',
  en: 'one row a goal',
  part: 'goals',
  rows: listRows(form => form.data.goals),
  columns: [...formKey, ...columnsOf<Goal>('goals')],
});

export const indicators = table<ListRow<Indicator>>({
  name: 'indicators',
  zh: '绩效指标：每个三级指标一行',
  en: 'one row an indicator',
  part: 'indicators',
  rows: listRows(form => form.data.indicators),
  columns: [...formKey, ...columnsOf<Indicator>('indicators')],
});

export const indicatorGroups = table<ListRow<Group>>({
  name: 'indicator_groups',
  zh: '指标组权重：印在组名上的分值，如 产出指标(50分)',
  en: 'weights printed with the label of a group',
  part: 'groups',
  rows: listRows(form => form.data.groups),
  columns: [...formKey, ...columnsOf<Group>('groups')],
});
