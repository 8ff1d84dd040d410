import { forms } from './forms.ts';
import { fundingLines, goals, indicatorGroups, indicators } from './lists.ts';

/** Where a leaf of a form's data stands in the tables. */
export type Where = { readonly table: string; readonly row: number | null; readonly column: string | null };

const LISTS = new Map([fundingLines, goals, indicators, indicatorGroups].map(table => [table.part, table]));
/** Name of the first column of a field, by `table/field`. */
const COLUMNS = new Map(
  [forms, ...LISTS.values()].flatMap(table =>
    table.columns
      .toReversed()
      .flatMap(({ name, field }) => (field === undefined ? [] : [[`${table.name}/${field}`, name] as const])),
  ),
);

const known = new Map<string, Where>();
/** Paths are the same ones in all forms but for labels of extras; their number is bounded, whatever documents hold. */
const MOST_KNOWN = 20_000;

/**
 * The table, row and column of a path into a form's data, as far as it leads; of an extra, its row is not told by the path.
 */
export function whereOf(path: string): Where {
  const before = known.get(path);
  if (before !== undefined) return before;
  const where = find(path);
  if (known.size < MOST_KNOWN) known.set(path, where);
  return where;
}

function find(path: string): Where {
  const [, first = '', second = '', ...rest] = path.split('/');
  const list = LISTS.get(first);
  if (first === 'extras' || rest[0] === 'extras') return { table: 'extras', row: null, column: 'value' };
  if (list === undefined) return { table: 'forms', row: null, column: columnOf('forms', path.slice(1)) };
  return {
    table: list.name,
    row: second === '' ? null : Number(second),
    column: rest.length === 0 ? null : columnOf(list.name, rest.join('/')),
  };
}

function columnOf(table: string, field: string): string {
  return COLUMNS.get(`${table}/${field}`) ?? field;
}

/** A pointer into a document, as rules and corrections have it: the form and the path into its data. */
export function inForm(pointer: string): { readonly form: number | null; readonly path: string | null } {
  const [, form, path] = /^\/forms\/(\d+)(?:\/data(\/.*))?/.exec(pointer) ?? [];
  return { form: form === undefined ? null : Number(form), path: path ?? null };
}
