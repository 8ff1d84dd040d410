import type { FundingLine, Goal, Group, Indicator } from '../../model.ts';
import { LISTS, type ListName, namesOf } from '../../schema/fields.ts';
import { FUNDING_LINES } from './codes.ts';
import { type Codes, table, type WarehouseColumn } from './column.ts';
import { fieldColumns } from './field-columns.ts';
import { doubtColumns, formKey, type ListRow, listRows, TO_FORM } from './shared.ts';
import { STANDARD_LEVELS, standardLevel } from './standard.ts';

const STANDARD: Codes = Object.fromEntries(STANDARD_LEVELS.map(level => [level, level]));

/** What a row is about, in the same words for forms of all places. */
function standardColumn<Item extends Pick<Group, 'level1' | 'level2'>>(): WarehouseColumn<ListRow<Item>> {
  return {
    name: 'level1_standard',
    type: 'text',
    codes: STANDARD,
    zh: '一级指标的通用名，供分组；分不清的为空',
    en: 'the first level in the words of the national framework, to group by; null where that is unsure',
    value: ({ item: { level1, level2 } }) => standardLevel(level1, level2),
  };
}

/** A row's own fields, and how sure they are taken together. */
function columnsOf<Item extends object>(part: ListName): readonly WarehouseColumn<ListRow<Item>>[] {
  const { fields } = LISTS[part];
  return [
    ...fieldColumns<ListRow<Item>>(fields, { of: ({ item }) => item }),
    ...doubtColumns<Item>(part, namesOf(fields)),
  ];
}

export const fundingLines = table<ListRow<FundingLine>>({
  name: 'funding_lines',
  references: [TO_FORM],
  zh: '资金：项目资金栏每行一行',
  en: 'one row a line of the funding block',
  part: 'funding',
  rows: listRows(form => form.data.funding),
  columns: [
    ...formKey,
    {
      name: 'line',
      type: 'text',
      zh: '资金类别',
      en: 'kind of money',
      codes: FUNDING_LINES,
      value: ({ item }) => item.line,
    },
    ...columnsOf<FundingLine>('funding'),
  ],
});

export const goals = table<ListRow<Goal>>({
  name: 'goals',
  references: [TO_FORM],
  zh: '年度总体目标：每个目标一行',
  en: 'one row a goal',
  part: 'goals',
  rows: listRows(form => form.data.goals),
  columns: [...formKey, ...columnsOf<Goal>('goals')],
});

export const indicators = table<ListRow<Indicator>>({
  name: 'indicators',
  references: [TO_FORM],
  zh: '绩效指标：每个三级指标一行',
  en: 'one row an indicator',
  part: 'indicators',
  rows: listRows(form => form.data.indicators),
  columns: [...formKey, ...columnsOf<Indicator>('indicators'), standardColumn<Indicator>()],
});

export const indicatorGroups = table<ListRow<Group>>({
  name: 'indicator_groups',
  references: [TO_FORM],
  zh: '指标组权重：印在组名上的分值，如 产出指标(50分)',
  en: 'weights printed with the label of a group',
  part: 'groups',
  rows: listRows(form => form.data.groups),
  columns: [...formKey, ...columnsOf<Group>('groups'), standardColumn<Group>()],
});
