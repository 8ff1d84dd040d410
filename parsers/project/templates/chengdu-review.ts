import type { Template } from '../../../src/forms/template.ts';

export const chengduReview: Template = {
  id: 'chengdu-review',
  family: 'project-self-evaluation',
  title: ['复核表'],
  has: ['复核完成值', '复核得分'],
};
