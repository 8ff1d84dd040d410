import { WAREHOUSE_SCHEMA } from '../fields.ts';
import { typeIn } from './ddl.ts';
import { ALL_TABLES } from './tables/all.ts';
import { type ColumnType, isDecimal, type Table } from './tables/column.ts';

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

function tableSection(table: Table, language: 'zh' | 'en'): string {
  const { heads, key } = WORDS[language];
  const rows = table.columns.map(({ name, type, unit, label, isKey, ...said }) =>
    line([
      `\`${name}\``,
      typeIn('postgres', type) + (isKey ? ` · ${key}` : ''),
      unit ?? '',
      said[language],
      label ?? '',
    ]),
  );
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

/** A source for dbt: tables and columns with what they mean, and tests of their keys. */
export function dbtSources(): string {
  const tables = ALL_TABLES.flatMap(table => [
    `      - name: ${table.name}`,
    `        description: ${JSON.stringify(`${table.zh} · ${table.en}`)}`,
    '        columns:',
    ...table.columns.flatMap(({ name, type, zh, en, isKey }) => [
      `          - name: ${name}`,
      `            data_type: ${typeIn('postgres', type).toLowerCase()}`,
      `            description: ${JSON.stringify(`${zh} · ${en}`)}`,
      ...(isKey ? ['            data_tests: [not_null]'] : []),
    ]),
  ]);
  return [
    'version: 2',
    'sources:',
    '  - name: ziping',
    '    schema: ziping_warehouse',
    '    tables:',
    ...tables,
    '',
  ].join('\n');
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
          { title: column.zh, description: column.en, ...jsonType(column.type, column.isKey === true) },
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
