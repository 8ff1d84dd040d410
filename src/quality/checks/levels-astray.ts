import { isGroupLabel } from '../../forms/labels.ts';
import type { TypedForm } from '../../model.ts';
import { compared } from '../../values/text.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const levelsAstray: Check = {
  id: 'levels-astray',
  statement: {
    zh: '有二级指标而无一级指标，或指标级别的表头读错',
    en: 'second levels without first ones, or the heading of a level that lost its number',
  },
  why: {
    zh: '一级指标一列可能当成了别的列',
    en: 'the column of a level may have been taken for another one',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '一级指标的表头读错', en: 'a heading that lost its number' }, [['一级指标', '级指标x']], {
      finds: ['/indicators/0/level1'],
      as: 'picture',
    }),
    example({ zh: '二级指标的表头读不懂', en: 'a heading that is not understood' }, [['二级指标', '级指']], {
      finds: ['/indicators/0/level2'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => [
    ...(hasLevels(form) ? [] : speaking(form, /^\/indicators\/\d+\/(level1|extras)/)),
    ...(isSecondAstray(form) ? speaking(form, /^\/indicators\/\d+\/(level2|extras)/) : []),
  ],
};

/** No row has a second level, and a column that is not known names some. */
function isSecondAstray({ data: { indicators } }: TypedForm): boolean {
  const isNamed = indicators.some(({ extras }) =>
    Object.values(extras).some(text => text && isGroupLabel(text)),
  );
  return isNamed && indicators.every(({ level2 }) => level2 === null);
}

function hasLevels({ data: { indicators } }: TypedForm): boolean {
  const isFilled = (level: 'level1' | 'level2') => indicators.some(row => row[level] !== null);
  const isAstray = indicators.some(row =>
    Object.keys(row.extras).some(label => /^.?级?指标$/.test(compared(label))),
  );
  return (isFilled('level1') || !isFilled('level2')) && !isAstray;
}
