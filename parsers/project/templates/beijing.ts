import type { Template } from '../../../src/forms/template.ts';

export const beijing: Template = {
  id: 'beijing',
  family: 'project-self-evaluation',
  title: ['项目支出绩效自评表'],
  has: ['项目负责人', '联系电话', '年初预算数', '全年预算数'],
};
