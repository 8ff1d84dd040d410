import type { Evidence } from '../../model.ts';
import { SOURCES } from './codes.ts';
import { type Loadable, table } from './column.ts';
import { extrasOf } from './extras.ts';
import { type FormRow, formKey, formRows, placeColumns, TO_FORM } from './shared.ts';
import { type Where, whereOf } from './where.ts';

type Row = FormRow & {
  readonly row: number;
  readonly path: string;
  readonly where: Where;
  readonly own: Evidence;
};

export const evidence = table<Row>({
  name: 'evidence',
  references: [TO_FORM],
  hasNoKey: true,
  zh: '依据：每个取值一行，读到的原文、位置、置信度与是否需复核；每个列表与金额单位也各一行',
  en: 'one row a value: what was read, where, how sure, and whether a person must look; one for each list (whether it is whole) and for the unit of the amounts, too',
  rows,
  columns: [
    ...formKey,
    {
      name: 'path',
      type: 'text',
      zh: '在表数据中的 JSON 指针',
      en: 'JSON pointer into the form’s data',
      value: ({ path }) => path,
    },
    {
      name: 'in_table',
      type: 'text',
      zh: '取值所在的数据表',
      en: 'the table that holds the value',
      value: ({ where }) => where.table,
    },
    {
      name: 'in_row',
      type: 'integer',
      zh: '该表中的 row_index；forms 表与整个列表为空',
      en: 'its row there; null in the table forms, and for a list as a whole',
      value: ({ where }) => where.row,
    },
    {
      name: 'in_column',
      type: 'text',
      zh: '该表中的列；指标值与完成值为其 _text 列，整个列表为空',
      en: 'its column there; of a target or an actual value, the one that ends in _text; null for a list as a whole',
      value: ({ where }) => where.column,
    },
    {
      name: 'text',
      type: 'text',
      zh: '读到的原文；没有印字的为空',
      en: 'exactly what was read; null where nothing is printed',
      value: ({ own }) => own.text,
    },
    {
      name: 'source',
      type: 'text',
      zh: '来源',
      en: 'where it was read',
      codes: SOURCES,
      value: ({ own }) => own.source,
    },
    {
      name: 'confidence',
      type: 'double',
      zh: '置信度 0–1：0.9 的取值十有九对',
      en: '0 to 1: of the values given 0.9, nine in ten are right',
      value: ({ own }) => own.confidence,
    },
    {
      name: 'review',
      type: 'boolean',
      zh: '需人工复核',
      en: 'a person must look',
      value: ({ own }) => own.review,
    },
    {
      name: 'notes',
      type: 'text[]',
      zh: '说明：blank、not-applicable、joined-over-page-break …',
      en: 'what was done or doubted: blank, not-applicable, joined-over-page-break …',
      value: ({ own }) => own.notes,
    },
    ...placeColumns<Row>(({ own }) => own),
  ],
});

function* rows(loadable: Loadable): Generator<Row> {
  for (const form of formRows(loadable)) {
    const extraRows = new Map(extrasOf(form.form).map(({ path }, row) => [path, row]));
    let row = 0;
    for (const [path, own] of Object.entries(form.form.evidence)) {
      const where = whereOf(path);
      const placed = where.table === 'extras' ? { ...where, row: extraRows.get(path) ?? null } : where;
      yield { ...form, row: row++, path, where: placed, own };
    }
  }
}
