import { createHash } from 'node:crypto';
import type { Sql, SqlRow } from './driver.ts';
import { entryOf, type Holds, hashOf, type JournalEntry } from './journal.ts';
import { placeHolds } from './journal-contents.ts';
import type { Contents, IntegrityFault } from './verification.ts';
import { GONE, UNTOLD } from './verify-chains.ts';

/** Contents that are held at a time. */
const TOGETHER = 100;
const PLACES = 1000;

/** The next contents that anything is kept or told of. */
const CONTENTS = `SELECT sha256 FROM (
    SELECT * FROM (SELECT sha256 FROM files WHERE sha256 > $1 ORDER BY sha256 LIMIT ${TOGETHER}) AS of_files
    UNION SELECT * FROM
      (SELECT DISTINCT sha256 FROM documents WHERE sha256 > $1 ORDER BY sha256 LIMIT ${TOGETHER}) AS of_documents
    UNION SELECT * FROM
      (SELECT DISTINCT content FROM journal WHERE about = 'document' AND content > $1 ORDER BY content LIMIT ${TOGETHER}) AS told
  ) AS contents ORDER BY sha256 LIMIT ${TOGETHER}`;
const READINGS = `SELECT d.sha256, d.version, d.document, f.version AS standing, k.packed,
    (SELECT min(p.path) FROM places p WHERE p.sha256 = d.sha256) AS path
  FROM documents d LEFT JOIN files f ON f.sha256 = d.sha256
  LEFT JOIN kept_rows k ON k.sha256 = d.sha256 AND k.version = d.version
  WHERE d.sha256 > $1 AND d.sha256 <= $2 ORDER BY d.sha256, d.version`;
const TOLD = `SELECT content, subject, entry FROM journal
  WHERE about = 'document' AND content > $1 AND content <= $2 ORDER BY number`;

/** Compares every reading with what the journal was told when it was written. `onEach` is told how many were compared. */
export async function verifyContents(
  sql: Sql,
  onEach: (contents: number) => void,
): Promise<{ readonly faults: readonly IntegrityFault[]; readonly documents: Contents }> {
  const faults: IntegrityFault[] = [];
  const hash = createHash('sha256');
  let [after, number, done] = ['', 0, 0];
  for (;;) {
    const contents = (await sql.all(CONTENTS, [after])).map(({ sha256 }) => String(sha256));
    const last = contents.at(-1);
    if (last === undefined) return { faults, documents: { number, hash: hash.digest('hex') } };
    const told = Map.groupBy(await sql.all(TOLD, [after, last]), ({ content }) => String(content));
    const rows = Map.groupBy(await sql.all(READINGS, [after, last]), ({ sha256 }) => String(sha256));
    for (const sha256 of contents) {
      const own = rows.get(sha256) ?? [];
      const reasons = reasonsOf(own, (told.get(sha256) ?? []).map(entryOf));
      const where = reasons.length === 0 ? '' : await nameOf(sql, sha256, own[0]?.path);
      faults.push(...reasons.map((reason): IntegrityFault => ({ what: 'document', where, reason })));
      const standing = own.find(row => row.version === row.standing);
      if (!standing) continue;
      hash.update(documentLine(standing));
      number += 1;
    }
    after = last;
    done += contents.length;
    onEach(done);
  }
}

/** What the hash over all documents is made of, one line a document in the order of their contents. */
export function documentLine({ sha256, version, document }: SqlRow): string {
  return `${sha256} ${version} ${hashOf(String(document))}\n`;
}

function reasonsOf(
  rows: readonly SqlRow[],
  told: readonly Pick<JournalEntry, 'subject' | 'holds'>[],
): string[] {
  const last = new Map(told.map(({ subject, holds }) => [subject, holds]));
  const found = new Set(rows.map(({ version }) => String(version)));
  const gone = [...last].filter(([version, holds]) => holds !== null && !found.has(version));
  const reasons = [
    ...rows.flatMap(row => readingFault(row, last.get(String(row.version)) ?? null) ?? []),
    ...gone.map(([version]) => `${GONE} (ziping ${version})`),
  ];
  const standing = told.at(-1);
  if (reasons.length === 0 && standing?.holds && rows[0]?.standing !== standing.subject)
    return ['换成了另一次读取 · another reading was put in its place'];
  return reasons;
}

/** What people call a content: the least place where it lies, or lay. */
async function nameOf(sql: Sql, sha256: string, path: unknown): Promise<string> {
  const [last] = path === null || path === undefined ? await sql.all(LAIN_AT, [sha256]) : [{ path }];
  return last?.path == null ? sha256 : `${last.path} (${sha256.slice(0, 12)})`;
}

const LAIN_AT = `SELECT min(subject) AS path FROM journal WHERE about = 'place' AND content = $1`;

function readingFault({ document, packed }: SqlRow, holds: Holds | null): string | null {
  if (holds === null) return UNTOLD;
  if (holds.document !== hashOf(String(document))) return CHANGED;
  const rows = packed === null ? null : hashOf(packed as Uint8Array);
  return (holds.rows ?? null) === rows ? null : '留存的数据行被改动 · its kept rows are not what was written';
}

const CHANGED = '内容被改动 · it is not what was written';
const ALL_PLACES = `SELECT p.path, p.way, p.sha256, p.code, p.passed,
    (SELECT j.entry FROM journal j WHERE j.about = 'place' AND j.subject = p.path ORDER BY j.number DESC LIMIT 1) AS entry
  FROM places p WHERE p.path > $1 ORDER BY p.path LIMIT ${PLACES}`;
const LOST_PLACES = `SELECT j.subject, j.entry FROM journal j
  WHERE j.about = 'place' AND j.subject > $1 AND NOT EXISTS (SELECT 1 FROM places p WHERE p.path = j.subject)
    AND NOT EXISTS (SELECT 1 FROM journal l WHERE l.about = 'place' AND l.subject = j.subject AND l.number > j.number)
  ORDER BY j.subject LIMIT ${PLACES}`;

/** Compares every place with what the journal was told last. */
export async function verifyPlaces(
  sql: Sql,
): Promise<{ readonly faults: readonly IntegrityFault[]; readonly places: number }> {
  const faults: IntegrityFault[] = [];
  let places = 0;
  for await (const row of each(sql, ALL_PLACES, 'path')) {
    places += 1;
    const reason = placeFault(row);
    if (reason !== null) faults.push({ what: 'place', where: String(row.path), reason });
  }
  for await (const row of each(sql, LOST_PLACES, 'subject')) {
    const { holds, subject } = entryOf(row);
    if (holds !== null) faults.push({ what: 'place', where: subject, reason: GONE });
  }
  return { faults, places };
}

function placeFault(row: SqlRow): string | null {
  const holds = row.entry === null ? null : entryOf(row).holds;
  if (holds === null) return UNTOLD;
  const now = placeHolds(row);
  return Object.keys(now).every(name => now[name] === holds[name])
    ? null
    : '改指别的内容 · it leads to something else than was found there';
}

async function* each(sql: Sql, statement: string, key: string): AsyncGenerator<SqlRow> {
  let after = '';
  for (;;) {
    const rows = await sql.all(statement, [after]);
    yield* rows;
    if (rows.length < PLACES) return;
    after = String(rows.at(-1)![key]);
  }
}
