import type { FormSegment } from '../../forms/find-forms.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';
import { unreadOf } from '../sources.ts';

const LOST_ROWS = 2;

export const linesWithoutPlace: Check = {
  id: 'lines-without-place',
  statement: {
    zh: '表头下不止一行里有文字归不了栏',
    en: 'texts of more than one row below headings found no column',
  },
  why: { zh: '图像里漏看了一条框线', en: 'a ruling of the picture was not seen' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '两行各多一段文字', en: 'a text more in two rows' },
      [
        ['年度资金总额 | 100 | 100 | 10 | 100% | 10 | <', '年度资金总额 | 100 | 100 | 10 | 100% | 10 | 多出'],
        [
          '项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <\n',
          '项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <\n  其中：财政拨款 | 100 | 100 | | | | 又多\n',
        ],
      ],
      { finds: ['/indicators/0/score'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: subject => {
    const rows = new Set(
      unreadOf(subject).flatMap(({ segment, cell }) =>
        isInBlock(segment, cell.row) ? [`${subject.segments.indexOf(segment)}:${cell.row}`] : [],
      ),
    );
    return rows.size >= LOST_ROWS ? speaking(subject.form, /^\/(funding|indicators)\/\d+/) : [];
  },
};

/** Whether a row stands in columns under headings, not in the form's head or foot. */
function isInBlock({ blocks }: FormSegment, row: number): boolean {
  return !blocks.some(block => block.kind === 'pairs' && block.row === row);
}
