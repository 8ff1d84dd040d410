import { hasRole } from '../../forms/labels.ts';
import { hasHeadingsTogether } from '../../forms/matcher.ts';
import { type Check, example, soundExample, speaking } from '../check.ts';
import { isPictured, segmentCells } from '../sources.ts';

export const headingsTogether: Check = {
  id: 'headings-together',
  statement: { zh: '一格里有几列的表头', en: 'the headings of several columns stand in one cell' },
  why: { zh: '它们之间的框线没有看到', en: 'the rulings between them were not seen' },
  note: 'ambiguous',
  examples: [
    example(
      { zh: '目标与完成值在一格', en: 'two headings in one cell' },
      [['年度指标值 | 实际完成值', '年度指标值 实际完成值 | <']],
      { finds: ['/indicators/0/level3'], as: 'picture' },
    ),
    soundExample('picture'),
  ],
  observe: ({ form, segments }) => {
    const cells = segments.filter(isPictured).flatMap(segmentCells);
    const isTogether = cells.some(({ text }) => !hasRole(text) && hasHeadingsTogether(text));
    return isTogether ? speaking(form, /^/) : [];
  },
};
