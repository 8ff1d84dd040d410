import { about, type Check, example, soundExample } from '../check.ts';

export const digitLike: Check = {
  id: 'digit-like',
  statement: {
    zh: '数值里有像数字的字母或上标',
    en: 'letters that look like digits, or raised ones, in a measure',
  },
  why: { zh: 'O 和 0、l 和 1、³ 和 ≥ 容易误读', en: 'O and 0, l and 1, ³ and ≥ are easily misread' },
  note: 'ambiguous',
  examples: [
    example({ zh: 'O% ', en: 'a letter for a digit' }, [['≥95%', '≥9O%']], {
      finds: ['/indicators/1/target'],
    }),
    example({ zh: '³98%', en: 'a raised digit for a sign' }, [['≥95%', '³95%']], {
      finds: ['/indicators/1/target'],
    }),
    soundExample(),
  ],
  observe: ({ form }) =>
    about(
      form.data.indicators.flatMap((row, index) =>
        (['target', 'actual'] as const).flatMap(field =>
          ODD.test(row[field]?.text ?? '') ? [`/indicators/${index}/${field}`] : [],
        ),
      ),
    ),
};

const ODD = /[OoIl]\d*[%％]|\d[OoIl]\d|^[²³¹]\d/u;
