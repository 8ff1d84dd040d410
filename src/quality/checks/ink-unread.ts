import { isGroupLabel } from '../../forms/labels.ts';
import type { Region } from '../../model.ts';
import { centre, contains } from '../../values/bbox.ts';
import { about, type Check, soundExample } from '../check.ts';

export const inkUnread: Check = {
  id: 'ink-unread',
  statement: {
    zh: '格里有没有读到的墨迹：空白格里的图片或描成轮廓的字，图像里没有归入任何字、线、章的笔画',
    en: 'ink in its cell that was not read: a picture or outlined characters in a blank one, strokes of a scan that lie under no glyph, ruling or seal',
  },
  why: {
    zh: '那里印了东西：空白不是空白，读到的也不是全部',
    en: 'something is printed there: a blank is none, and what was read is not all of it',
  },
  note: 'ambiguous',
  examples: [soundExample()],
  observe: ({ form: { facts }, unexplained }) => {
    const cells = unexplained.flatMap(({ cell }) => (cell ? [cell] : []));
    if (cells.length === 0) return [];
    const isInked = ({ page, bbox }: Region) =>
      cells.some(cell => cell.page === page && contains(cell.bbox, centre(bbox)));
    // the name of a level is known by its words: what is left beside it is dirt, or the edge of a glyph
    const isKnown = (text: string | null) => text !== null && isGroupLabel(text);
    return about(
      Object.keys(facts).filter(path => !isKnown(facts[path]!.text) && facts[path]!.regions?.some(isInked)),
    );
  },
};
