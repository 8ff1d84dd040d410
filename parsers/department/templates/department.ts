import type { Template } from '../../../src/forms/template.ts';

export const department: Template = {
  id: 'department',
  family: 'department-self-evaluation',
  title: ['整体'],
  has: ['一级指标', '二级指标'],
};
