import type { Template } from '../../src/forms/template.ts';

/** 绩效目标申报表: targets as they are declared. */
export const declarationTemplates: readonly Template[] = [
  {
    id: 'declaration',
    family: 'target-declaration',
    title: ['申报表', '目标表'],
  },
];
