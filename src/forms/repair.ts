import type { Draft, Form, Path, Reading } from '../model.ts';
import { valueAt } from '../values/pointer.ts';
import { constraintsOf } from './constraints.ts';
import { validateDraft } from './validate.ts';

/** Fields whose values sums and rates speak of. */
const NUMBER = /\/(maxScore|score|executionRate|initialBudget|adjustedBudget|executed)$/;

/**
 * Given a draft read from pictures; returned with other readings chosen where a number cannot stand as it was read and
 * just one of what else was read there makes every sum and rate right that speaks of it. `text` keeps what was read; a
 * number that nothing bears out stays, with its doubt.
 */
export function repaired(draft: Draft): Draft {
  return draft.readings.reduce((mended, reading) => mend(mended, reading.path), draft);
}

function mend(draft: Draft, path: Path): Draft {
  const index = draft.readings.findIndex(reading => reading.path === path);
  const reading = draft.readings[index]!;
  if (reading.source !== 'ocr' || !NUMBER.test(path)) return draft;
  const choices = choicesOf(reading);
  if (choices.length === 0) return draft;
  const form = validateDraft(draft);
  if (!form.evidence[path]!.review || isBorneOut(form, path)) return draft;
  const notes = [...new Set([...reading.notes, 'repaired' as const])];
  const mended = choices.flatMap(chosen => {
    const other = { ...draft, readings: draft.readings.with(index, { ...reading, chosen, notes }) };
    const tried = validateDraft(other);
    return isBorneOut(tried, path) ? [{ other, value: valueAt(tried.data, path) }] : [];
  });
  return new Set(mended.map(({ value }) => value)).size === 1 ? mended[0]!.other : draft;
}

/** Whether sums and rates speak of a value, and all say that it is right. */
function isBorneOut(form: Form, path: Path): boolean {
  if (valueAt(form.data, path) === null) return false;
  const own = constraintsOf(form).filter(({ paths }) => paths.includes(path));
  return own.length > 0 && own.every(({ holds }) => holds);
}

/** What else was read, and the number in it where dirt or the rest of a ruling was read beside it. */
function choicesOf({ text, candidates = [] }: Reading): string[] {
  const readings = [text ?? '', ...candidates];
  return [...new Set([...candidates, ...readings.flatMap(numberIn)])].filter(choice => choice !== text);
}

/** The only number of a text. */
function numberIn(text: string): readonly string[] {
  const numbers = text.match(/\d[\d,，]*(\.\d+)?/g) ?? [];
  return numbers.length === 1 ? numbers : [];
}
