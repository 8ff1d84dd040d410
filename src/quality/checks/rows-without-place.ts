import { type Check, example, soundExample, speaking } from '../check.ts';
import { unreadOf } from '../sources.ts';

/** Rows whose values found no place: one may print what belongs to no label. */
const LOST_ROWS = 2;

export const rowsWithoutPlace: Check = {
  id: 'rows-without-place',
  statement: { zh: '不止一行里有数字归不了栏', en: 'values of more than one row found no column' },
  why: {
    zh: '这些行的列与上面的表头对不上',
    en: 'the columns of these rows are not those of the headings above',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '两行各多一个数', en: 'a number more in two rows' },
      [
        ['年度资金总额 | 100 | 100 | 10 | 100% | 10 | <', '年度资金总额 | 100 | 100 | 10 | 100% | 10 | 31'],
        ['项目名称 | 城市公园养护 | < | < | < | < | <', '项目名称 | 城市公园养护 | < | < | < | < | 32'],
      ],
      { finds: ['/indicators/0/score'] },
    ),
    soundExample(),
  ],
  observe: subject => {
    const rows = new Set(
      unreadOf(subject).flatMap(({ segment, cell }) =>
        /\p{N}/u.test(cell.text) ? [`${subject.segments.indexOf(segment)}:${cell.row}`] : [],
      ),
    );
    return rows.size >= LOST_ROWS ? speaking(subject.form, /^\/(funding|indicators)\/\d+/) : [];
  },
};
