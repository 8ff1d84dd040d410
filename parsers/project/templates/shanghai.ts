import type { Template } from '../../../src/forms/template.ts';

export const shanghai: Template = {
  id: 'shanghai',
  family: 'project-self-evaluation',
  title: ['财政项目支出绩效自评表'],
};
