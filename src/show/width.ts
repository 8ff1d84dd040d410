/** East Asian wide and fullwidth characters (UAX #11), and the emoji that terminals draw two columns wide. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Marks that are drawn over the character before them. */
const NO_WIDTH = /\p{Mn}|\p{Me}|\u200b|\u200d/u;

/** Controls, and the marks that turn the direction of what follows: text from a PDF must not steer a terminal. */
const STEERING = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Columns that a text takes on a terminal: two for a Chinese character, one for a Latin one. */
export function displayWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += characterWidth(character);
  return columns;
}

/** Columns of one code point: 0, 1 or 2. */
export function characterWidth(character: string): 0 | 1 | 2 {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

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
      if (line !== '' && displayWidth(line + part) > columns && !(part === ' ' || NO_WIDTH.test(part))) {
        lines.push(line.trimEnd());
        line = '';
      }
      if (line !== '' || part !== ' ' || lines.length === 0) line += part;
    }
  }
  return [...lines, line.trimEnd()];
}
