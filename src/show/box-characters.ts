/** The four ways a box character can reach, as bits. */
export const UP = 1;
export const RIGHT = 2;
export const DOWN = 4;
export const LEFT = 8;

/** Box characters by their arms: index 10 = RIGHT + LEFT = `─`. A lone arm is drawn as the whole line. */
const BY_ARMS = ' │─└││┌├─┘─┴┐┤┬┼';

/** The box character with these arms; a blank for none. */
export function boxCharacter(arms: number): string {
  return BY_ARMS[arms] ?? ' ';
}

/** Arms of a box character; 0 for any other character. */
export function armsOf(character: string | undefined): number {
  if (character === '─') return LEFT | RIGHT;
  if (character === '│') return UP | DOWN;
  return character === undefined || character === ' ' ? 0 : Math.max(0, BY_ARMS.indexOf(character));
}
