import { about, type Check, example, soundExample } from '../check.ts';

export const barLost: Check = {
  id: 'bar-lost',
  statement: { zh: '别处都是≥≤，这里是＞＜', en: 'a sign without a bar among signs that have one' },
  why: {
    zh: '图像里符号下面的横线容易丢，表里也很少印没有横线的符号',
    en: 'readers of pictures lose bars, and forms hardly print the bare sign',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: '横线丢了', en: 'a bar that is lost' }, [['≥95%', '>95%']], {
      finds: ['/indicators/1/target'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form: { data } }) => {
    const signs = data.indicators.flatMap((row, index) =>
      (['target', 'actual'] as const).flatMap(field => {
        const measure = row[field];
        return measure?.kind === 'quantity'
          ? [{ sign: measure.comparator, path: `/indicators/${index}/${field}` }]
          : [];
      }),
    );
    const isBarred = signs.some(({ sign }) => sign === '>=' || sign === '<=');
    return about(
      signs.filter(({ sign }) => isBarred && (sign === '>' || sign === '<')).map(({ path }) => path),
    );
  },
};
