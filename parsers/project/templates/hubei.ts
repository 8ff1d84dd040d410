import type { Template } from '../../../src/forms/template.ts';

export const hubei: Template = {
  id: 'hubei',
  family: 'project-self-evaluation',
  title: ['自评表'],
  has: ['预算执行情况', '年初目标值'],
};
