import type { Indicator } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const levelContrary: Check = {
  id: 'level-contrary',
  statement: {
    zh: '二级指标或指标名称属于表中另一个一级指标',
    en: 'a second level or a name that belongs to another first level of the form',
  },
  why: {
    zh: '没有框线说明合并的一级指标从哪一行起',
    en: 'no rulings show where the merged cells of the levels begin',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '效益指标归在满意度下', en: 'a benefit below the satisfaction' },
      [
        ['^ | 时效指标 | 完成时间', '效益指标 | 社会效益指标 | 游客人次'],
        ['^ | 成本指标 | 养护成本', '满意度指标 | 社会效益指标 | 游客人次'],
      ],
      { finds: ['/indicators/3/level1'], as: 'aligned' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form: { data } }) => {
    const known = new Set(data.indicators.map(({ level1 }) => kindOf(level1)));
    const contrary = data.indicators.flatMap((row, index) => (isContrary(row, known) ? [index] : []));
    return about(contrary.flatMap(row => [`/indicators/${row}/level1`, `/indicators/${row}/level2`]));
  },
};

type Kind = 'output' | 'benefit' | 'satisfaction';

function kindOf(level: string | null): Kind | null {
  if (/满意/.test(level ?? '')) return 'satisfaction';
  if (/效益|可持续/.test(level ?? '')) return 'benefit';
  return /产出|数量|质量|时效/.test(level ?? '') ? 'output' : null;
}

function isContrary({ level1, level2, level3 }: Indicator, known: ReadonlySet<Kind | null>): boolean {
  const [kind, own] = [kindOf(level1), kindOf(level2)];
  if (kind === null) return false;
  if (own !== null && own !== kind && known.has(own)) return true;
  // what people say of it has a level of its own
  const isSaid = /满意/.test(level3 ?? '');
  return known.has('satisfaction') && level3 !== null && isSaid !== (kind === 'satisfaction');
}
