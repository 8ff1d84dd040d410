import type { PageCheck } from '../page-check.ts';

export const unsoundForm: PageCheck = {
  id: 'unsound-form',
  reason: 'table-doubtful',
  statement: { zh: '整张表有疑', en: 'something speaks against its form as a whole' },
  why: { zh: '必有表线或行缺失', en: 'a ruling or a row of it must have been lost' },
  examples: [],
  find: ({ forms }) => new Set(forms.flatMap(({ unsound }) => unsound)),
};
