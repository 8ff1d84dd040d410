import { about, type Check, example, soundExample } from '../check.ts';
import { oddRows } from '../odd-rows.ts';

export const rowIncomplete: Check = {
  id: 'row-incomplete',
  statement: {
    zh: '一行没有名称、没有可衡量的内容，或级别名称不成词',
    en: 'a row without a name or anything measured, or with a level that is no word',
  },
  why: {
    zh: '它可能是别的行的一部分，相邻的行也可能缺了它',
    en: 'it may be a part of another row, and the rows beside it lack what stands in it',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '级别是一个表头', en: 'a level that is a heading' }, [['产出指标', '绩效指标']], {
      finds: ['/indicators/0/level1', '/indicators/1/target'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => {
    const near = oddRows(form).flatMap(index =>
      [index - 1, index, index + 1].map(row => `/indicators/${row}/`),
    );
    return about(Object.keys(form.facts).filter(path => near.some(start => path.startsWith(start))));
  },
};
