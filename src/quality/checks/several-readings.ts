import { type Check, example, soundExample } from '../check.ts';
import { observeNoted } from '../check-notes.ts';

export const severalReadings: Check = {
  id: 'several-readings',
  statement: {
    zh: '读出时已注明有歧义',
    en: 'whoever read it noted that there is another way to read it',
  },
  why: {
    zh: '另一种读法同样说得通',
    en: 'another reading makes as much sense',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '别的行都有二级指标，这一行空着', en: 'a level that is blank among rows that name it' },
      [['^ | 质量指标', '^ |']],
      { finds: ['/indicators/1/level2'] },
    ),
    example(
      { zh: '性质一栏读成一横', en: 'a single stroke where the sign of a target stands' },
      [
        ['年度指标值 | 实际完成值', '指标性质 | 指标值'],
        ['≥30公顷 | 31公顷', '— | 30公顷'],
        ['≥95% | 96%', '≥ | 95%'],
      ],
      { finds: ['/indicators/0/target'], as: 'picture' },
    ),
    soundExample(),
  ],
  observe: observeNoted('several-readings'),
};
