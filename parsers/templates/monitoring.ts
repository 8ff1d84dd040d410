import type { Template } from '../../src/forms/template.ts';

/** 绩效运行监控表: targets as they are monitored during the year. */
export const monitoringTemplates: readonly Template[] = [
  {
    id: 'monitoring',
    family: 'target-monitoring',
  },
];
