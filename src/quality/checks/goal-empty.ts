import { type Check, example, soundExample, speaking } from '../check.ts';

export const goalEmpty: Check = {
  id: 'goal-empty',
  statement: {
    zh: '一行年度目标两边都空着，别的行有文字',
    en: 'a goal with nothing on either side, among goals that have a text',
  },
  why: {
    zh: '它不是一个目标，别的目标可能缺了它的一部分',
    en: 'it is no goal, and what stands in the others may not be parted as it is printed',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '空着的一行', en: 'a row with nothing in it' },
      [['  ^ | 养护公园三十公顷', '  ^ | | < | < | | < | <\n  ^ | 养护公园三十公顷']],
      { finds: ['/goals/0/expected', '/goals/1/actual'] },
    ),
    soundExample(),
  ],
  observe: ({ form }) => {
    const { goals } = form.data;
    const empty = goals.filter(({ expected, actual }) => expected === null && actual === null);
    const isOdd = empty.length > 0 && empty.length < goals.length;
    return isOdd ? [...speaking(form, /^\/goals\/\d+\//), { paths: ['/goals'] }] : [];
  },
};
