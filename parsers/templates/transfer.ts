import type { Template } from '../../src/forms/template.ts';

/** 转移支付绩效自评表: the self-evaluation of a transfer payment. */
export const transferTemplates: readonly Template[] = [
  {
    id: 'transfer',
    family: 'transfer-self-evaluation',
    title: ['转移支付'],
    has: ['地方主管部门'],
  },
];
