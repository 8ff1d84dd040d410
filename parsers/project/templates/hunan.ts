import type { Template } from '../../../src/forms/template.ts';

export const hunan: Template = {
  id: 'hunan',
  family: 'project-self-evaluation',
  title: ['绩效目标自评表'],
  has: ['县级主管部门'],
};
