import type { Template } from '../../src/forms/template.ts';

/** 部门整体支出绩效自评表: the self-evaluation of a department as a whole. */
export const departmentTemplates: readonly Template[] = [
  {
    id: 'department',
    family: 'department-self-evaluation',
    title: ['整体'],
    has: ['一级指标', '二级指标'],
  },
  {
    id: 'chongqing',
    family: 'department-self-evaluation',
    title: ['整体'],
    has: ['得分系数', '是否核心指标'],
  },
  {
    id: 'tianjin',
    family: 'department-self-evaluation',
    has: ['指标名称', '计算符号'],
  },
];
