import type {
  Archive,
  Counts,
  FileFailure,
  FoundPlace,
  PendingFile,
  PlannedFiles,
  Renewal,
} from './archive.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';
import { appendToJournal, lockJournal } from './journal.ts';
import { placeTold } from './journal-contents.ts';
import { passedOver, passedOverKinds } from './passed-over.ts';
import { ofRun, placesOf } from './run-places.ts';
import { oldestRun } from './runs.ts';

type Plans = Pick<
  Archive,
  | 'plan'
  | 'endRun'
  | 'wayTo'
  | 'contentAt'
  | 'note'
  | 'renew'
  | 'pending'
  | 'stillPending'
  | 'counts'
  | 'failures'
  | 'passedOver'
  | 'passedOverKinds'
>;

/** What runs found, and what of it is still to read. Each run has a plan of its own: places belong to all that found them. */
export function plansOf(driver: Driver): Plans {
  return {
    plan: (run, places) =>
      driver.transaction(async sql => {
        await lockJournal(driver, sql);
        await plan(sql, run, places);
      }),
    endRun: run =>
      driver.transaction(async sql => {
        await sql.all('DELETE FROM plans WHERE run = $1 OR run < $2', [run, oldestRun()]);
      }),
    async wayTo(path) {
      const [row] = await driver.all('SELECT way FROM places WHERE path = $1', [path]);
      return (row?.way as string | null | undefined) ?? null;
    },
    async contentAt(path) {
      const [row] = await driver.all('SELECT sha256 FROM places WHERE path = $1', [path]);
      return (row?.sha256 as string | null | undefined) ?? null;
    },
    note: (path, { code, message }) =>
      driver.transaction(async sql => {
        await lockJournal(driver, sql);
        await appendToJournal(sql, (await sql.all(NOTE, [path, code, message])).map(placeTold));
      }),
    renew: (run, which, version) =>
      driver.transaction(async sql => {
        await sql.all(RENEWALS[which], [run, version].slice(0, which === 'older' ? 2 : 1));
      }),
    pending: async (run, { after = 0, limit }) =>
      (await driver.all(PENDING, [run, after, limit])).map(plannedOf),
    async stillPending(sha256s) {
      const rows = await driver.all(
        `SELECT sha256 FROM files WHERE state = 'pending' AND sha256 IN (${marks(sha256s.length)})`,
        sha256s,
      );
      return new Set(rows.map(({ sha256 }) => String(sha256)));
    },
    counts: run => counts(driver, run),
    failures: async (run, slice) => (await ofRun(driver, FAILURES, { run, ...slice })).map(failureOf),
    passedOver: (run, slice) => passedOver(driver, run, slice),
    passedOverKinds: run => passedOverKinds(driver, run),
  };
}

const FAILURES = (places: string) => `
  SELECT * FROM (
    SELECT p.path,
      CASE WHEN p.code IS NOT NULL THEN 'unreadable' WHEN f.state = 'done' THEN 'kept' ELSE f.state END AS state,
      coalesce(p.code, f.again_code, f.code) AS code, coalesce(p.message, f.again_message, f.message) AS message
    FROM (SELECT p.* FROM ${places}) AS p LEFT JOIN files f ON f.sha256 = p.sha256
    WHERE p.path > $1 AND
      (p.code IS NOT NULL OR f.state IN ('failed', 'quarantined') OR (f.state = 'done' AND f.again_code IS NOT NULL))
  ) AS failures ORDER BY path LIMIT $2`;

/** What stands at a place is read there, unless it could not be opened the last time; so every content stands once in a plan. */
const PENDING = `
  SELECT p.place, p.path, p.way, f.sha256, f.bytes
  FROM plans q JOIN places p ON p.place = q.place JOIN files f ON f.sha256 = p.sha256
  WHERE q.run = $1 AND q.place > $2 AND f.state = 'pending' AND p.code IS NULL AND p.passed IS NULL AND NOT EXISTS (
    SELECT 1 FROM places o JOIN plans r ON r.place = o.place
    WHERE o.sha256 = p.sha256 AND o.path < p.path AND o.code IS NULL AND o.passed IS NULL AND r.run = q.run)
  ORDER BY q.place LIMIT $3`;

/** What the journal is told of a place. */
const PLACE = 'path, way, sha256, code, passed';

/** Where another content stands now, the one from before stands no more; what cannot be opened may still be it. */
const NOTE = `
  UPDATE places SET code = $2, message = $3, sha256 = CASE WHEN $2 = 'changed' THEN NULL ELSE sha256 END
  WHERE path = $1 RETURNING ${PLACE}`;

const OF_RUN = `sha256 IN (
  SELECT p.sha256 FROM plans q JOIN places p ON p.place = q.place WHERE q.run = $1 AND p.code IS NULL AND p.passed IS NULL)`;
const RENEWALS: { readonly [which in Renewal]: string } = {
  all: `UPDATE files SET state = 'pending' WHERE ${OF_RUN}`,
  failed: `UPDATE files SET state = 'pending'
    WHERE (state IN ('failed', 'quarantined') OR again_code IS NOT NULL) AND ${OF_RUN}`,
  older: `UPDATE files SET state = 'pending' WHERE state <> 'pending' AND version <> $2 AND ${OF_RUN}`,
};

async function plan(sql: Sql, run: string, places: readonly FoundPlace[]): Promise<void> {
  const distinct = [...new Map(places.map(place => [place.path, place])).values()];
  const files = distinct.flatMap(place => ('sha256' in place ? [[place.sha256, place.bytes]] : []));
  await insert(sql, `INSERT INTO files (sha256, bytes, state) VALUES`, {
    rows: files.map(file => [...file, 'pending']),
    end: 'ON CONFLICT (sha256) DO NOTHING',
  });
  const changed = await insert(sql, `INSERT INTO places (path, way, sha256, code, message, passed) VALUES`, {
    rows: distinct.map(rowOf),
    end: `${UNLESS_KNOWN} RETURNING ${PLACE}`,
  });
  await appendToJournal(sql, changed.map(placeTold));
  for (const some of parts(distinct)) {
    await sql.all(
      `INSERT INTO plans (run, place) SELECT $1, place FROM places WHERE path IN (${marks(some.length, 1)})
       ON CONFLICT DO NOTHING`,
      [run, ...some.map(place => place.path)],
    );
  }
}

function rowOf(place: FoundPlace): readonly unknown[] {
  const own = [place.path, place.way ?? null];
  if ('sha256' in place) return [...own, place.sha256, null, null, null];
  if ('error' in place) return [...own, null, place.error.code, place.error.message, null];
  return [...own, null, null, null, place.passedOver];
}

const COLUMNS = ['way', 'sha256', 'code', 'message', 'passed'];
/** A place that cannot be opened, or is passed over now, keeps what was found there. What is as it was is not written again. */
const UNLESS_KNOWN = `ON CONFLICT (path) DO UPDATE SET way = excluded.way,
    sha256 = coalesce(excluded.sha256, places.sha256),
    code = excluded.code, message = excluded.message, passed = excluded.passed
  WHERE ${COLUMNS.map(name => `excluded.${name} IS DISTINCT FROM places.${name}`).join(' OR ')}`;

/** Rows of one statement: databases take some ten thousand parameters in one. */
const TOGETHER = 1000;

function parts<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, part) =>
    all.slice(part * TOGETHER, (part + 1) * TOGETHER),
  );
}

async function insert(
  sql: Sql,
  start: string,
  { rows, end }: { rows: readonly (readonly unknown[])[]; end: string },
): Promise<readonly SqlRow[]> {
  const returned: SqlRow[] = [];
  for (const some of parts(rows)) {
    const width = some[0]!.length;
    const tuples = some.map((_, index) => `(${marks(width, index * width)})`);
    returned.push(...(await sql.all(`${start} ${tuples.join(', ')} ${end}`, some.flat())));
  }
  return returned;
}

function marks(count: number, from = 0): string {
  if (count === 0) return 'NULL';
  return Array.from({ length: count }, (_, index) => `$${from + index + 1}`).join(', ');
}

async function counts(sql: Sql, run: string): Promise<Counts> {
  const states = await sql.all(
    `SELECT state, count(*) AS number, count(again_code) AS kept FROM files WHERE ${OF_RUN} GROUP BY state`,
    [run],
  );
  const [unreadable] = await sql.all(
    `SELECT count(*) AS number FROM ${placesOf(run, '$1')} AND p.code IS NOT NULL`,
    [run],
  );
  const of = (state: string, column = 'number') =>
    Number(states.find(row => row.state === state)?.[column] ?? 0);
  return {
    pending: of('pending'),
    done: of('done'),
    failed: of('failed'),
    quarantined: of('quarantined'),
    unreadable: Number(unreadable!.number),
    kept: of('done', 'kept'),
  };
}

function plannedOf({ place, path, way, sha256, bytes }: SqlRow): PlannedFiles {
  const file: PendingFile = { sha256: String(sha256), bytes: Number(bytes), path: String(path) };
  return { number: Number(place), file: way === null ? file : { ...file, way: String(way) } };
}

function failureOf({ path, state, code, message }: SqlRow): FileFailure {
  return {
    path: String(path),
    state: state as FileFailure['state'],
    code: String(code),
    message: String(message),
  };
}
