import { type Check, example, soundExample, speaking } from '../check.ts';

/** Share of the rows without weight and score from which on these seem to be merged over several rows. */
const SPARSE = 0.3;

export const weightsSparse: Check = {
  id: 'weights-sparse',
  statement: { zh: '只有一部分行有分值和得分', en: 'only some of the rows have a weight or a score' },
  why: {
    zh: '它们是几行合并的格，没有框线说明是哪几行',
    en: 'these are merged over several rows, and no rulings show which',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '四行里两行没有', en: 'none in two of four rows' },
      [
        ['31公顷 | 30 | 30', '31公顷 | |'],
        ['2023年11月 | 20 | 20', '2023年11月 | |'],
      ],
      { finds: ['/indicators/0/score', '/indicators/1/maxScore'], as: 'aligned' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form }) => {
    const { indicators } = form.data;
    const bare = indicators.filter(({ maxScore, score }) => maxScore === null && score === null).length;
    const isSparse = bare > SPARSE * indicators.length && bare < indicators.length;
    return isSparse ? speaking(form, /^\/indicators\/\d+\/(maxScore|score)$/) : [];
  },
};
