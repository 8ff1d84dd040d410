import type { Region } from '../../model.ts';
import { rounded } from '../../values/bbox.ts';
import { about, type Check, soundExample } from '../check.ts';

export const inkInBlank: Check = {
  id: 'ink-in-blank',
  statement: {
    zh: '空白格里有图片或描成轮廓的字',
    en: 'a picture or outlined characters stand in a cell that seems blank',
  },
  why: { zh: '那里印了东西，只是没有文字', en: 'something is printed there that is no text' },
  note: 'ambiguous',
  examples: [soundExample()],
  observe: ({ form, unexplained }) => {
    const cells = unexplained.flatMap(({ cell }) => (cell ? [placeOf(cell)] : []));
    if (cells.length === 0) return [];
    const { facts } = form;
    const isInked = (path: string) =>
      facts[path]!.text === null && facts[path]!.regions?.some(region => cells.includes(placeOf(region)));
    return about(Object.keys(facts).filter(isInked));
  },
};

function placeOf({ page, bbox }: Region): string {
  return `${page}:${rounded(bbox).join()}`;
}
