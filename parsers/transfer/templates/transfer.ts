import type { Template } from '../../../src/forms/template.ts';

export const transfer: Template = {
  id: 'transfer',
  family: 'transfer-self-evaluation',
  title: ['转移支付'],
  has: ['地方主管部门'],
};
