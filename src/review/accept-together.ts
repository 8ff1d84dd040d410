import { effective } from '../mend/effective-entries.ts';
import type { Bilingual, Correction, Document, Evidence } from '../model.ts';
import { isNamedDoubt } from '../schema/doubts.ts';
import { many } from '../show/counted.ts';
import { fieldName } from '../show/field-names.ts';
import { noteName } from '../values/notes.ts';
import { keysOf } from '../values/pointer.ts';

type Seen = {
  readonly document: Document;
  /** with the paths of the page */
  readonly corrections: readonly Correction[];
  /** a draw asks for its own values alone */
  readonly isDrawn: boolean;
};

/**
 * The values that are accepted when all at a path are, `*` in it standing for every row or form: those that stand somewhere
 * or wait for a look, and that nobody has said anything of. Refused where one of them is doubted by name.
 */
export function acceptable(
  scope: string,
  { document, corrections, isDrawn }: Seen,
): readonly string[] | Bilingual {
  const said = new Set(effective(corrections).map(({ path }) => path));
  const inside = document.forms.flatMap((form, index) =>
    Object.entries(form.evidence).flatMap(([leaf, own]) => {
      const path = `/forms/${index}/data${leaf}`;
      return isIn(path, scope) ? [{ path, leaf, own }] : [];
    }),
  );
  if (inside.length === 0)
    return { zh: `没有这样的取值：${scope}`, en: `there are no such values: ${scope}` };
  const left = inside.filter(({ path, own }) => (isDrawn ? own.review : !said.has(path) && isLookedAt(own)));
  const doubted = left.flatMap(({ leaf, own }) => {
    const note = own.notes.find(isNamedDoubt);
    return note === undefined ? [] : [{ name: fieldName(leaf), note: noteName(note) }];
  });
  const [first] = doubted;
  if (first === undefined) return left.map(({ path }) => path);
  return {
    zh: `其中 ${doubted.length} 项存疑，请逐项核对，如 ${first.name.zh}：${first.note.zh}`,
    en: `${many(doubted.length, 'value')} in doubt, as ${first.name.en}: ${first.note.en}: look at each`,
  };
}

function isLookedAt({ review, regions, lines }: Evidence): boolean {
  return review || lines !== undefined || (regions?.length ?? 0) > 0;
}

function isIn(path: string, scope: string): boolean {
  const keys = keysOf(path);
  return keysOf(scope).every((key, at) => key === '*' || key === keys[at]);
}

/** Entries that were made with one, and stand last at what they are about. */
export function madeWith(one: Correction, corrections: readonly Correction[]): readonly Correction[] {
  if (one.together === undefined) return [one];
  const last = new Map(corrections.map(entry => [entry.path, entry]));
  return [...last.values()].filter(
    ({ together, at, reviewer }) => together === one.together && at === one.at && reviewer === one.reviewer,
  );
}
