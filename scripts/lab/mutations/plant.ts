import type { FormSketch, LineSketch, RowSketch } from '../../../src/rules/sketch.ts';
import type { DocumentSketch } from './correct.ts';
import type { Draw } from './draw.ts';

/** A document with one error planted, and the place that a finding must name. */
export type Planted = { readonly document: DocumentSketch; readonly at: string };

/** Plants its error at a random place; null where the document has no place for it. */
export type Plant = (draw: Draw, document: DocumentSketch) => Planted | null;

type Place = { readonly f: number; readonly r: number; readonly row: RowSketch; readonly sketch: FormSketch };

type RowPlan = {
  readonly where: (row: RowSketch, sketch: FormSketch) => boolean;
  readonly change: (row: RowSketch, draw: Draw, sketch: FormSketch) => RowSketch;
  /** the field that the finding names first; the row itself where none is given */
  readonly field?: string;
};

/** Plants in a random row among those that can take it. */
export function inRow({ where, change, field }: RowPlan): Plant {
  return (draw, document) => {
    const places = rowPlaces(document).filter(({ row, sketch }) => where(row, sketch));
    if (places.length === 0) return null;
    const { f, r, row, sketch } = draw.one(places);
    const rows = (sketch.rows ?? []).with(r, change(row, draw, sketch));
    const at = `/forms/${f}/data/indicators/${r}${field === undefined ? '' : `/${field}`}`;
    return { document: withForm(document, f, { ...sketch, rows }), at };
  };
}

type FormPlan = {
  readonly where: (sketch: FormSketch, document: DocumentSketch) => boolean;
  readonly change: (sketch: FormSketch, draw: Draw) => FormSketch;
  readonly at: string;
};

/** Plants in a random form among those that can take it; `at` is below the form. */
export function inForm({ where, change, at }: FormPlan): Plant {
  return (draw, document) => {
    const places = document.forms.flatMap((sketch, f) => (where(sketch, document) ? [f] : []));
    if (places.length === 0) return null;
    const f = draw.one(places);
    return { document: withForm(document, f, change(document.forms[f] ?? {}, draw)), at: `/forms/${f}${at}` };
  };
}

export function withForm(document: DocumentSketch, f: number, sketch: FormSketch): DocumentSketch {
  return { ...document, forms: document.forms.with(f, sketch) };
}

/** The funding total with some of its columns changed. */
export function withMoney(
  sketch: FormSketch,
  changes: { readonly [column: number]: string | null },
): FormSketch {
  const money: LineSketch = (sketch.money ?? []).map((value, i) =>
    i in changes ? (changes[i] ?? null) : value,
  );
  return { ...sketch, money };
}

export function amount(sketch: FormSketch, column: number): number {
  return Number(sketch.money?.[column] ?? 0);
}

export function isScored(row: RowSketch): boolean {
  return row.weight !== undefined && row.score !== undefined && Number(row.weight) > 0;
}

export function isFull(row: RowSketch): boolean {
  return isScored(row) && Number(row.score) === Number(row.weight);
}

export function isChild(sketch: FormSketch): boolean {
  return /二级构成/.test(sketch.project ?? '');
}

export function lacks(sketch: FormSketch, column: string): boolean {
  return sketch.without?.includes(column) ?? false;
}

function rowPlaces({ forms }: DocumentSketch): readonly Place[] {
  return forms.flatMap((sketch, f) => (sketch.rows ?? []).map((row, r) => ({ f, r, row, sketch })));
}
