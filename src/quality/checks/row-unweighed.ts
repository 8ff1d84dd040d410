import type { Indicator } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

/** Rows without a thing are a few among the others. */
const FEW = 0.3;

export const rowUnweighed: Check = {
  id: 'row-unweighed',
  statement: {
    zh: '别的行有分值和得分，这一行都没有',
    en: 'a row without weight and score among rows that have them',
  },
  why: { zh: '可能是盖在表上的章', en: 'it may be a stamp across the table' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '一行没有分值、得分和完成值', en: 'a row without weight, score and result' },
      [['养护成本 | ≤30万元 | 29万元 | 10 | 10', '养护成本 | ≤30万元 | | |']],
      { finds: ['/indicators/3/level3'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) => {
    const { indicators } = form.data;
    const bare = indicators.flatMap((row, index) =>
      row.maxScore === null && row.score === null && !isWhole(row) ? [`/indicators/${index}/`] : [],
    );
    if (bare.length > FEW * indicators.length) return [];
    return about(Object.keys(form.facts).filter(path => bare.some(start => path.startsWith(start))));
  },
};

/** A name beside what was aimed at and what came of it is no stamp. */
function isWhole({ level3, target, actual }: Indicator): boolean {
  return /[\u3400-\u9fff]{2}/.test(level3 ?? '') && target !== null && actual !== null;
}
