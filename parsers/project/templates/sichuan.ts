import type { Template } from '../../../src/forms/template.ts';

export const sichuan: Template = {
  id: 'sichuan',
  family: 'project-self-evaluation',
  title: ['部门预算项目支出绩效自评表'],
  has: ['项目基本情况', '预算执行情况'],
};
