import type { TypedForm } from '../../model.ts';
import { about, type Check, soundExample } from '../check.ts';

export const groupCut: Check = {
  id: 'group-cut',
  statement: {
    zh: '分页切开的一组，名称在一边，分值和得分在另一边',
    en: 'a group that a page break cuts: its name on one side, the weight and score of all its rows on the other',
  },
  why: {
    zh: '分页之上的末行可能属于这一组，之下的数可能是那一行自己的',
    en: 'the last row above may be of that group, and what stands below be its own',
  },
  note: 'ambiguous',
  examples: [soundExample()],
  observe: ({ form }) => about(cutIn(form)),
};

function cutIn({ data, facts }: TypedForm): string[] {
  const pageOf = (row: number) => facts[`/indicators/${row}/level3`]?.regions?.at(-1)?.page;
  return data.indicators.flatMap((row, index) => {
    const next = data.indicators[index + 1];
    const isNameless =
      row.level2 === null && facts[`/indicators/${index}/level2`]!.notes.includes('ambiguous');
    if (!next || !isNameless || pageOf(index) === pageOf(index + 1)) return [];
    return (['maxScore', 'score'] as const)
      .filter(field => row[field] === null && next[field] !== null)
      .flatMap(field => [index, index + 1].map(own => `/indicators/${own}/${field}`));
  });
}
