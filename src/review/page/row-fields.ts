import type { BBox, Document, Form, Path, Region } from '../../model.ts';
import { LISTS, type ListName, namesOf } from '../../schema/fields.ts';
import { fieldName } from '../../show/field-names.ts';
import { escapeKey, valueAt } from '../../values/pointer.ts';
import { said } from './language.ts';
import { wordsOf } from './values.ts';

/** Where a row stands in its document. */
export type RowPlace = {
  readonly form: Form;
  /** pointers of the list, and of the row */
  readonly list: Path;
  readonly row: Path | null;
  readonly name: ListName;
  /** null for a list as a whole */
  readonly index: number | null;
};

/** What a field of a row is called, by its pointer below the row. */
type RowField = { readonly leaf: Path; readonly name: string; readonly isLevel: boolean };

/** Of a pointer to a list, a row or what is in it; null where no such row stands in the document. */
export function rowPlaceOf(document: Document, at: string): RowPlace | null {
  const [, list = '', index, name, row] =
    /^(\/forms\/(\d+)\/data\/(funding|goals|indicators|groups))(?:\/(\d+))?/.exec(at) ?? [];
  const form = document.forms[Number(index)];
  if (form === undefined) return null;
  const place = { form, list, name: name as ListName };
  if (row === undefined) return { ...place, row: null, index: null };
  const isThere = Number(row) < form.data[place.name].length;
  return isThere ? { ...place, row: `${list}/${row}`, index: Number(row) } : null;
}

/** The fields that a row of a list may have: its own, and the columns that others of its rows have besides. */
export function fieldsOf({ form, name }: RowPlace): readonly RowField[] {
  const { fields } = LISTS[name];
  const own = namesOf(fields).map(
    (field): RowField => ({
      leaf: `/${field}`,
      name: said((fields as { [name: string]: { name: { zh: string; en: string } } })[field]!.name),
      isLevel: (fields as { [name: string]: { type: string } })[field]!.type === 'level',
    }),
  );
  const extras =
    name === 'indicators' ? form.data.indicators.flatMap(({ extras }) => Object.keys(extras)) : [];
  const others = [...new Set(extras)].map(
    (key): RowField => ({ leaf: `/extras/${escapeKey(key)}`, name: key, isLevel: false }),
  );
  return [...own, ...others];
}

/** What stands in a field of a row, as a person would type it. */
export function textIn({ form, name }: RowPlace, index: number, leaf: Path): string {
  return wordsOf(valueAt(form.data[name][index], leaf));
}

/** The name of a row for people: 指标 4. */
export function rowName({ name, index }: RowPlace): string {
  return said(fieldName(index === null ? `/${name}` : `/${name}/${index}`));
}

/**
 * A box drawn around a row, parted into its cells by where the columns stand in the other rows of that page; nothing where
 * the box holds no two of them.
 */
export function cellsIn(place: RowPlace, { page, bbox }: Region): ReadonlyMap<Path, Region> {
  const [left, top, right, bottom] = bbox;
  const cells = fieldsOf(place)
    .filter(({ isLevel }) => !isLevel)
    .flatMap(({ leaf }): [Path, Region][] => {
      const column = columnOf(place, leaf, page);
      if (column === null) return [];
      const [x0, , x1] = column;
      const isIn = (x0 + x1) / 2 > left && (x0 + x1) / 2 < right;
      return isIn ? [[leaf, { page, bbox: [Math.max(left, x0), top, Math.min(right, x1), bottom] }]] : [];
    });
  return cells.length < 2 ? new Map() : new Map(cells);
}

/** Across how much of a page the cells of a column reach. */
function columnOf({ form, name }: RowPlace, leaf: Path, page: number): BBox | null {
  const boxes = form.data[name].flatMap((_, row) =>
    (form.evidence[`/${name}/${row}${leaf}`]?.regions ?? []).flatMap(one =>
      one.page === page ? [one.bbox] : [],
    ),
  );
  if (boxes.length === 0) return null;
  return [Math.min(...boxes.map(([x0]) => x0)), 0, Math.max(...boxes.map(([, , x1]) => x1)), 0];
}
