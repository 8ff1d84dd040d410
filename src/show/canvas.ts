import { boxCharacter } from '../values/box-characters.ts';
import { characterWidth } from '../values/width.ts';

/** A sheet of character cells: lines and texts are put on it, then it is printed. */
export type CharacterCanvas = {
  readonly width: number;
  readonly height: number;
  /** arms of the lines through each cell */
  readonly arms: Uint8Array;
  /** the character in each cell; '' under the right half of a wide one; undefined where none was put */
  readonly characters: (string | undefined)[];
};

/** An empty canvas of so many columns and rows. */
export function canvas(width: number, height: number): CharacterCanvas {
  return { width, height, arms: new Uint8Array(width * height), characters: Array(width * height) };
}

/** Adds arms to a cell; the lines that meet there join into one box character. */
export function addArms(on: CharacterCanvas, [x, y]: readonly [number, number], arms: number): void {
  on.arms[y * on.width + x]! |= arms;
}

/** Puts a text on a row from column x, over what is there; what runs over the right edge is lost. */
export function putText(on: CharacterCanvas, [x, y]: readonly [number, number], text: string): void {
  let at = y * on.width + x;
  const end = (y + 1) * on.width;
  for (const character of text) {
    const width = characterWidth(character);
    if (width === 0) on.characters[at - 1] += character;
    else if (at + width <= end) {
      on.characters[at] = character;
      if (width === 2) on.characters[at + 1] = '';
    }
    at += width;
  }
}

/** The canvas as rows of text, without blanks at their ends. */
export function rowsOf({ width, height, arms, characters }: CharacterCanvas): string[] {
  return Array.from({ length: height }, (_, y) => {
    let row = '';
    for (let at = y * width; at < (y + 1) * width; at++) row += characters[at] ?? boxCharacter(arms[at]!);
    return row.trimEnd();
  });
}
