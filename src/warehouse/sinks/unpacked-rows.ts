import { isDecimal, isList, LOADED_AT, SCALES, type WarehouseTable, WIDTH } from '../tables/column.ts';
import { identifier, literal, typeIn } from './ddl.ts';
import { ONCE } from './packed-rows.ts';

/** How DuckDB reads packed rows. */

/** No rows of a table. */
export function nothing(table: WarehouseTable): string {
  const columns = table.columns.map(
    ({ name, type }) => `NULL::${typeIn('duckdb', type)} AS ${identifier(name)}`,
  );
  return `SELECT ${columns.join(', ')} WHERE false`;
}

/** Bytes of a line that DuckDB is ready for at least: twice that is what it reads at once. */
const LEAST_LINE = 200_000;

/** The rows of a file of packed lines: lists of the same line side by side, shorter ones filled with nulls. `at` is when they are loaded. */
export function selectFrom(
  path: string,
  { columns }: WarehouseTable,
  { longest, at }: { readonly longest: number; readonly at: string | null },
): string {
  const told = columns.filter(({ name }) => name !== LOADED_AT);
  const isSaidOnce = (name: string) => name === ONCE;
  const shapes = told.map(
    ({ name, type }) => `${literal(name)}: '${rawType(type)}${isSaidOnce(name) ? '' : '[]'}'`,
  );
  const rows = told.map(({ name }) => {
    const own = identifier(name);
    return isSaidOnce(name) ? own : `unnest(${own}) AS ${own}`;
  });
  const loaded = at === null ? 'NULL' : literal(at);
  const typed = [
    ...told.map(({ name, type }) => `${typedOf(name, type)} AS ${identifier(name)}`),
    `${loaded}::TIMESTAMP AS ${identifier(LOADED_AT)}`,
  ];
  return `SELECT ${typed.join(', ')} FROM (SELECT ${rows.join(', ')} FROM read_json(${literal(path)},
    format = 'newline_delimited', compression = 'zstd', maximum_object_size = ${Math.max(longest + 1, LEAST_LINE)},
    columns = {${shapes.join(', ')}}))`;
}

type Type = WarehouseTable['columns'][number]['type'];

/** As what a column stands in the lines. */
function rawType(type: Type): string {
  return isDecimal(type) || type === 'date' || type === 'timestamp' ? 'VARCHAR' : typeIn('duckdb', type);
}

/** DuckDB reads a text as a wide decimal a hundred times slower than as a whole number. */
function typedOf(name: string, type: Type): string {
  const own = identifier(name);
  if (isList(type)) return `coalesce(${own}, [])`;
  if (!isDecimal(type)) return `${own}::${typeIn('duckdb', type)}`;
  const scale = SCALES[type];
  const last = `0.${'1'.padStart(scale, '0')}::DECIMAL(${scale},${scale})`;
  return `(${own}::HUGEINT::DECIMAL(${WIDTH},0) * ${last})::${typeIn('duckdb', type)}`;
}
