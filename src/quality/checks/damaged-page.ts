import { type Check, soundExample } from '../check.ts';
import { onPages } from '../value-paths.ts';

export const damagedPage: Check = {
  id: 'damaged-page',
  statement: { zh: '所在页的一部分数据已丢失', en: 'a part of the data of its page is lost' },
  why: { zh: '留下的可能只是一部分', en: 'what stands there may be a part itself' },
  note: 'low-confidence',
  examples: [soundExample()],
  observe: ({ form, pages }) => onPages(form, pages.damaged),
};
