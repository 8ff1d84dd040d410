import type { Evidence, FormData } from '../../model.ts';
import { isLeaf } from '../../values/leaves.ts';
import { type Cell, type Column, table } from './column.ts';
import { type FormRow, fiscalYearColumn, formColumn, formRows, sha256Column } from './shared.ts';

type Said = readonly [zh: string, en: string, label: string];

const ofData = (name: string, field: keyof FormData & string, [zh, en, label]: Said): Column<FormRow> => ({
  ...{ name, type: 'text', zh, en, label, field },
  value: ({ form }) => form.data[field] as Cell,
});

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
    ofData('title', 'title', ['表名', 'heading as printed', '表名']),
    fiscalYearColumn,
    ofData('project_name', 'projectName', ['项目名称', 'name of the project', '项目名称']),
    ofData('supervising_department', 'supervisingDepartment', [
      '主管部门',
      'supervising department',
      '主管部门',
    ]),
    ofData('implementing_unit', 'implementingUnit', ['实施单位', 'implementing unit', '实施单位']),
    {
      name: 'total_max_score',
      type: 'decimal',
      unit: '分',
      zh: '总分行的分值',
      en: 'weight in the total row',
      label: '总分',
      field: 'total/maxScore',
      value: ({ form }) => form.data.total.maxScore,
    },
    {
      name: 'total_score',
      type: 'decimal',
      unit: '分',
      zh: '总分行的得分',
      en: 'score in the total row',
      label: '总分',
      field: 'total/score',
      value: ({ form }) => form.data.total.score,
    },
    {
      name: 'total_grade',
      type: 'text',
      zh: '总分行的等级',
      en: 'grade in the total row',
      label: '等级',
      field: 'total/grade',
      value: ({ form }) => form.data.total.grade,
    },
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
