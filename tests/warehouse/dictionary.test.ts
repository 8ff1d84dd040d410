import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DOCS, GENERATED } from '../../scripts/warehouse-docs.ts';
import { WAREHOUSE_SCHEMA } from '../../src/schema/fields.ts';
import { columnList } from '../../src/warehouse/sinks/dictionary.ts';
import { ALL_TABLES } from '../../src/warehouse/tables/all.ts';

const GOLDEN = join(import.meta.dirname, 'golden');

test('the tables are those of their version: whoever changes a column raises WAREHOUSE_SCHEMA', () => {
  const file = join(GOLDEN, `columns-${WAREHOUSE_SCHEMA}.txt`);
  // a golden that is there is never written over: that is the point of it
  if (process.env.UPDATE_GOLDENS && !existsSync(file)) writeFileSync(file, columnList());
  expect(columnList()).toBe(readFileSync(file, 'utf8'));
  expect(readdirSync(GOLDEN)).toHaveLength(WAREHOUSE_SCHEMA);
});

test.each(Object.entries(GENERATED))(
  'docs/warehouse/%s is written from the tables as they are',
  (file, text) => {
    expect(readFileSync(join(DOCS, file), 'utf8')).toBe(text());
  },
);

test('every column is named once in its table, in both languages, and every table has a key', () => {
  for (const { name: table, columns } of ALL_TABLES) {
    expect(new Set(columns.map(({ name }) => name)).size, table).toBe(columns.length);
    expect(
      columns.some(({ isKey }) => isKey),
      table,
    ).toBe(true);
    for (const { name, zh, en } of columns) {
      expect(name, table).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(zh, `${table}.${name}`).toMatch(/\p{Script=Han}/u);
      expect(en, `${table}.${name}`).not.toMatch(/\p{Script=Han}/u);
    }
  }
});
