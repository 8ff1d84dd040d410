import type { TypedForm } from '../../model.ts';
import { LIST_NAMES } from '../../schema/fields.ts';
import { decimal, sum } from '../../values/amount.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const orderOfADump: Check = {
  id: 'order-of-a-dump',
  statement: { zh: '由文本转储读出', en: 'read from a text dump' },
  why: {
    zh: '转储的次序或字符位置不能确定取值在哪一列；只有合计相符的分值和得分除外',
    en: 'neither the order of a dump nor the places of its characters settle for sure which column a text stood in, but for weights and scores that add up to their totals',
  },
  note: 'low-confidence',
  examples: [
    example({ zh: '读自转储', en: 'read from a dump' }, [], { finds: ['/projectName'], as: 'dump' }),
    example({ zh: '按位置读出的转储', en: 'a dump that is laid out' }, [], {
      finds: ['/projectName'],
      as: 'typed',
    }),
    soundExample(),
  ],
  observe({ form, ways }) {
    if (!ways.includes('dump') && !ways.includes('typed')) return [];
    const closed = ways.includes('typed') ? closing(form) : null;
    const lists = LIST_NAMES.map(name => `/${name}`);
    return about([...Object.keys(form.facts), ...lists].filter(path => !closed?.test(path)));
  },
};

/** The numbers whose columns add up to the totals that are printed below them, where both do; null where not. */
function closing({ data: { funding, indicators, total } }: TypedForm): RegExp | null {
  const closes = (column: 'maxScore' | 'score') => {
    const parts = [funding[0]?.[column] ?? null, ...indicators.map(row => row[column])];
    const isWhole = parts.every(part => part !== null);
    return isWhole && total[column] !== null && sum(parts).eq(decimal(total[column]));
  };
  return closes('maxScore') && closes('score') ? CLOSED : null;
}

const CLOSED = /^\/(?:indicators\/\d+|funding\/0|total)\/(?:maxScore|score)$/;
