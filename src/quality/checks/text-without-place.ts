import { type Check, example, soundExample, speaking } from '../check.ts';
import { unreadOf } from '../sources.ts';

export const textWithoutPlace: Check = {
  id: 'text-without-place',
  statement: {
    zh: '表中有文字既不是标签也不是取值',
    en: 'a text of the table is in no label and in no value',
  },
  why: {
    zh: '没有框线的文本转储里，各列可能判断错了',
    en: 'in a dump without rulings its columns may be wrong',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '多出一段文字', en: 'one text more' },
      [
        [
          '年度资金总额 | 100 | 100 | 10 | 100% | 10 | <',
          '年度资金总额 | | 100 | 10 | 100% | 10 | 多出的文字',
        ],
      ],
      { finds: ['/projectName'], as: 'typed' },
    ),
    soundExample('typed'),
  ],
  observe: subject => (unreadOf(subject).length > 0 ? speaking(subject.form, /^\/[A-Za-z]+$/) : []),
};
