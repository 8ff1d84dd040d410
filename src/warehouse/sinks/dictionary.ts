import { WAREHOUSE_SCHEMA } from '../../schema/fields.ts';
import { ALL_TABLES, LOADS } from '../tables/all.ts';
import {
  type ColumnType,
  isDecimal,
  isList,
  LOADED_AT,
  saidOf,
  type WarehouseTable,
} from '../tables/column.ts';
import { itemOf, keyOf, typeIn } from './ddl.ts';

/** What is said of the tables, out of their one definition. */

const WORDS = {
  zh: {
    title: '数据字典',
    version: '表结构版本',
    heads: ['列', '类型', '单位', '含义', '原表栏目'],
    key: '主键',
  },
  en: {
    title: 'Data dictionary',
    version: 'version of the tables',
    heads: ['column', 'type', 'unit', 'meaning', 'on the form'],
    key: 'key',
  },
} as const;

/** The dictionary as Markdown. */
export function dictionary(language: 'zh' | 'en'): string {
  const words = WORDS[language];
  const tables = ALL_TABLES.map(table => tableSection(table, language));
  return `# ${words.title}\n\n${words.version} ${WAREHOUSE_SCHEMA}.\n\n${tables.join('\n\n')}\n`;
}

function tableSection(table: WarehouseTable, language: 'zh' | 'en'): string {
  const { heads, key } = WORDS[language];
  const rows = table.columns.map(column => {
    const { name, type, unit, label, isKey } = column;
    const kind = typeIn('postgres', type) + (isKey ? ` · ${key}` : '');
    return line([`\`${name}\``, kind, unit ?? '', saidOf(column, language), label ?? '']);
  });
  return [
    `## ${table.name}`,
    '',
    table[language],
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...rows,
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A source for dbt: tables and columns with what they mean, and tests of keys, of what rows belong to and of codes. */
export function dbtSources(): string {
  return [
    'version: 2',
    'sources:',
    '  - name: ziping',
    `    description: ${quoted(`tables of version ${WAREHOUSE_SCHEMA}`)}`,
    // Postgres has them in a schema of their own, a DuckDB file in main
    `    schema: "{{ var('ziping_schema', 'ziping_warehouse') }}"`,
    `    loaded_at_field: ${LOADED_AT}`,
    '    tables:',
    ...ALL_TABLES.flatMap(dbtTable),
    '',
  ].join('\n');
}

/** An archive to which documents still come; tables of what was found in them may have nothing new. */
const FRESH = ['        freshness:', '          warn_after: {count: 7, period: day}'];

function dbtTable(table: WarehouseTable): string[] {
  return [
    `      - name: ${table.name}`,
    `        description: ${quoted(`${table.zh} · ${table.en}`)}`,
    ...(table.name === LOADS.table.name ? FRESH : []),
    '        data_tests:',
    `          - unique: {column_name: ${quoted(keyIn(keyOf(table)))}}`,
    ...table.references.map(
      ({ columns, table: to }) =>
        `          - relationships: {column_name: ${quoted(keyIn(columns))}, to: ${quoted(`source('ziping', '${to}')`)}, field: ${quoted(keyIn(keyOf(TABLE.get(to)!)))}}`,
    ),
    '        columns:',
    ...table.columns.flatMap(dbtColumn),
  ];
}

const TABLE = new Map(ALL_TABLES.map(table => [table.name, table]));

/** A key of several columns as one text; null where one of them is. */
function keyIn(columns: readonly string[]): string {
  return columns.join(" || '/' || ");
}

function dbtColumn(column: WarehouseTable['columns'][number]): string[] {
  const { name, type, isKey, isPersonal, codes } = column;
  const tests = [
    ...(isKey ? ['              - not_null'] : []),
    ...(codes
      ? [`              - accepted_values: {values: [${Object.keys(codes).map(quoted).join(', ')}]}`]
      : []),
  ];
  return [
    `          - name: ${name}`,
    `            data_type: ${typeIn('postgres', type).toLowerCase()}`,
    `            description: ${quoted(`${saidOf(column, 'zh')} · ${saidOf(column, 'en')}`)}`,
    ...(isPersonal ? ['            meta: {personal: true}'] : []),
    ...(tests.length > 0 ? ['            data_tests:', ...tests] : []),
  ];
}

/** A text in YAML. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** JSON Schema of a row of each table, as JSON Lines have it: decimals are texts. */
export function rowSchemas(): object {
  const tables = ALL_TABLES.map(({ name, columns, zh, en }) => [
    name,
    {
      title: zh,
      description: en,
      type: 'object',
      properties: Object.fromEntries(
        columns.map(column => [
          column.name,
          {
            title: column.zh,
            description: saidOf(column, 'en'),
            ...jsonType(column.type, column.isKey === true),
            ...(column.codes && { enum: [...Object.keys(column.codes), null] }),
          },
        ]),
      ),
      required: columns.flatMap(column => (column.isKey ? [column.name] : [])),
    },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `ziping warehouse ${WAREHOUSE_SCHEMA}`,
    $defs: Object.fromEntries(tables),
  };
}

function jsonType(type: ColumnType, isKey: boolean): object {
  const orNull = (name: string) => ({ type: isKey ? name : [name, 'null'] });
  if (isDecimal(type)) return { ...orNull('string'), pattern: '^-?\\d+(\\.\\d+)?$' };
  if (type === 'integer' || type === 'bigint') return orNull('integer');
  if (type === 'double') return orNull('number');
  if (type === 'date') return { ...orNull('string'), format: 'date' };
  if (isList(type)) return { type: 'array', items: { type: itemOf(type) === 'text' ? 'string' : 'integer' } };
  return orNull(type === 'boolean' ? 'boolean' : 'string');
}

/** Names and types of all columns, one a line: what must not change unless the version goes up. */
export function columnList(): string {
  return ALL_TABLES.flatMap(table =>
    table.columns.map(
      ({ name, type, isKey }) => `${table.name}.${name} ${typeIn('duckdb', type)}${isKey ? ' key' : ''}\n`,
    ),
  ).join('');
}
