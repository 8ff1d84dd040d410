import { type ColumnType, isDecimal, SCALES, type Table, WIDTH } from './tables/column.ts';

export type Dialect = 'duckdb' | 'postgres';

/** Types that the dialects call differently; the others by the name that both know. */
const NAMES: { readonly [dialect in Dialect]: { readonly [type in ColumnType]?: string } } = {
  duckdb: { text: 'VARCHAR', double: 'DOUBLE' },
  postgres: { text: 'TEXT', double: 'DOUBLE PRECISION' },
};

/** A column's type in a dialect: `DECIMAL(38,14)`. */
export function typeIn(dialect: Dialect, type: ColumnType): string {
  if (isDecimal(type)) return `DECIMAL(${WIDTH},${SCALES[type]})`;
  return NAMES[dialect][type] ?? type.toUpperCase();
}

/**
 * The statement that makes a table, under another name where one is given. DuckDB gets no primary key: its index would
 * hold the memory of all keys at every load.
 */
export function createTable(table: Table, dialect: Dialect, name = identifier(table.name)): string {
  const columns = table.columns.map(
    ({ name: own, type, isKey }) => `${identifier(own)} ${typeIn(dialect, type)}${isKey ? ' NOT NULL' : ''}`,
  );
  const keys = table.columns.flatMap(({ name: own, isKey }) => (isKey ? [identifier(own)] : []));
  const constraint = dialect === 'postgres' ? [`PRIMARY KEY (${keys.join(', ')})`] : [];
  return `CREATE TABLE IF NOT EXISTS ${name} (\n  ${[...columns, ...constraint].join(',\n  ')}\n)`;
}

/** Statements that write the dictionary into the database, where its tools show it. */
export function comments(table: Table, name = identifier(table.name)): string[] {
  return [
    `COMMENT ON TABLE ${name} IS ${literal(`${table.zh} · ${table.en}`)}`,
    ...table.columns.map(
      ({ name: column, zh, en }) =>
        `COMMENT ON COLUMN ${name}.${identifier(column)} IS ${literal(`${zh} · ${en}`)}`,
    ),
  ];
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
