import type { Template } from '../../../src/forms/template.ts';

export const cohesionFunds: Template = {
  id: 'cohesion-funds',
  family: 'project-self-evaluation',
  title: ['绩效目标自评表'],
  has: ['年初设定目标', '全年实际值'],
  lacks: ['年初预算数'],
};
