import { isGroupLabel } from '../../forms/labels.ts';
import type { TypedForm } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const levelOdd: Check = {
  id: 'level-odd',
  statement: { zh: '一级、二级指标的名称里有不该有的字符', en: 'the name of a level holds what none does' },
  why: {
    zh: '级别名称是“某某指标”一类的词，标点和残缺的括号多半是误读',
    en: 'levels are words such as 产出指标: a stray sign or half a bracket is a misreading most likely',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '“标”读作引号', en: 'a quote for 标' }, [['产出指标', '产出指”']], {
      finds: ['/indicators/0/level1'],
    }),
    example({ zh: '半个括号', en: 'half a bracket' }, [['数量指标', '数量指标(30']], {
      finds: ['/indicators/0/level2'],
    }),
    example({ zh: '倒着读', en: 'read backwards' }, [['产出指标', '标指出产']], {
      finds: ['/indicators/0/level1'],
    }),
    example(
      { zh: '与右格连成一格', en: 'one cell with the name beside it' },
      [['数量指标 |', '数量指标整治河道长度 |']],
      {
        finds: ['/indicators/0/level2'],
      },
    ),
    example(
      { zh: '三级指标的名称占了二级的格', en: 'a name in the cell of its level as well' },
      [['质量指标 | 合格率', '合格率 | <']],
      {
        finds: ['/indicators/1/level2'],
      },
    ),
    soundExample(),
  ],
  observe: ({ form }) =>
    about(
      form.data.indicators.flatMap((row, index) =>
        (['level1', 'level2', 'level3'] as const).flatMap(level => {
          const isName = level === 'level3' && row.level3 !== row.level2;
          const isDoubtful = isOdd(row[level]) || (level === 'level2' && isNameOverLevel(row, form.data));
          return !isName && isDoubtful ? [`/indicators/${index}/${level}`] : [];
        }),
      ),
    ),
};

type Rows = Pick<TypedForm['data'], 'indicators'>;

/** A name that stands for its level as well, although other rows have a level of their own: a ruling between the two was not seen. */
function isNameOverLevel({ level2, level3 }: Rows['indicators'][number], { indicators }: Rows): boolean {
  if (level2 === null || level2 !== level3 || isGroupLabel(level2)) return false;
  return indicators.some(row => row.level2 !== null && row.level2 !== row.level3 && isGroupLabel(row.level2));
}

/** What names are made of, and the brackets and quotes that stand around a part of one. */
const PLAIN = /^[\p{Script=Han}\p{Script=Latin}\p{N}\uFFFD\s、/／&·—－:：.．,，;；%％+\-_*★☆△#①-⑳]*$/u;
const AROUND = /[(（][^()（）]*[)）]|[“"][^“”"]*[”"]|[《〈][^《》〈〉]*[》〉]|[[【〔][^\]】〕]*[\]】〕]/gu;

function isOdd(name: string | null): boolean {
  if (name === null) return false;
  let rest = name;
  for (let before = ''; before !== rest; ) [before, rest] = [rest, rest.replace(AROUND, '')];
  return !PLAIN.test(rest) || /^标指/.test(rest) || isRunOn(rest);
}

/** The name of a level, and more that is no part of it. */
function isRunOn(name: string): boolean {
  const [, label, more] = /^(.+?指标)(?![和及与或等])(\p{Script=Han}{2}.*)$/u.exec(name) ?? [];
  return label !== undefined && more !== undefined && isGroupLabel(label);
}
