import type { Field } from './fields.ts';
import { fold } from './text.ts';

/** Texts that are long enough for a rate of wrong characters: goals, names of indicators, reasons of deviations. */
const LONG = /^\/(goals\/\d+\/(expected|actual)|indicators\/\d+\/(level3|deviation))$/;

/** Characters of the long texts, and how many of them were read wrong; a lost text is wrong in all of its characters. */
export function countCharacters(fields: readonly Field[]): { characters: number; wrongCharacters: number } {
  const sum = { characters: 0, wrongCharacters: 0 };
  for (const { path, expected, got, right } of fields) {
    if (!LONG.test(path)) continue;
    const [wanted, read] = [[...(fold(expected) ?? '')], [...(fold(got) ?? '')]];
    sum.characters += wanted.length;
    if (!right) sum.wrongCharacters += Math.min(wanted.length, distance(wanted, read));
  }
  return sum;
}

/** Levenshtein's: the fewest insertions, deletions and replacements that make `b` of `a`. */
export function distance(a: readonly string[], b: readonly string[]): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  a.forEach((character, i) => {
    const row = [i + 1];
    b.forEach((other, j) => {
      row.push(Math.min(row[j]! + 1, above[j + 1]! + 1, above[j]! + Number(character !== other)));
    });
    above = row;
  });
  return above.at(-1)!;
}
