import { type Check, example, soundExample, speaking } from '../check.ts';
import { oddRows } from '../odd-rows.ts';

/** As a share of all rows. */
const MOST = 0.3;

export const rowsIncomplete: Check = {
  id: 'rows-incomplete',
  statement: {
    zh: '太多的行没有名称、没有可衡量的内容，或级别名称不成词',
    en: 'too many rows without a name, anything measured or proper levels',
  },
  why: { zh: '错的是列，不是行', en: 'it is the columns that are wrong, not the rows' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '两行的级别是表头', en: 'headings for the levels of all rows' },
      [['产出指标', '绩效指标']],
      { finds: ['/indicators/0/level1'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form }) =>
    oddRows(form).length > MOST * form.data.indicators.length ? speaking(form, /^\/indicators\//) : [],
};
