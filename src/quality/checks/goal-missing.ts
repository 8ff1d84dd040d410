import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const goalMissing: Check = {
  id: 'goal-missing',
  statement: {
    zh: '年度目标一栏没有文字，或没有目标而一句话成了标签',
    en: 'a goal has no text, or there is none and a sentence became a label',
  },
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
    example(
      { zh: '目标成了标签', en: 'a goal that became a label' },
      [
        ['预期目标 | < | < | 实际完成情况 | < | <', '甲 | < | < | 乙 | < | <'],
        ['养护公园三十公顷，草木成活', '养护公园三十公顷，草木全部成活；'],
      ],
      { finds: ['/goals'], as: 'picture' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form, ways }) => {
    if (hasSentenceLabel(form)) return [{ paths: ['/goals'] }];
    return hasGoals(form) || !ways.includes('aligned') ? [] : speaking(form, /^\/goals\//);
  },
};

function hasGoals({ family, data }: TypedForm): boolean {
  const isDeclared = family === 'target-declaration';
  return data.goals.every(({ expected, actual }) => expected !== null && (actual !== null || isDeclared));
}

/** What a label is not. */
const SENTENCE = /[，；。].{2}|[；。]$/u;

function hasSentenceLabel({ data }: TypedForm): boolean {
  return data.goals.length === 0 && Object.keys(data.extras).some(label => SENTENCE.test(label));
}
