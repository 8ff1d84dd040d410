import type { Template } from '../../../src/forms/template.ts';

export const monitoring: Template = {
  id: 'monitoring',
  family: 'target-monitoring',
};
