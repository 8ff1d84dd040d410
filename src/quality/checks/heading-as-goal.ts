import { lexicon } from '../../forms/labels.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const headingAsGoal: Check = {
  id: 'heading-as-goal',
  statement: { zh: '年度目标读作它的表头', en: 'a goal is one of the headings of goals' },
  why: { zh: '目标各栏错位了', en: 'the columns of the goals are not where they seem' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '目标是一个表头', en: 'a heading for a goal' },
      [['养护公园三十一公顷，草木成活', '实际完成情况']],
      { finds: ['/goals/0/actual'] },
    ),
    soundExample(),
  ],
  observe: ({ form }) =>
    form.data.goals.every(goal => isNoHeading(goal.expected) && isNoHeading(goal.actual))
      ? []
      : speaking(form, /^\/goals\//),
};

/** characters */
const LONGEST_HEAD = 12;

function isNoHeading(text: string | null): boolean {
  if (text === null || text.length > LONGEST_HEAD) return true;
  // a ruling beside it may have been read as a letter
  return [text, text.replace(/(?<![A-Za-z|丨!])[A-Za-z|丨!]+$/, '')].every(
    own => lexicon().goal(own) === null,
  );
}
