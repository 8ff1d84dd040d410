import { compared } from '../../values/text.ts';
import { EVALUATION } from '../basis.ts';
import type { FormView } from '../form-view.ts';
import { isGiven, leafOf } from '../leaf.ts';
import { eachForm, type Found, type Rule } from '../rule.ts';
import { example } from '../sketch.ts';

export const goalsCopied: Rule = {
  id: 'goals/copied',
  severity: 'info',
  statement: {
    zh: '实际完成情况与预期目标逐字相同',
    en: 'expected and actual goal text are the same, word for word',
  },
  basis: EVALUATION,
  why: { zh: '照抄目标，说明不了完成情况。', en: 'A copied goal tells nothing of what was done.' },
  examples: [
    example(
      { zh: '照抄', en: 'copied' },
      { goals: [{ expected: '举办培训 8 期。', actual: '举办培训8期。' }] },
      ['/goals/0/actual'],
    ),
    example(
      { zh: '写明完成', en: 'written anew' },
      { goals: [{ expected: '举办培训 8 期。', actual: '已举办培训 9 期。' }] },
    ),
  ],
  check: eachForm(check),
};

function check({ form, index, data }: FormView): readonly Found[] {
  return data.goals.flatMap((goal, i) => {
    const expected = leafOf(form, index, `/goals/${i}/expected`, goal.expected);
    const actual = leafOf(form, index, `/goals/${i}/actual`, goal.actual);
    if (!isGiven(expected) || !isGiven(actual) || compared(expected.value) !== compared(actual.value))
      return [];
    return {
      at: [actual.at, expected.at],
      message: {
        zh: '实际完成情况与预期目标逐字相同。请写明实际完成情况。',
        en: 'What was achieved repeats the goal word for word. Say what was done.',
      },
    };
  });
}
