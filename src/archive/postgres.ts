import { Pool, type PoolClient, types } from 'pg';
import { ArchiveError } from '../errors.ts';
import { assertPlain, redacted } from '../values/address.ts';
import type { Driver, SqlRow } from './driver.ts';

/** Tables stand in a schema of their own: the database may hold other things. */
const SCHEMA = 'ziping';
const BIGINT = 20;
/** The lock under which the schema is made: two that make it at once would be told that it is there already. */
const MAKING = 0x7a697069;
/** Whoever may not make a schema may not even ask for one that is there already: it is looked for first. */
const FIND = `SELECT (SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = '${SCHEMA}') AS usable`;
const MAKE = `SELECT pg_advisory_xact_lock(${MAKING}); CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`;
const UNUSABLE = `数据库用户无权使用模式 ${SCHEMA} · the user of the database has no right to use the schema ${SCHEMA}`;
/** A server may be set up to answer before it has written. */
const DURABLE = `SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'`;
/** Connections of one process: it waits for its readers, not for the database. */
const CONNECTIONS = 4;

/**
 * Opens the database at `postgres://…`; its schema is made where it is missing, unless it is only to be read. Throws
 * UsageError for an address that is not plain, ArchiveError where the database cannot be reached or used.
 */
export async function openPostgres(
  url: string,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<Driver> {
  assertPlain(url);
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    options: `-c search_path=${SCHEMA}`,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === BIGINT ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  // a connection that breaks while idle is replaced at the next use
  pool.on('error', () => {});
  const query = async (client: Pool | PoolClient, text: string, values: readonly unknown[] = []) => {
    try {
      return (await client.query(text, [...values])).rows as SqlRow[];
    } catch (error) {
      throw said(error, url);
    }
  };
  try {
    const [found] = await query(pool, FIND);
    if (found!.usable === false) throw new ArchiveError(`${UNUSABLE}: ${redacted(url)}`);
    if (found!.usable === null && !readOnly) await query(pool, MAKE);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgres',
    text: 'TEXT COLLATE "C"',
    all: (text, values) => query(pool, text, values),
    async transaction(work, { isDurable = false } = {}) {
      const client = await pool.connect().catch(error => {
        throw said(error, url);
      });
      let broken: Error | undefined;
      try {
        await query(client, 'BEGIN');
        if (isDurable) await query(client, DURABLE);
        const result = await work({ all: (text, values) => query(client, text, values) });
        await query(client, 'COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(cause => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async close() {
      if (!pool.ended) await pool.end();
    },
  };
}

/** A mistake in our own SQL stays one; all else is the database's. */
const OUR_MISTAKES = /^(42|22|23)/;
const NOT_ALLOWED = '42501';

function said(error: unknown, url: string): unknown {
  if (error instanceof ArchiveError) return error;
  const { code = '', message } = error as Error & { code?: string };
  if (OUR_MISTAKES.test(code) && code !== NOT_ALLOWED) return error;
  return new ArchiveError(
    `数据库用不了 · the database cannot be used: ${redacted(url)}: ${message || code}`,
    {
      cause: error,
    },
  );
}
