/** Writes what is said of the warehouse tables from their definition into docs/warehouse/: `node scripts/warehouse-docs.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dbtSources, dictionary, rowSchemas } from '../src/warehouse/sinks/dictionary.ts';

export const DOCS = join(import.meta.dirname, '../docs/warehouse');

/** The files and what they hold. */
export const GENERATED: { readonly [file: string]: () => string } = {
  'dictionary.zh.md': () => dictionary('zh'),
  'dictionary.md': () => dictionary('en'),
  'sources.yml': dbtSources,
  // dbt looks for sources among its models
  'dbt/models/sources.yml': dbtSources,
  'rows.schema.json': () => `${JSON.stringify(rowSchemas(), null, 2)}\n`,
};

if (import.meta.main) {
  mkdirSync(DOCS, { recursive: true });
  for (const [file, text] of Object.entries(GENERATED)) writeFileSync(join(DOCS, file), text());
}
