import { compared } from '../../values/text.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const nameHoldsTarget: Check = {
  id: 'name-holds-target',
  statement: {
    zh: '指标名称以目标值结尾，或名称里有比较符号和数而没有目标值',
    en: 'a name that ends with its target, or with a sign and a number where no target was read',
  },
  why: {
    zh: '名称与目标值两栏没有分开',
    en: 'nothing was seen between the two columns',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '名称与目标连读', en: 'a name read on into its target' },
      [['| 合格率 |', '| 合格率≥95% |']],
      {
        finds: ['/indicators/1/level3', '/indicators/1/target'],
        as: 'aligned',
      },
    ),
    example(
      { zh: '名称带走了目标', en: 'a name that took its target' },
      [['| 合格率 | ≥95% |', '| 合格率≥95% | |']],
      { finds: ['/indicators/1/level3', '/indicators/1/target'], as: 'aligned' },
    ),
    soundExample('aligned'),
  ],
  observe: ({ form }) =>
    about(
      form.data.indicators.flatMap(({ level3, target }, row) => {
        const name = compared(level3 ?? '');
        const isJoined = target === null ? MEASURE.test(name) : endsWith(name, compared(target.text));
        return isJoined ? [`/indicators/${row}/level3`, `/indicators/${row}/target`] : [];
      }),
    ),
};

/** A sign with its number at the end of a name. */
const MEASURE = /.[≥≤><=]\d[^()]*$/;

function endsWith(name: string, target: string): boolean {
  return target.length > 1 && name.length > target.length && name.endsWith(target);
}
