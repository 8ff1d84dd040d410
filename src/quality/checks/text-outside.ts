import { type Check, soundExample } from '../check.ts';
import { absentIn, isOfHead } from '../value-paths.ts';

export const textOutside: Check = {
  id: 'text-outside',
  statement: {
    zh: '页上有文字不在表内，也不是标签和取值',
    en: 'a text on the page stands outside the table, and is in no label and no value',
  },
  why: { zh: '表头缺的栏可能就在那里', en: 'what is missing in the head may be it' },
  note: 'ambiguous',
  examples: [soundExample()],
  observe: ({ form, unexplained }) => {
    const near = unexplained.find(({ kind, page }) => kind === 'text' && form.pages.includes(page));
    return near ? [{ paths: absentIn(form).filter(isOfHead) }] : [];
  },
};
