import { pick } from '../press/random.ts';
import type { Dice } from './picture.ts';
import type { Word } from './render.ts';

/** Signs that old readers take for one another. */
const LOOKALIKES = [
  '0Oo〇',
  '1lI|丨',
  '8B',
  '5S',
  '—-一',
  '人入八',
  '未末',
  '己已巳',
  '日曰目',
  '土士',
  '≥>＞',
  '≤<',
  '.,',
  '千干',
  '天夫',
  '效较',
  '指措',
  '标际',
  '元无',
];

/** The text as a scanner's own program reads it: about one character in twelve wrong or lost. */
export function misread(words: readonly Word[], dice: Dice): Word[] {
  return words.map(word => ({ ...word, text: [...word.text].map(c => misreadOne(c, dice)).join('') || ' ' }));
}

function misreadOne(character: string, dice: Dice): string {
  const alike = LOOKALIKES.find(group => group.includes(character));
  if (alike && dice() < 0.25) return pick(dice, [...alike]);
  return dice() < 0.03 ? pick(dice, ['', '，', '口', '二']) : character;
}
