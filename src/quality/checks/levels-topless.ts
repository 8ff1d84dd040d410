import { type Check, example, soundExample, speaking } from '../check.ts';

export const levelsTopless: Check = {
  id: 'levels-topless',
  statement: { zh: '有二级指标而没有一级指标', en: 'second levels without first ones' },
  why: {
    zh: '二级指标在一级指标之下，那一列没有看到',
    en: 'second levels stand under first ones: their column was not seen',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '没有一级指标一列的文字', en: 'first levels that are blank' }, [['产出指标', '']], {
      finds: ['/indicators/0/level1'],
    }),
    soundExample(),
  ],
  observe: ({ form }) => {
    const { indicators } = form.data;
    const isTopless =
      indicators.every(row => row.level1 === null) && indicators.some(row => row.level2 !== null);
    return isTopless ? speaking(form, /^\/indicators\/\d+\/level1$/) : [];
  },
};
