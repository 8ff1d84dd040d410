import { leafAt, validateCorrection } from '../../mend/judge.ts';
import type { Document, LeafValue } from '../../model.ts';
import { randomOf } from './random.ts';
import { isSameValue } from './value-equality.ts';

/**
 * A wrong value to show in place of a right one: a digit changed, or two characters of a text exchanged, as they are
 * misread. Null where the value is blank, or no such change makes another value of its field.
 */
export function plantedIn(
  document: Document,
  path: string,
  seed: string,
): { readonly value: LeafValue; readonly text: string } | null {
  const leaf = leafAt(document, path);
  const text = leaf?.evidence.text?.trim() ?? '';
  if (!leaf || leaf.value === null || leaf.evidence.review || text === '') return null;
  const wrong = misread(text, randomOf(seed, document.source.sha256, path, 'planted'));
  const typed = wrong === null ? null : validateCorrection(document, path, wrong);
  if (wrong === null || !typed?.isValid || typed.value === null) return null;
  return isSameValue(typed.value, leaf.value) ? null : { value: typed.value, text: wrong };
}

function misread(text: string, random: () => number): string | null {
  const characters = [...text];
  const pick = (places: readonly number[]) => places[Math.floor(random() * places.length)];
  const digits = characters.flatMap((character, at) => (/[0-9]/.test(character) ? [at] : []));
  const digit = pick(digits);
  if (digit !== undefined) {
    const others = [...'123456789'].filter(other => other !== characters[digit]);
    return characters.with(digit, others[Math.floor(random() * others.length)]!).join('');
  }
  const pairs = characters.flatMap((character, at) => {
    const next = characters[at + 1];
    return next !== undefined && next !== character && /^\p{L}{2}$/u.test(character + next) ? [at] : [];
  });
  const at = pick(pairs);
  if (at === undefined) return null;
  return characters
    .with(at, characters[at + 1]!)
    .with(at + 1, characters[at]!)
    .join('');
}
