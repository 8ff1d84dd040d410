import type { Path } from '../model.ts';
import type { ListName } from '../schema/fields.ts';
import { type FormState, type RowState, standing } from './state.ts';

/** Where paths of the log lead to in a document that is mended, and back. */
export type Places = {
  /** where it stands in the mended document; null where it does not any more */
  shown(logged: string): string | null;
  /** how the log calls what stands there; null where nothing does */
  logged(shown: string): string | null;
};

const IN_FORM =
  /^(\/forms\/(\+?\d+))(\/data(?:\/(funding|goals|indicators|groups)(?:\/(\+?\d+))?)?)?(\/.*)?$/s;

/** A path of the log, taken apart. */
type Parts = {
  readonly form: string;
  readonly list: ListName | null;
  readonly row: string | null;
  /** below the row, else below the form's data */
  readonly leaf: Path;
};

/** Null for what does not lead into a form. */
export function partsOf(path: string): Parts | null {
  const [, form, , data = '', list, row, rest = ''] = IN_FORM.exec(path) ?? [];
  if (form === undefined) return null;
  const isRow = row !== undefined;
  return {
    form,
    list: (list as ListName | undefined) ?? null,
    row: isRow ? `${form}${data}` : null,
    leaf: isRow || list === undefined ? rest : `/${list}${rest}`,
  };
}

export function placesIn(states: readonly FormState[]): Places {
  const forms = standing(states);
  const rows = new Map<string, string>();
  const back = new Map<string, string>();
  const note = (logged: string, shown: string) => {
    rows.set(logged, shown);
    back.set(shown, logged);
  };
  for (const [index, { at, lists }] of forms.entries()) {
    note(at, `/forms/${index}`);
    for (const [list, own] of Object.entries(lists))
      for (const [row, { at: logged }] of standing<RowState>(own).entries())
        note(logged, `/forms/${index}/data/${list}/${row}`);
  }
  return { shown: path => led(path, rows), logged: path => led(path, back) };
}

/** A path with its row, or its form, by the other name. */
function led(path: string, names: ReadonlyMap<string, string>): string | null {
  const [, prefix = '', behind] = /^(\/comments)?(\/forms\/.*)$/s.exec(path) ?? [];
  if (behind === undefined) return path;
  const parts = partsOf(behind);
  const held = parts?.row ?? parts?.form;
  const name = held === undefined ? undefined : names.get(held);
  return name === undefined ? null : `${prefix}${name}${behind.slice(held!.length)}`;
}
