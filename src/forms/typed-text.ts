import type { Form, LeafValue, Note, Path } from '../model.ts';
import { isValueAt } from '../schema/leaf.ts';
import { keysOf, pointerTo, valueAt } from '../values/pointer.ts';
import { validateDraft } from './validate.ts';

/**
 * Types a text as a reading of one field of a form is typed; the notes tell what was doubted. Empty text is a blank.
 * `path` is a leaf that the form has evidence for.
 */
export function typeText(
  form: Form,
  path: Path,
  text: string,
): { readonly value: LeafValue; readonly notes: readonly Note[] } {
  const { family, template, pages, currencyUnit, data } = form;
  const alone = inFirstRow(path);
  const year = { path: '/fiscalYear', text: String(data.fiscalYear) };
  const texts = data.fiscalYear === null || path === year.path ? [] : [year];
  const readings = [{ path: alone, text }, ...texts].map(reading => ({
    ...reading,
    source: 'correction' as const,
    sureness: 1,
    notes: [],
  }));
  const typed = validateDraft({ family, template, pages, currencyUnit, readings });
  const value = valueAt(typed.data, alone) as LeafValue;
  return { value, notes: typed.facts[alone]?.notes ?? [] };
}

/** Whether the schema of the field at the path lets the value be one of its own. */
export function isFieldValue(path: Path, value: unknown): boolean {
  return isValueAt(keysOf(path), value);
}

/** One field is typed by itself: no rows need to stand before its own. */
function inFirstRow(path: Path): Path {
  const [list = '', row, ...rest] = keysOf(path);
  return row !== undefined && /^\d+$/.test(row) && list !== 'extras' ? pointerTo(list, 0, ...rest) : path;
}
