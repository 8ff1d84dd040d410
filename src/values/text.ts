import { IDEOGRAPHS } from './radicals.ts';

/** radicals, strokes, compatibility ideographs, signs turned for vertical writing */
const FOLDABLE =
  /[\ufe10-\ufe19\ufe30-\ufe44\u2e80-\u2ef3\u2f00-\u2fd5\u31c0-\u31e3\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** What stands for a character that nobody can read. */
export const UNREADABLE = '\uFFFD';

/** nothing that is seen: zero-width and soft characters, variation selectors, byte order mark */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;

/** what is compared as it stands: most of what forms print */
const PLAIN = /^[\u4e00-\u9fff!-~]*$/;

/** a space between these two is a word break; any other is layout */
const WORD_BREAK = /(?<=[A-Za-z0-9,.;:!?%)'"]) (?=[A-Za-z0-9('"])/;

/** a number that can stand by itself */
const WHOLE_NUMBER = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;

const DECIMALS = /(?<=\.)\d+$/;
/** digits behind the point of a number that somebody printed: what has more is two */
const MOST_DECIMALS = 4;

/** a cell is hardly so narrow that a number is cut after fewer characters */
const NARROWEST_CUT = 4;

/**
 * Given text as printed; returned with every CJK radical, stroke and compatibility ideograph written as the ideograph
 * that it stands for. Nothing else is changed.
 */
export function foldRadicals(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(FOLDABLE, character => IDEOGRAPHS.get(character) ?? character.normalize('NFKC'));
}

/**
 * The form in which labels are compared: radicals folded, compatibility forms (full-width letters, digits, brackets)
 * made plain, without white space and invisible characters. Never printed.
 */
export function compared(text: string): string {
  if (PLAIN.test(text)) return text;
  return foldRadicals(text).normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, '');
}

/** A text without the number of a note, raised or in a circle behind a number or a word; that of a unit (m³) stays. */
export function withoutNoteMark(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}\d%％])(?:[⁰¹²³⁴-⁹]+|[①-⑳⓪❶-❿])\s*$/u, '');
}

/** A text without the colons at its end. */
export function withoutColon(text: string): string {
  return text.replace(/(?<![:：])[:：]+$/, '');
}

/**
 * Joins the printed lines of one cell into one text. No white space is added: a long word or number goes on in the
 * next line. A space is kept only where it was printed between two Latin words or numbers.
 * Lines of nothing but numbers that cannot be one number cut at the edge are kept apart by a space.
 */
export function joinLines(lines: readonly string[]): string {
  const printed = lines.filter(line => line.trim() !== '');
  const apart = printed.length > 1 && !isOneNumber(printed.map(line => line.trim()));
  return spacing(printed.join(apart ? ' ' : ''));
}

/**
 * The value of a text field: as printed, with radicals folded, lines joined, and without the white space that only
 * layout made. Empty when nothing visible is in it.
 */
export function valueText(text: string): string {
  return joinLines(
    foldRadicals(text)
      .replace(INVISIBLE, '')
      .split(/[\r\n\v\f\u2028\u2029]+/),
  );
}

/** A number is cut where its line is full: what goes on is shorter, or one of the two cannot stand by itself. */
function isOneNumber(lines: readonly string[]): boolean {
  if (!lines.every(line => /^[\d.,]+$/.test(line))) return true;
  return lines.slice(1).every((line, i) => {
    const before = lines[i] ?? '';
    const mayBeTwo = WHOLE_NUMBER.test(before) && WHOLE_NUMBER.test(line);
    const isCut = before.length >= NARROWEST_CUT && line.length < before.length;
    return !mayBeTwo || (isCut && (DECIMALS.exec(before + line)?.[0] ?? '').length <= MOST_DECIMALS);
  });
}

function spacing(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .split(WORD_BREAK)
    .map(words => words.replaceAll(' ', ''))
    .join(' ');
}
