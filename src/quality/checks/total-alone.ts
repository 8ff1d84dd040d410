import type { Path, TypedForm } from '../../model.ts';
import { about, type Check, example, soundExample } from '../check.ts';

export const totalAlone: Check = {
  id: 'total-alone',
  statement: {
    zh: '有总分值（总得分），各行却都没有分值（得分）',
    en: 'a total of weights or scores, and no row has one',
  },
  why: {
    zh: '总分是各行之和，那一列没有认出',
    en: 'a total adds up its rows: their column was not recognised',
  },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '各行分值没有读到', en: 'weights of rows that were not read' },
      ['31公顷', '96%', '2023年11月', '29万元'].map((actual, row) => {
        const weight = [30, 30, 20, 10][row]!;
        return [`${actual} | ${weight} |`, `${actual} | |`] as const;
      }),
      { finds: ['/indicators/0/maxScore', '/total/maxScore'] },
    ),
    soundExample(),
  ],
  observe: ({ form }) => about((['maxScore', 'score'] as const).flatMap(column => aloneIn(form, column))),
};

/** Forms that weigh only their levels have no weights in rows, and those that print a total of points alone no scores. */
function aloneIn({ family, data }: TypedForm, column: 'maxScore' | 'score'): Path[] {
  const { indicators, groups, total } = data;
  const isMeant = column === 'maxScore' || indicators.some(({ maxScore }) => maxScore !== null);
  if (family === 'target-declaration' || !isMeant || groups.length > 0 || indicators.length === 0) return [];
  if (total[column] === null || indicators.some(row => row[column] !== null)) return [];
  return [`/total/${column}`, ...indicators.map((_, index) => `/indicators/${index}/${column}`)];
}
