import type { TypedForm } from '../../model.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';

export const totalMissing: Check = {
  id: 'total-missing',
  statement: { zh: '各行有分值，却没有总分', en: 'rows have weights, and there is no total' },
  why: { zh: '总分一行可能没有认出', en: 'the row of the total may not have been recognised' },
  note: 'ambiguous',
  examples: [
    example({ zh: '总分读作他字', en: 'another word for the total' }, [['总分', '总牙']], {
      finds: ['/total/score'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: ({ form }) => (hasTotal(form) ? [] : speaking(form, /^\/total\//)),
};

/** Weights in rows have their sum below them, unless nothing is scored. */
function hasTotal({ family, data }: TypedForm): boolean {
  if (family === 'target-declaration') return true;
  const isWeighed = data.indicators.some(({ maxScore }) => maxScore !== null);
  return !isWeighed || data.total.maxScore !== null || data.total.score !== null;
}
