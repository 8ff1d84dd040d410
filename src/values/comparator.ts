import type { Comparator } from '../model.ts';
import { boundWord } from './bound.ts';

/** Every glyph that is printed for a comparator; two-glyph forms first. */
const SIGNS: readonly (readonly [pattern: RegExp, comparator: Comparator])[] = [
  [/^(?:[>〉›》]=|=[>〉›]|[≥≧⩾≮]=?)/, '>='],
  [/^(?:[<〈‹《]=|=[<〈‹]|[≤≦⩽≯]=?)/, '<='],
  [/^(?:==?|═+)/, '='],
  [/^[>〉›]/, '>'],
  [/^[<〈‹]/, '<'],
];

/**
 * Full-width and small forms and the sign of minus made plain, one character for one, so that a place in the result is the same place in
 * the text.
 */
export function plainSigns(text: string): string {
  return text
    .replace(/[\uff01-\uff5e\ufe50-\ufe6b]/g, character => character.normalize('NFKC'))
    .replaceAll('\u2212', '-');
}

/** Takes the comparator off the beginning of a text (its signs made plain); null where it begins with none. */
export function takeComparator(text: string): {
  readonly comparator: Comparator | null;
  readonly rest: string;
} {
  const found = SIGNS.find(([pattern]) => pattern.test(text));
  if (!found) return { comparator: null, rest: text };
  return { comparator: found[1], rest: text.replace(found[0], '').trimStart() };
}

/** The comparator that a column of signs holds, as glyph or word; null for anything else (定性, 正向). */
export function comparatorOf(sign: string): Comparator | null {
  const { comparator, rest } = takeComparator(plainSigns(sign));
  return boundWord(sign) ?? (rest === '' ? comparator : null);
}
