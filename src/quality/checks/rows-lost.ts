import type { Path } from '../../model.ts';
import { LIST_NAMES } from '../../schema/fields.ts';
import { type Check, type Observation, soundExample } from '../check.ts';

export const rowsLost: Check = {
  id: 'rows-lost',
  statement: {
    zh: '表的一页或相邻的一页未能读好',
    en: 'a page of the form, or one right beside it, could not be read well',
  },
  why: {
    zh: '那里可能有这张表的行，这里也可能有别处的行',
    en: 'rows of it may stand there, and rows of something else here',
  },
  note: 'may-hold-foreign-rows',
  examples: [soundExample()],
  observe: ({ form, pages }): readonly Observation[] => {
    const isWrong = form.pages.length === 0 || form.pages.some(page => pages.failed.has(page));
    const isCut = pages.cut.has(Math.min(...form.pages) - 1) || pages.cut.has(Math.max(...form.pages) + 1);
    return [
      ...(isWrong || isCut ? [{ paths: LISTS, note: 'may-lack-rows' as const }] : []),
      ...(isWrong ? [{ paths: LISTS }, { paths: ['/currencyUnit'], note: 'low-confidence' as const }] : []),
    ];
  },
};

const LISTS: readonly Path[] = LIST_NAMES.map(name => `/${name}`);
