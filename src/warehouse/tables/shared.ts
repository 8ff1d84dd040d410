import type { Evidence, Form, Place } from '../../model.ts';
import { FORM } from '../../schema/fields.ts';
import type { CellContent, Loadable, Reference, WarehouseColumn } from './column.ts';
import { fieldColumns } from './field-columns.ts';

/** Columns that several tables have. */

/** A form among those of its document. */
export type FormRow = { readonly sha256: string; readonly index: number; readonly form: Form };
/** A row of a list of a form: 0-based. */
export type ListRow<Item> = FormRow & { readonly row: number; readonly item: Item };

export function* formRows({ sha256, document }: Loadable): Generator<FormRow> {
  for (const [index, form] of document.forms.entries()) yield { sha256, index, form };
}

/** The rows of a list of every form. */
export function listRows<Item>(itemsOf: (form: Form) => readonly Item[]) {
  return function* (loadable: Loadable): Generator<ListRow<Item>> {
    for (const own of formRows(loadable)) {
      for (const [row, item] of itemsOf(own.form).entries()) yield { ...own, row, item };
    }
  };
}

export const sha256Column: WarehouseColumn<{ readonly sha256: string }> = {
  name: 'sha256',
  type: 'text',
  zh: '原文件内容的 SHA-256',
  en: 'SHA-256 of the document’s content',
  isKey: true,
  value: ({ sha256 }) => sha256,
};

export const formColumn: WarehouseColumn<FormRow> = {
  name: 'form',
  type: 'integer',
  zh: '文档中的第几张表，从 0 起',
  en: 'which form of the document, from 0',
  isKey: true,
  value: ({ index }) => index,
};

export const rowColumn: WarehouseColumn<{ readonly row: number }> = {
  name: 'row_index',
  type: 'integer',
  zh: '第几行，从 0 起，按原表顺序',
  en: 'which row, from 0, in the order printed',
  isKey: true,
  value: ({ row }) => row,
};

/** The form's year, repeated beside every row of it. */
const fiscalYearColumn = withoutField(
  fieldColumns<FormRow>({ fiscalYear: FORM.fiscalYear }, { of: ({ form }) => form.data })[0]!,
);

/** What rows belong to. */
export const TO_DOCUMENT: Reference = { columns: ['sha256'], table: 'documents' };
export const TO_FORM: Reference = { columns: ['sha256', 'form'], table: 'forms' };

/** What begins every table of a form's rows. */
export const formKey = [sha256Column, formColumn, rowColumn, fiscalYearColumn] as const;

/** Where something stands on its pages. */
export function placeColumns<Row>(placeOf: (row: Row) => Place): readonly WarehouseColumn<Row>[] {
  const first = (row: Row) => placeOf(row).regions?.[0];
  const edge = (
    name: string,
    at: 0 | 1 | 2 | 3,
    [zh, en]: readonly [string, string],
  ): WarehouseColumn<Row> => ({
    name,
    type: 'double',
    unit: 'pt',
    zh,
    en,
    value: row => first(row)?.bbox[at] ?? null,
  });
  return [
    {
      name: 'page',
      type: 'integer',
      zh: '所在页，从 1 起；跨页的为首页',
      en: 'page, from 1; the first one where it goes over page breaks',
      value: row => first(row)?.page ?? null,
    },
    edge('x0', 0, ['左边', 'left edge, from the left of the page as displayed']),
    edge('y0', 1, ['上边', 'upper edge, from the top of the page']),
    edge('x1', 2, ['右边', 'right edge']),
    edge('y1', 3, ['下边', 'lower edge']),
    {
      name: 'regions',
      type: 'text',
      zh: '有不止一处位置时的全部位置（JSON）',
      en: 'all places, as JSON, where there is more than one',
      value: row => severalOf(placeOf(row)),
    },
    {
      name: 'line_from',
      type: 'integer',
      zh: '文本转储中的首行，从 1 起',
      en: 'first line of a text dump, from 1',
      value: row => placeOf(row).lines?.[0] ?? null,
    },
    {
      name: 'line_to',
      type: 'integer',
      zh: '文本转储中的末行',
      en: 'last line of a text dump',
      value: row => placeOf(row).lines?.[1] ?? null,
    },
  ];
}

function severalOf({ regions }: Place): CellContent {
  return regions !== undefined && regions.length > 1 ? JSON.stringify(regions) : null;
}

/** How sure the values of one row are, taken together; `fields` are its leaves. */
export function doubtColumns<Item>(
  part: string,
  fields: readonly string[],
): readonly WarehouseColumn<ListRow<Item>>[] {
  const own = ({ form, row }: ListRow<Item>): Evidence[] =>
    fields.flatMap(field => form.evidence[`/${part}/${row}/${field}`] ?? []);
  return [
    {
      name: 'review',
      type: 'boolean',
      zh: '本行有取值需人工复核',
      en: 'a value of the row wants a person’s look',
      value: row => own(row).some(({ review }) => review),
    },
    {
      name: 'confidence',
      type: 'double',
      zh: '本行各取值置信度的最小值',
      en: 'the least confidence among the row’s values',
      value: row =>
        own(row).reduce<number | null>((least, { confidence }) => Math.min(least ?? 1, confidence), null),
    },
  ];
}

/** The same column where it repeats what another table holds. */
function withoutField<Row>({ field: _, ...column }: WarehouseColumn<Row>): WarehouseColumn<Row> {
  return column;
}
