import type { Indicator } from '../../model.ts';
import { decimal } from '../../values/amount.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const digitLike: Check = {
  id: 'digit-like',
  statement: {
    zh: '数值里有像数字的字母或上标，或一个率大于一百而没有百分号',
    en: 'letters that look like digits, or raised ones, in a measure, or a rate above a hundred without its sign',
  },
  why: {
    zh: 'O 和 0、l 和 1、³ 和 ≥、% 和 00 容易误读',
    en: 'O and 0, l and 1, ³ and ≥, % and 00 are easily misread',
  },
  note: 'ambiguous',
  examples: [
    example({ zh: 'O% ', en: 'a letter for a digit' }, [['≥95%', '≥9O%']], {
      finds: ['/indicators/1/target'],
    }),
    example({ zh: '³98%', en: 'a raised digit for a sign' }, [['≥95%', '³95%']], {
      finds: ['/indicators/1/target'],
    }),
    example({ zh: '%读成00', en: '% read as 00' }, [['| 96% |', '| 9600 |']], {
      finds: ['/indicators/1/actual'],
      as: 'picture',
    }),
    soundExample(),
  ],
  observe: ({ form, ways }) => {
    const isPicture = ways.includes('picture');
    const rates = form.data.funding.flatMap((line, index) =>
      isPicture && RATE_AS_ZEROS.test(line.executionRate ?? '') ? [`/funding/${index}/executionRate`] : [],
    );
    return about([
      ...rates,
      ...form.data.indicators.flatMap((row, index) =>
        (['target', 'actual'] as const).flatMap(field =>
          ODD.test(row[field]?.text ?? '') || (isPicture && isSignAsZeros(row, field))
            ? [`/indicators/${index}/${field}`]
            : [],
        ),
      ),
    ]);
  },
};

const ODD = /[OoIl]\d*[%％]|\d[OoIl]\d|^[²³¹]\d/u;

/** What is counted in hundredths by its name. */
const RATE = /率$/;
const WHOLE = 100;
/** Times the row's other measure: what is met so far over is hardly a count. */
const FAR = 10;
/** 96.42% and 91.25% as rates of the budget: 96.4200, 91.259 */
const RATE_AS_ZEROS = /^\d{1,3}\.\d{2}(?:00|\d)$/;

/** A number without a unit that ends as a per cent sign is read, where it cannot be so large. */
function isSignAsZeros(row: Indicator, field: 'target' | 'actual'): boolean {
  const [measure, other] = [row[field], row[field === 'target' ? 'actual' : 'target']];
  if (measure?.kind !== 'quantity' || measure.unit !== null || measure.number === null) return false;
  if (decimal(measure.number).lte(WHOLE)) return false;
  const beside = /\d+(?:\.\d+)?/.exec(other?.text ?? '')?.[0];
  const isFar = beside !== undefined && decimal(beside).times(FAR).lte(measure.number);
  return RATE.test(row.level3 ?? '') || (isFar && measure.number.endsWith('00'));
}
