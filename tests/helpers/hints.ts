import type { Hints } from '../../src/tables/label-hints.ts';

const no = () => false;

/** Nothing is known of any text. */
export const NO_HINTS: Hints = {
  isTitle: no,
  isWhole: no,
  isGroup: no,
  isBeginning: no,
  isEnd: no,
  isFoot: no,
  saysItGoesOn: no,
  isCaption: no,
};
