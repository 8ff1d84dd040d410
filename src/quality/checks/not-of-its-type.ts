import { type Check, example, soundExample } from '../check.ts';
import { observeNoted } from '../check-notes.ts';

export const notOfItsType: Check = {
  id: 'not-of-its-type',
  statement: {
    zh: '读出的文字不是此栏的类型',
    en: 'what was read is not of its field’s type',
  },
  why: {
    zh: '应是数的地方不是数',
    en: 'no number stands where one must',
  },
  note: 'not-a-number',
  examples: [
    example({ zh: '预算数是文字', en: 'words for an amount' }, [['| 100 | 100 |', '| 一百多 | 100 |']], {
      finds: ['/funding/0/adjustedBudget'],
    }),
    soundExample(),
  ],
  observe: observeNoted('not-of-its-type'),
};
