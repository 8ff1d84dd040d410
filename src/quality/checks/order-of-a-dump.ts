import { about, type Check, example, soundExample } from '../check.ts';

export const orderOfADump: Check = {
  id: 'order-of-a-dump',
  statement: { zh: '由文本转储读出', en: 'read from a text dump' },
  why: {
    zh: '转储的次序不能确定取值在哪一列',
    en: 'the order of a dump settles nothing for sure: which column a text stood in is a conclusion',
  },
  note: 'low-confidence',
  examples: [
    example({ zh: '读自转储', en: 'read from a dump' }, [], { finds: ['/projectName'], as: 'dump' }),
    soundExample(),
  ],
  observe: ({ form, ways }) => (ways.includes('dump') ? about(Object.keys(form.facts)) : []),
};
