import type { Template } from '../../../src/forms/template.ts';

export const central: Template = {
  id: 'central',
  family: 'project-self-evaluation',
  title: ['项目支出绩效自评表'],
  titleLacks: ['财政项目', '部门预算项目', '市级', '本级'],
  has: ['年初预算数', '全年预算数', '全年执行数'],
};
