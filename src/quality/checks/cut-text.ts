import { type Check, example, soundExample } from '../check.ts';
import { observeNoted } from '../check-notes.ts';

export const cutText: Check = {
  id: 'cut-text',
  statement: { zh: '文字在边缘处被截断', en: 'the text is cut off at an edge' },
  why: { zh: '看不见的部分可能改变取值', en: 'what cannot be seen may change the value' },
  note: 'truncated',
  examples: [
    example({ zh: '名称被截断', en: 'a name that is cut off' }, [['城市公园养护', '城市公园✂']], {
      finds: ['/projectName'],
    }),
    soundExample(),
  ],
  observe: observeNoted('cut-text'),
};
