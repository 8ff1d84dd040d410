import { regionsOf } from '../../forms/desk.ts';
import { type Check, example, soundExample } from '../check.ts';
import { absentIn } from '../places.ts';
import { isPictured, unreadOf } from '../segments.ts';

export const absentInPicture: Check = {
  id: 'absent-in-picture',
  statement: {
    zh: '图像中有未归位的文字，此栏却没有读到',
    en: 'not found, although the picture has a text without a place',
  },
  why: { zh: '那段文字可能是它的标签或值', en: 'that text may be its label, or what stands there' },
  note: 'ambiguous',
  examples: [
    example({ zh: '名称前没有标签', en: 'a label that is not there' }, [['项目名称', '']], {
      finds: ['/projectName'],
      as: 'picture',
    }),
    example(
      { zh: '资金的表头没有认出', en: 'a budget whose headings were not recognised' },
      [
        [
          '项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <',
          '顶日资全 | < | < | < | < | < | <',
        ],
        ['年度资金总额 | 100 | 100 | 10 | 100% | 10 | <', '午度贷全 | < | < | < | < | < | <'],
      ],
      { finds: ['/funding'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: subject => {
    const lost = unreadOf(subject).find(({ segment }) => isPictured(segment));
    if (!lost) return [];
    const { data } = subject.form;
    const empty = LISTS.flatMap(list => (data[list].length === 0 ? [`/${list}`] : []));
    return [{ paths: [...absentIn(subject.form), ...empty], regions: regionsOf([lost.cell]) }];
  },
};

/** What every form has. */
const LISTS = ['funding', 'goals', 'indicators'] as const;
