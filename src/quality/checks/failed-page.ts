import { type Check, soundExample } from '../check.ts';
import { onPages } from '../value-paths.ts';

export const failedPage: Check = {
  id: 'failed-page',
  statement: { zh: '所在页未能读好', en: 'its page could not be read well' },
  why: { zh: '这样一页上的任何取值都要有人看', en: 'a person must look at whatever is given on such a page' },
  note: 'low-confidence',
  examples: [soundExample()],
  observe: ({ form, pages }) => onPages(form, pages.failed),
};
