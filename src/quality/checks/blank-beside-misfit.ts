import type { Path, TypedForm } from '../../model.ts';
import { valueAt } from '../../values/pointer.ts';
import { about, type Check, example, soundExample } from '../check.ts';
import { rowOf } from '../value-paths.ts';

export const blankBesideMisfit: Check = {
  id: 'blank-beside-misfit',
  statement: {
    zh: '同行另一栏的数不是一个数，这一栏却空着',
    en: 'blank, although a number of the same row is none',
  },
  why: { zh: '两栏的数可能读到了一格里', en: 'the numbers of two columns may have been read as one' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '两个数读在一格', en: 'two numbers in one cell' },
      [['| 100 | 100 | 10 |', '| 100 | 100 10 | |']],
      { finds: ['/funding/0/maxScore'] },
    ),
    soundExample(),
  ],
  observe: ({ form }) => {
    const { facts } = form;
    const paths = Object.keys(facts).filter(path => NUMBER.test(path) && rowOf(path) !== null);
    const rows = new Set(paths.filter(path => isMisfit(form, path)).map(rowOf));
    return about(rows.size === 0 ? [] : paths.filter(path => rows.has(rowOf(path)) && !facts[path]!.text));
  },
};

const NUMBER = /\/(maxScore|score|executionRate|initialBudget|adjustedBudget|executed)$/;

/** Something is printed there that is no number, and says that there is none neither. */
function isMisfit({ data, facts }: TypedForm, path: Path): boolean {
  const { text, notes } = facts[path]!;
  return text !== null && valueAt(data, path) === null && !notes.includes('not-applicable');
}
