import {
  type ColumnType,
  isDecimal,
  isList,
  type ListType,
  SCALES,
  saidOf,
  type WarehouseTable,
  WIDTH,
} from '../tables/column.ts';

type Dialect = 'duckdb' | 'postgres';

/** Types that the dialects call differently; the others by the name that both know. */
const NAMES: { readonly [dialect in Dialect]: { readonly [type in ColumnType]?: string } } = {
  duckdb: { text: 'VARCHAR', double: 'DOUBLE' },
  postgres: { text: 'TEXT', double: 'DOUBLE PRECISION' },
};

/** A column's type in a dialect: `DECIMAL(38,14)`. */
export function typeIn(dialect: Dialect, type: ColumnType): string {
  if (isDecimal(type)) return `DECIMAL(${WIDTH},${SCALES[type]})`;
  if (isList(type)) return `${typeIn(dialect, itemOf(type))}[]`;
  return NAMES[dialect][type] ?? type.toUpperCase();
}

/** What a list has in it. */
export function itemOf(type: ListType): 'text' | 'integer' {
  return type === 'text[]' ? 'text' : 'integer';
}

/**
 * The statement that makes a table, under another name where one is given. DuckDB keeps an index of every key, and writes all
 * of it whenever a load is committed: that of the evidence would double the time of a first load and take eight times that of a
 * later one; those of all other tables together take none of a first one that can be measured, and a quarter of a later
 * one's (200 documents beside 2,000: 1.1 s of the processor with them, 0.8 s without). It gets no foreign keys: it checks them in the midst of a transaction, where rows that
 * are replaced are gone.
 */
export function createTable(table: WarehouseTable, dialect: Dialect, name = identifier(table.name)): string {
  const columns = table.columns.map(
    ({ name: own, type, isKey }) => `${identifier(own)} ${typeIn(dialect, type)}${isKey ? ' NOT NULL' : ''}`,
  );
  const hasKey = dialect === 'postgres' || !table.hasNoKey;
  const constraint = hasKey ? [`PRIMARY KEY (${keyOf(table).map(identifier).join(', ')})`] : [];
  return `CREATE TABLE IF NOT EXISTS ${name} (\n  ${[...columns, ...constraint].join(',\n  ')}\n)`;
}

export function keyOf({ columns }: WarehouseTable): readonly string[] {
  return columns.flatMap(({ name, isKey }) => (isKey ? [name] : []));
}

/** Statements that tie the rows of a table to those that they belong to, in tables that are there. */
export function foreignKeys(
  table: WarehouseTable,
  name: string,
  nameOf: (table: string) => string,
): string[] {
  return table.references.map(({ columns, table: to }) => {
    const own = columns.map(identifier).join(', ');
    return `ALTER TABLE ${name} ADD FOREIGN KEY (${own}) REFERENCES ${nameOf(to)}`;
  });
}

/** Statements that write the dictionary into the database, where its tools show it. */
export function comments(table: WarehouseTable, name = identifier(table.name)): string[] {
  return [
    `COMMENT ON TABLE ${name} IS ${literal(`${table.zh} · ${table.en}`)}`,
    ...table.columns.map(
      column =>
        `COMMENT ON COLUMN ${name}.${identifier(column.name)} IS ${literal(`${saidOf(column, 'zh')} · ${saidOf(column, 'en')}`)}`,
    ),
  ];
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
