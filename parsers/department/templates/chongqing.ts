import type { Template } from '../../../src/forms/template.ts';

export const chongqing: Template = {
  id: 'chongqing',
  family: 'department-self-evaluation',
  title: ['整体'],
  has: ['得分系数', '是否核心指标'],
};
