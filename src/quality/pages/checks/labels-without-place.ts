import { unreadForms } from '../../../forms/find-forms.ts';
import type { PageCheck } from '../page-check.ts';

export const labelsWithoutPlace: PageCheck = {
  id: 'labels-without-place',
  reason: 'table-not-found',
  statement: {
    zh: '有自评表的栏目名没有归位',
    en: 'labels of a form found no place, beside another form or without one',
  },
  why: { zh: '另一张自评表没有找到', en: 'a form of their own was not found' },
  examples: [],
  find({ unplaced, words }) {
    const lines = unplaced.flatMap(({ text, regions }) =>
      (regions ?? []).map(({ page }) => ({ text, page })),
    );
    return unreadForms(lines, words);
  },
};
