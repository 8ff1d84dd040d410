import type {
  Archive,
  Counts,
  Failure,
  FoundPlace,
  Outcome,
  PendingFile,
  Renewal,
  Slice,
  StoredDocument,
} from './archive.ts';
import type { Driver, Row, Sql } from './driver.ts';
import { keepListing } from './keep-listing.ts';
import type { Lists, Relist } from './lists.ts';
import type { Log } from './log.ts';
import { keepRows, rowsOf } from './rows.ts';
import type { Samples } from './samples.ts';

export type Store = Omit<
  Archive,
  'kind' | 'stamps' | 'status' | 'close' | keyof Log | keyof Samples | keyof Lists
>;

/** The archive over a database: the statements are the same in both dialects. */
export function storeOf(driver: Driver, relist: Relist): Store {
  return {
    plan: (run, places) => driver.transaction(sql => plan(sql, run, places)),
    async note(path, { code, message }) {
      await driver.all('UPDATE places SET sha256 = NULL, code = $2, message = $3 WHERE path = $1', [
        path,
        code,
        message,
      ]);
    },
    async renew(run, which, version) {
      await driver.all(RENEWALS[which], [run, version].slice(0, which === 'older' ? 2 : 1));
    },
    pending: async (run, slice) => (await driver.all(PENDING, [run, ...bounds(slice)])).map(pendingOf),
    async stillPending(sha256s) {
      const rows = await driver.all(
        `SELECT sha256 FROM files WHERE state = 'pending' AND sha256 IN (${marks(sha256s.length)})`,
        sha256s,
      );
      return new Set(rows.map(({ sha256 }) => String(sha256)));
    },
    save: (outcomes, along) =>
      driver.transaction(async sql => {
        for (const outcome of outcomes) {
          await save(sql, outcome);
          await keepRows(sql, outcome);
          await relist(sql, outcome.sha256);
        }
        await along?.(sql);
      }),
    counts: run => counts(driver, run),
    failures: async (run, slice) => (await driver.all(FAILURES, [run, ...bounds(slice)])).map(failureOf),
    documents: async slice => (await driver.all(DOCUMENTS, bounds(slice))).map(documentOf),
    async document(sha256, version) {
      const [row] = await driver.all(
        version === undefined ? ONE_DOCUMENT : ONE_VERSION,
        [sha256, version].slice(0, version === undefined ? 1 : 2),
      );
      return row === undefined ? null : documentOf(row);
    },
    rows: sha256s => rowsOf(driver, sha256s),
  };
}

const PENDING = `
  SELECT f.sha256, f.bytes, min(p.path) AS path FROM files f JOIN places p ON p.sha256 = f.sha256
  WHERE p.run = $1 AND f.state = 'pending' AND f.sha256 > $2
  GROUP BY f.sha256, f.bytes ORDER BY f.sha256 LIMIT $3`;

/** Paths have no line feeds in this list: where one has, it is split. */
const PATHS = (aggregate: string) => `(SELECT ${aggregate} FROM places p WHERE p.sha256 = d.sha256)`;
const LATEST = `
  SELECT d.sha256, d.version, d.document, ${PATHS(`string_agg(p.path, '\n' ORDER BY p.path)`)} AS places
  FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version`;
const DOCUMENTS = `${LATEST} WHERE f.sha256 > $1 ORDER BY f.sha256 LIMIT $2`;
const ONE_DOCUMENT = `${LATEST} WHERE f.sha256 = $1`;
const ONE_VERSION = `${LATEST.replace('d.version = f.version', 'd.version = $2')} WHERE f.sha256 = $1`;

const FAILURES = `
  SELECT p.path, coalesce(f.state, 'unreadable') AS state, coalesce(f.code, p.code) AS code,
    coalesce(f.message, p.message) AS message
  FROM places p LEFT JOIN files f ON f.sha256 = p.sha256
  WHERE p.run = $1 AND p.path > $2 AND (p.sha256 IS NULL OR f.state IN ('failed', 'quarantined'))
  ORDER BY p.path LIMIT $3`;

const OF_RUN = 'sha256 IN (SELECT sha256 FROM places WHERE run = $1)';
const RENEWALS: { readonly [which in Renewal]: string } = {
  all: `UPDATE files SET state = 'pending' WHERE ${OF_RUN}`,
  failed: `UPDATE files SET state = 'pending' WHERE state IN ('failed', 'quarantined') AND ${OF_RUN}`,
  older: `UPDATE files SET state = 'pending' WHERE state <> 'pending' AND version <> $2 AND ${OF_RUN}`,
};

function bounds({ after = '', limit }: Slice): readonly unknown[] {
  return [after, limit];
}

async function plan(sql: Sql, run: string, places: readonly FoundPlace[]): Promise<void> {
  const distinct = [...new Map(places.map(place => [place.path, place])).values()];
  const files = distinct.flatMap(place => ('sha256' in place ? [[place.sha256, place.bytes]] : []));
  await insert(sql, `INSERT INTO files (sha256, bytes, state) VALUES`, {
    rows: files.map(file => [...file, 'pending']),
    end: 'ON CONFLICT (sha256) DO NOTHING',
  });
  await insert(sql, `INSERT INTO places (path, sha256, code, message, run) VALUES`, {
    rows: distinct.map(place =>
      'sha256' in place
        ? [place.path, place.sha256, null, null, run]
        : [place.path, null, place.error.code, place.error.message, run],
    ),
    end: `ON CONFLICT (path) DO UPDATE SET
      sha256 = excluded.sha256, code = excluded.code, message = excluded.message, run = excluded.run`,
  });
}

async function insert(
  sql: Sql,
  start: string,
  { rows, end }: { rows: readonly (readonly unknown[])[]; end: string },
): Promise<void> {
  if (rows.length === 0) return;
  const width = rows[0]!.length;
  const tuples = rows.map((_, index) => `(${marks(width, index * width)})`);
  await sql.all(`${start} ${tuples.join(', ')} ${end}`, rows.flat());
}

function marks(count: number, from = 0): string {
  if (count === 0) return 'NULL';
  return Array.from({ length: count }, (_, index) => `$${from + index + 1}`).join(', ');
}

async function save(sql: Sql, { sha256, version, state, document, facts }: Outcome): Promise<void> {
  await sql.all(
    `INSERT INTO documents (sha256, version, document) VALUES ($1, $2, $3)
     ON CONFLICT (sha256, version) DO UPDATE SET document = excluded.document`,
    [sha256, version, document],
  );
  const { kind, pages, forms, leaves, review, templates, error, milliseconds } = facts;
  await sql.all(
    `UPDATE files SET state = $2, version = $3, kind = $4, pages = $5, forms = $6, leaves = $7, review = $8,
       templates = $9, code = $10, message = $11, milliseconds = $12, read_at = $13 WHERE sha256 = $1`,
    [
      ...[sha256, state, version, kind, pages, forms, leaves, review, templates.join('\n')],
      ...[error?.code ?? null, error?.message ?? null, milliseconds, new Date().toISOString()],
    ],
  );
  // whoever lists a document holds its row among the files by now
  await keepListing(sql, sha256, facts.listing);
}

async function counts(sql: Sql, run: string): Promise<Counts> {
  const states = await sql.all(`SELECT state, count(*) AS number FROM files WHERE ${OF_RUN} GROUP BY state`, [
    run,
  ]);
  const [unreadable] = await sql.all(
    'SELECT count(*) AS number FROM places WHERE run = $1 AND sha256 IS NULL',
    [run],
  );
  const of = (state: string) => Number(states.find(row => row.state === state)?.number ?? 0);
  return {
    pending: of('pending'),
    done: of('done'),
    failed: of('failed'),
    quarantined: of('quarantined'),
    unreadable: Number(unreadable!.number),
  };
}

function pendingOf(row: Row): PendingFile {
  return { sha256: String(row.sha256), bytes: Number(row.bytes), path: String(row.path) };
}

function failureOf({ path, state, code, message }: Row): Failure {
  return {
    path: String(path),
    state: state as Failure['state'],
    code: String(code),
    message: String(message),
  };
}

function documentOf({ sha256, version, document, places }: Row): StoredDocument {
  return {
    sha256: String(sha256),
    version: String(version),
    document: String(document),
    places: places === null ? [] : String(places).split('\n'),
  };
}
