import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const spendingMissing: Check = {
  id: 'spending-missing',
  statement: { zh: '资金栏没有一个执行数', en: 'no line of the funding says what was spent' },
  why: {
    zh: '花了多少是自评的要点，那一列可能没有认出',
    en: 'what was spent is the point of every self-evaluation: its column may not have been recognised',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '没有执行数', en: 'nothing spent' }, [['100 | 100 | 10', '100 | | 10']], {
      finds: ['/funding/0/executed'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => (isExecuted(form) ? [] : speaking(form, /^\/funding\//)),
};

function isExecuted({ family, data: { funding } }: TypedForm): boolean {
  const isOwed = family !== 'target-declaration' && funding.length > 0;
  return !isOwed || funding.some(({ executed }) => executed !== null);
}
