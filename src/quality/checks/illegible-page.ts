import { type Check, soundExample } from '../check.ts';
import { onPages } from '../value-paths.ts';

export const illegiblePage: Check = {
  id: 'illegible-page',
  statement: { zh: '所在页的文字层大面积损坏', en: 'the text layer of its page is broken at large' },
  why: { zh: '看来正确的也不可信', en: 'what looks right there is not to be trusted either' },
  note: 'broken-unicode',
  examples: [soundExample()],
  observe: ({ form, pages }) => onPages(form, pages.illegible),
};
