import type { PageCheck } from '../page-check.ts';

export const unsoundPicture: PageCheck = {
  id: 'unsound-picture',
  reason: 'broken-text-layer',
  statement: {
    zh: '文字层损坏而改读图像，整张表有疑',
    en: 'its text layer was broken, and the form read from its picture is doubtful as a whole',
  },
  why: { zh: '缘故在文字层', en: 'the broken text layer is the cause' },
  examples: [],
  find({ forms, pages }) {
    const reread = pages.filter(({ kind, runs }) => kind === 'native' && runs.some(({ reading }) => reading));
    const unsound = new Set(forms.flatMap(own => own.unsound));
    return new Set(reread.map(({ page }) => page)).intersection(unsound);
  },
};
