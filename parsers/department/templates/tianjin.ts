import type { Template } from '../../../src/forms/template.ts';

export const tianjin: Template = {
  id: 'tianjin',
  family: 'department-self-evaluation',
  has: ['指标名称', '计算符号'],
};
