import type { Drafted } from '../forms/draft.ts';
import { validateDraft } from '../forms/validate.ts';
import type { Draft, FieldReading, Path, TypedForm } from '../model.ts';
import { valueAt } from '../values/pointer.ts';
import { isUnsure } from './check-notes.ts';
import { constraintsOf } from './constraints.ts';

/** Fields whose values sums and rates speak of. */
const NUMBER = /\/(maxScore|score|executionRate|initialBudget|adjustedBudget|executed)$/;

/** A form with more doubtful numbers is too poor for one to bear out another. */
const MOST_DOUBTFUL = 60;

export function repairDrafted(drafted: Drafted): Drafted {
  return { ...drafted, draft: repaired(drafted.draft) };
}

/**
 * Given a draft read from pictures; returned with other readings chosen where a number cannot stand as it was read and
 * just one of what else was read there makes every sum and rate right that speaks of it. `text` keeps what was read; a
 * number that nothing bears out stays, with its doubt.
 */
export function repaired(draft: Draft): Draft {
  const open = draft.readings.filter(
    reading => reading.source === 'ocr' && NUMBER.test(reading.path) && choicesOf(reading).length > 0,
  );
  if (open.length === 0) return draft;
  const { facts } = validateDraft(draft);
  const doubtful = open.filter(({ path }) => isUnsure(facts[path]!));
  return doubtful.length > MOST_DOUBTFUL ? draft : doubtful.reduce(repairReading, draft);
}

function withChosen(draft: Draft, reading: FieldReading): Draft {
  return { ...draft, readings: draft.readings.map(own => (own.path === reading.path ? reading : own)) };
}

function repairReading(draft: Draft, reading: FieldReading): Draft {
  const { path } = reading;
  const before = validateDraft(draft);
  if (isConfirmed(before, path)) return draft;
  const notes = [...new Set([...reading.notes, 'repaired' as const])];
  const borneOut = choicesOf(reading).flatMap(chosen => {
    const whole = withChosen(draft, { ...reading, chosen, notes });
    const form = validateDraft(whole);
    const doubted = withChosen(draft, { ...reading, chosen, notes: [...notes, 'ambiguous'] });
    const other = isNewlyConfirmed(before, form, path) ? whole : doubted;
    return isConfirmed(form, path) ? [{ other, value: valueAt(form.data, path) }] : [];
  });
  return new Set(borneOut.map(({ value }) => value)).size === 1 ? borneOut[0]!.other : draft;
}

/** Whether sums and rates speak of a value, and all say that it is right. */
function isConfirmed(form: TypedForm, path: Path): boolean {
  if (valueAt(form.data, path) === null) return false;
  const own = constraintsOf(form).filter(({ paths }) => paths.includes(path));
  return own.length > 0 && own.every(({ holds }) => holds);
}

/**
 * Whether a sum or rate is right now and was not before, where a number stood there already: that two numbers are equal does
 * not tell which of them was misread, so that a number made equal to another one is doubted as that one is.
 */
function isNewlyConfirmed(before: TypedForm, form: TypedForm, path: Path): boolean {
  if (valueAt(before.data, path) === null) return true;
  const telling = (of: TypedForm) =>
    constraintsOf(of)
      .filter(({ paths, holds, isEquality }) => paths.includes(path) && holds && !isEquality)
      .map(({ paths }) => paths.join());
  const known = new Set(telling(before));
  return telling(form).some(paths => !known.has(paths));
}

/** What else was read, and the number in it where dirt or the rest of a ruling was read beside it. */
function choicesOf({ text, candidates = [] }: FieldReading): string[] {
  const readings = [text ?? '', ...candidates];
  return [...new Set([...candidates, ...readings.flatMap(numberIn)])].filter(choice => choice !== text);
}

/** The only number of a text. */
function numberIn(text: string): readonly string[] {
  const numbers = text.match(/\d[\d,，]*(\.\d+)?/g) ?? [];
  return numbers.length === 1 ? numbers : [];
}
