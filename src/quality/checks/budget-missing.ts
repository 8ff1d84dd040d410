import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const budgetMissing: Check = {
  id: 'budget-missing',
  statement: { zh: '资金栏没有一个全年预算数', en: 'no line of the funding says what was planned' },
  why: {
    zh: '执行数要与它相比，那一列可能没有认出',
    en: 'what was spent is measured by it: its column may not have been recognised',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '没有预算数', en: 'nothing planned' }, [['100 | 100 | 10', ' | 100 | 10']], {
      finds: ['/funding/0/adjustedBudget'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) =>
    isBudgeted(form) ? [] : speaking(form, /^\/funding\/\d+\/(initial|adjusted)Budget$/),
};

function isBudgeted({ data: { funding } }: TypedForm): boolean {
  return funding.length === 0 || funding.some(({ adjustedBudget }) => adjustedBudget !== null);
}
