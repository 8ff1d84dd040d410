/** The title of the block ends with its unit. */
const HAS_UNIT = /万?元[)）]./;

import { type Check, example, soundExample, speaking } from '../check.ts';

export const titleInLabel: Check = {
  id: 'title-in-label',
  statement: {
    zh: '资金栏的行名里有栏目的标题',
    en: 'the title of the funding block stands inside the label of one of its lines',
  },
  why: { zh: '标题与行名之间没有看到分界', en: 'nothing was seen between the two' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '行名前有单位', en: 'the unit before a label' },
      [['年度资金总额', '（万元）年度资金总额']],
      { finds: ['/funding/0/label'], as: 'aligned' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form }) =>
    form.data.funding.every(({ label }) => !HAS_UNIT.test(label ?? '')) ? [] : speaking(form, /^\/funding\//),
};
