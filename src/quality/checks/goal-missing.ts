import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const goalMissing: Check = {
  id: 'goal-missing',
  statement: { zh: '年度目标一栏没有文字', en: 'a goal has no text' },
  why: {
    zh: '没有框线说明它是空格，文字可能在别处',
    en: 'where no rulings say that a cell is blank, its text is elsewhere',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '没有完成情况', en: 'nothing came of it' }, [['养护公园三十一公顷，草木成活', '']], {
      finds: ['/goals/0/actual'],
      as: 'aligned',
    }),
    soundExample('aligned'),
  ],
  observe: ({ form }) => (hasGoals(form) ? [] : speaking(form, /^\/goals\//)),
};

function hasGoals({ family, data }: TypedForm): boolean {
  const isDeclared = family === 'target-declaration';
  return data.goals.every(({ expected, actual }) => expected !== null && (actual !== null || isDeclared));
}
