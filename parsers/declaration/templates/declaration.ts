import type { Template } from '../../../src/forms/template.ts';

export const declaration: Template = {
  id: 'declaration',
  family: 'target-declaration',
  title: ['申报表', '目标表'],
};
