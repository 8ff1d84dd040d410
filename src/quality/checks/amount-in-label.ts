const HAS_AMOUNT = /[\u3400-\u9fff:：].*?\d[\d,]*[.,]\d{2}/u;

import { type Check, example, soundExample, speaking } from '../check.ts';

export const amountInLabel: Check = {
  id: 'amount-in-label',
  statement: { zh: '资金栏的行名里有金额', en: 'an amount stands inside the label of a funding line' },
  why: { zh: '两者之间的框线没有看到', en: 'the ruling between them was not seen' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '行名后有金额', en: 'an amount behind a label' },
      [['年度资金总额', '年度资金总额 1,000.50']],
      { finds: ['/funding/0/adjustedBudget'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) =>
    form.data.funding.every(({ label }) => !HAS_AMOUNT.test(label ?? ''))
      ? []
      : speaking(form, /^\/funding\//),
};
