import type { Template } from '../../../src/forms/template.ts';

export const yunnan: Template = {
  id: 'yunnan',
  family: 'project-self-evaluation',
  title: ['年度项目支出绩效自评表', '项目支出绩效自评表'],
  has: ['指标性质', '指标值', '度量单位', '其他需要说明事项'],
};
