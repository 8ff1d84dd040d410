import { characterWidth, displayWidth } from '../values/width.ts';

/** Controls, and the marks that turn the direction of what follows: text from a PDF must not steer a terminal. */
const STEERING = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with white space as single blanks and anything that would steer a terminal as `�`. */
export function printable(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(STEERING, '�');
}

/** The text with blanks added on the right up to `columns`; longer texts stay as they are. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** The text with blanks added on the left up to `columns`. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text;
}

/** The text cut to `columns`, with `…` where something was cut. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  return `${wrapText(text, columns - 1)[0]?.trimEnd() ?? ''}…`;
}

/**
 * Breaks a text into lines of at most `columns` (at least one character each): at a blank between two words where
 * there is one, else between any two characters.
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\x21-\x7e]+|./gsu) ?? []) {
    for (const part of displayWidth(piece) > columns ? piece : [piece]) {
      if (
        line !== '' &&
        displayWidth(line + part) > columns &&
        !(part === ' ' || characterWidth(part) === 0)
      ) {
        lines.push(line.trimEnd());
        line = '';
      }
      if (line !== '' || part !== ' ' || lines.length === 0) line += part;
    }
  }
  return [...lines, line.trimEnd()];
}
