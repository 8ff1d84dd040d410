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

/** Heavy and double lines, and their meetings, by the light ones that they stand for. */
const OTHERS = '━┃┏┓┗┛┣┫┳┻╋═║╔╗╚╝╠╣╦╩╬┠┨┯┷┿╂╞╡╪╟╢╫╤╧╒╕╘╛╓╖╙╜';
const LIGHT = '─│┌┐└┘├┤┬┴┼─│┌┐└┘├┤┬┴┼├┤┬┴┼┼├┤┼├┤┼┬┴┌┐└┘┌┐└┘';

/** Arms of a box character; 0 for any other character. */
export function armsOf(character: string | undefined): number {
  if (character === undefined || character < '\u2500' || character > '\u257f') return 0;
  const other = OTHERS.indexOf(character);
  const light = other < 0 ? character : LIGHT[other]!;
  if (light === '─') return LEFT | RIGHT;
  if (light === '│') return UP | DOWN;
  return Math.max(0, BY_ARMS.indexOf(light));
}
