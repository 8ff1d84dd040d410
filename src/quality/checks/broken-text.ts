import { type Check, example, soundExample } from '../check.ts';
import { observeNoted } from '../check-notes.ts';

export const brokenText: Check = {
  id: 'broken-text',
  statement: {
    zh: '文字的编码已损坏',
    en: 'the map of its font to Unicode is broken there',
  },
  why: {
    zh: '读出的字不是印出的字',
    en: 'what is read there is not what is printed',
  },
  note: 'broken-unicode',
  examples: [
    example(
      { zh: '数值中有替换字符', en: 'a replacement character in a value' },
      [['城市公园养护', '城市\uFFFD园养护']],
      { finds: ['/projectName'] },
    ),
    soundExample(),
  ],
  observe: observeNoted('broken-text'),
};
