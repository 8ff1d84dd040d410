import { FORM, TOTAL } from '../../fields.ts';
import type { Evidence } from '../../model.ts';
import { isLeaf } from '../../values/leaves.ts';
import { table } from './column.ts';
import { fieldColumns } from './field-columns.ts';
import { type FormRow, formColumn, formRows, sha256Column } from './shared.ts';

function countLeaves({ form }: FormRow, counts: (own: Evidence) => boolean): number {
  let count = 0;
  for (const path in form.evidence) if (isLeaf(path) && counts(form.evidence[path]!)) count++;
  return count;
}

export const forms = table<FormRow>({
  name: 'forms',
  zh: '表：每张自评表一行',
  en: 'one row a form',
  part: '',
  rows: formRows,
  columns: [
    sha256Column,
    formColumn,
    {
      name: 'family',
      type: 'text',
      zh: '表类：project-self-evaluation 项目、department-self-evaluation 部门整体、transfer-self-evaluation 转移支付、target-declaration 目标申报、target-monitoring 执行监控',
      en: 'kind of form; target-declaration and target-monitoring are no evaluation',
      value: ({ form }) => form.family,
    },
    {
      name: 'template',
      type: 'text',
      zh: '表式',
      en: 'layout it was read as',
      value: ({ form }) => form.template,
    },
    {
      name: 'currency_unit',
      type: 'text',
      zh: '金额单位：yuan 元、wan-yuan 万元',
      en: 'yuan or wan-yuan (10,000 yuan); null where none is printed',
      field: 'currencyUnit',
      value: ({ form }) => form.currencyUnit,
    },
    {
      name: 'first_page',
      type: 'integer',
      zh: '首页',
      en: 'first page',
      value: ({ form }) => form.pages[0] ?? null,
    },
    {
      name: 'pages',
      type: 'text',
      zh: '所在各页，以空格分隔',
      en: 'its pages, set apart by blanks',
      value: ({ form }) => form.pages.join(' '),
    },
    ...fieldColumns<FormRow>(FORM, { of: ({ form }) => form.data }),
    ...fieldColumns<FormRow>(TOTAL, { of: ({ form }) => form.data.total, within: 'total' }),
    {
      name: 'values_read',
      type: 'integer',
      zh: '取值个数（含空白）',
      en: 'number of values, blanks among them',
      value: row => countLeaves(row, () => true),
    },
    {
      name: 'values_for_review',
      type: 'integer',
      zh: '其中需人工复核的',
      en: 'those of them that want a person’s look',
      value: row => countLeaves(row, ({ review }) => review),
    },
  ],
});
