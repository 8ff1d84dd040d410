import type { Template } from '../../../src/forms/template.ts';

export const anhui: Template = {
  id: 'anhui',
  family: 'project-self-evaluation',
  title: ['项目支出绩效自评表'],
  titleLacks: ['财政项目'],
  has: ['年度资金总额', '本年财政拨款', '年初预算数', '全年执行数'],
};
