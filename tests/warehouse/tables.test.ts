import { expect, test } from 'vitest';
import { documentOf } from '../../scripts/lab/warehouse/documents.ts';
import type { ValuesOf } from '../../src/forms/codecs.ts';
import type { Document, Extras, FormData, Measure } from '../../src/model.ts';
import {
  type Fields,
  FORM,
  FUNDING,
  GOAL,
  GROUP,
  INDICATOR,
  namesOf,
  TOTAL,
} from '../../src/schema/fields.ts';
import { decimal, decimalText } from '../../src/values/amount.ts';
import { isLeaf } from '../../src/values/leaves.ts';
import { TABLES } from '../../src/warehouse/tables/all.ts';
import type { CellContent, Loadable } from '../../src/warehouse/tables/column.ts';

type Row = Readonly<Record<string, CellContent>>;

const loadableOf = (document: Document): Loadable => ({
  document,
  sha256: document.source.sha256,
  places: ['/a.pdf', '/b.pdf'],
  corrections: [],
  stamp: 'x',
});

function rowsOf(document: Document, name: string): Row[] {
  const table = TABLES.find(one => one.name === name)!;
  return [...table.rowsOf(loadableOf(document))].map(cells =>
    Object.fromEntries(table.columns.map((column, at) => [column.name, cells[at]!])),
  );
}

/** A form's data put together again from the rows: what is not in them is lost. */
function dataFrom(document: Document, form: number): FormData {
  const of = (name: string) => rowsOf(document, name).filter(row => row.form === form);
  const [head] = of('forms');
  const text = (row: Row, name: string) => row[name] as string | null;
  /** a number that did not fit stands as it was printed */
  const number = (row: Row, name: string) =>
    text(row, name) ??
    String(row.as_printed ?? '')
      .split('\n')
      .find(line => line.startsWith(`${name}=`))
      ?.slice(name.length + 1) ??
    null;
  const extras = (indicator: number | null): Extras =>
    Object.fromEntries(
      of('extras')
        .filter(row => row.indicator === indicator)
        .map(row => [row.label, row.value]),
    ) as Extras;
  const measure = (row: Row, name: string): Measure | null => {
    const part = (suffix: string) => text(row, `${name}_${suffix}`);
    if (part('kind') === 'qualitative') return { kind: 'qualitative', text: part('text')! };
    if (part('kind') === 'date') {
      const length = { year: 4, month: 7, day: 10 }[part('date_precision')!]!;
      const date = number(row, `${name}_date`)!.slice(0, length);
      return { kind: 'date', relation: part('relation') as null, date, text: part('text')! };
    }
    if (part('kind') === null) return null;
    const own = { unit: part('unit'), text: part('text')!, comparator: part('comparator') as null };
    const to = number(row, `${name}_to`);
    const range = to === null ? {} : { to };
    return { kind: 'quantity', number: number(row, `${name}_number`)!, ...range, ...own };
  };
  const fields = <F extends Fields>(row: Row, part: F, prefix = '') => {
    const values = namesOf(part).map(key => {
      const name = prefix + key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
      const { type } = part[key]!;
      if (type === 'measure') return [key, measure(row, name)];
      return [key, type === 'year' ? row[name] : number(row, name)];
    });
    return Object.fromEntries(values) as ValuesOf<F>;
  };
  return {
    ...fields(head!, FORM),
    funding: of('funding_lines').map(row => ({ line: row.line as 'total', ...fields(row, FUNDING) })),
    goals: of('goals').map(row => fields(row, GOAL)),
    indicators: of('indicators').map(row => ({
      ...fields(row, INDICATOR),
      extras: extras(row.row_index as number),
    })),
    groups: of('indicator_groups').map(row => fields(row, GROUP)),
    total: fields(head!, TOTAL, 'total_'),
    extras: extras(null),
  };
}

/** Characters that no database takes stand replaced. */
const storable = <T>(data: T): T =>
  JSON.parse(JSON.stringify(data), (_, value) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd').toWellFormed() : value,
  );

test.each(Array.from({ length: 60 }, (_, number) => number))(
  'nothing of document %i is lost in the tables',
  number => {
    const document = documentOf(number, { indicators: 6, hard: 0.3 });
    for (const [at, { data }] of document.forms.entries())
      expect(dataFrom(document, at)).toEqual(storable(data));
  },
);

test('every entry of the evidence leads to the row and the column of its value', () => {
  for (let number = 0; number < 30; number++) {
    const document = documentOf(number, { indicators: 4, hard: 0 });
    const tables = new Map(TABLES.map(({ name }) => [name, rowsOf(document, name)]));
    for (const own of tables.get('evidence')!) {
      const rows = tables.get(String(own.in_table))!.filter(row => row.form === own.form);
      if (!isLeaf(String(own.path))) {
        const isUnit = own.path === '/currencyUnit';
        expect([own.in_row, own.in_column]).toEqual([null, isUnit ? 'currency_unit' : null]);
        continue;
      }
      const row = own.in_row === null ? rows[0] : rows.find(one => one.row_index === own.in_row);
      const value = row?.[String(own.in_column)];
      expect(value === null ? null : String(value), String(own.path)).toBe(own.text);
    }
  }
});

test('amounts in yuan are 10,000 times those in 万元, digit by digit', () => {
  let compared = 0;
  for (let number = 0; number < 60; number++) {
    const document = documentOf(number, { indicators: 1, hard: 0.4 });
    const units = new Map(document.forms.map(({ currencyUnit }, at) => [at, currencyUnit]));
    for (const row of rowsOf(document, 'funding_lines')) {
      const [printed, yuan] = [row.executed, row.executed_yuan] as (string | null)[];
      if (units.get(row.form as number) === null) expect(yuan).toBeNull();
      if (printed === null || yuan === null) continue;
      const factor = units.get(row.form as number) === 'wan-yuan' ? 10_000 : 1;
      expect(yuan).toBe(decimalText(decimal(printed!).times(factor)));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(80);
});
