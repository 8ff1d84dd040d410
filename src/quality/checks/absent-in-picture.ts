import { regionsOf } from '../../forms/desk.ts';
import { type Check, example, soundExample } from '../check.ts';
import { absentIn } from '../places.ts';
import { isPictured, unreadOf } from '../segments.ts';

export const absentInPicture: Check = {
  id: 'absent-in-picture',
  statement: {
    zh: '图像中有未归位的文字，此栏却没有读到',
    en: 'not found, although the picture has a text without a place',
  },
  why: { zh: '那段文字可能是它的标签或值', en: 'that text may be its label, or what stands there' },
  note: 'ambiguous',
  examples: [
    example({ zh: '名称前没有标签', en: 'a label that is not there' }, [['项目名称', '']], {
      finds: ['/projectName'],
      as: 'picture',
    }),
    soundExample('picture'),
  ],
  observe: subject => {
    const lost = unreadOf(subject).find(({ segment }) => isPictured(segment));
    return lost ? [{ paths: absentIn(subject.form), regions: regionsOf([lost.cell]) }] : [];
  },
};
