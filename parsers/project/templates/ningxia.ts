import type { Template } from '../../../src/forms/template.ts';

export const ningxia: Template = {
  id: 'ningxia',
  family: 'project-self-evaluation',
  title: ['项目支出绩效自评表'],
  has: ['财政审核评分'],
};
