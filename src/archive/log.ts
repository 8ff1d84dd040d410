import { UsageError } from '../errors.ts';
import type { Correction, CorrectionEntry } from '../model.ts';
import type { Archive, Conflict, Corrected, ExpectingEntry, LogState } from './archive.ts';
import { ASSIGNMENT, keepAssignment } from './assignments.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';
import { appendToJournal, canonical, hashOf, type JournalRecord, lockJournal, parsed } from './journal.ts';
import type { Relist } from './lists.ts';

type Log = Pick<Archive, 'correct' | 'corrections' | 'correctionsOfDrawn' | 'allCorrections' | 'verifyLog'>;

/** The corrections of an archive: a log that is only ever added to, one chain of hashes over all its entries. */
export function logOf(driver: Driver, relist: Relist): Log {
  return {
    correct: entries =>
      driver.transaction(
        async sql => {
          await lockJournal(driver, sql);
          const result = await append(sql, entries);
          if (result.kind === 'written') {
            await assignAll(sql, entries);
            await relistAll(sql, entries, relist);
          }
          return result;
        },
        { isDurable: true },
      ),
    corrections: sha256 => correctionsOf(driver, sha256),
    correctionsOfDrawn: async number => (await driver.all(OF_DRAWN, [number])).map(correctionOf),
    allCorrections: async ({ after = 0, limit }) => (await driver.all(ALL, [after, limit])).map(correctionOf),
    verifyLog: () => verify(driver),
  };
}

/** All entries about a document, in their order. */
export async function correctionsOf(sql: Sql, sha256: string): Promise<readonly Correction[]> {
  return (await sql.all(OF_DOCUMENT, [sha256])).map(correctionOf);
}

/** What is said beside a document leaves it as it is listed. */
function isOfDocument({ kind }: CorrectionEntry): boolean {
  return kind !== 'comment' && kind !== 'assign';
}

/** Only the work changes documents. */
async function relistAll(sql: Sql, entries: readonly ExpectingEntry[], relist: Relist): Promise<void> {
  const work = entries.filter(({ entry }) => entry.track === 'work' && isOfDocument(entry));
  for (const sha256 of new Set(work.map(({ entry }) => entry.sha256))) await relist(sql, sha256);
}

async function assignAll(sql: Sql, entries: readonly ExpectingEntry[]): Promise<void> {
  const assigning = entries.filter(({ entry }) => entry.path === ASSIGNMENT && entry.track === 'work');
  for (const { entry } of assigning) {
    const { sha256, path } = entry;
    const rows = await sql.all(OF_VALUE, [sha256, path, lineOf(entry)]);
    await keepAssignment(sql, sha256, rows.map(correctionOf));
  }
}

const COLUMNS = 'SELECT sequence, sha256, path, line, entry, hash FROM corrections';
const OF_DOCUMENT = `${COLUMNS} WHERE sha256 = $1 ORDER BY sequence`;
const OF_DRAWN = `${COLUMNS} WHERE sha256 IN (SELECT sha256 FROM drawn WHERE number = $1) ORDER BY sequence`;
const ALL = `${COLUMNS} WHERE sequence > $1 ORDER BY sequence LIMIT $2`;
/** the head of the log */
export const LAST = `${COLUMNS} ORDER BY sequence DESC LIMIT 1`;
const OF_VALUE = `${COLUMNS} WHERE sha256 = $1 AND path = $2 AND line = $3 ORDER BY sequence`;
const LAST_OF_VALUE = `${COLUMNS} WHERE sha256 = $1 AND path = $2 AND line = $3 ORDER BY sequence DESC LIMIT 1`;
const ONE = `${COLUMNS} WHERE sequence = $1`;
const INSERT = `
  INSERT INTO corrections (sequence, sha256, path, line, entry, hash) VALUES ($1, $2, $3, $4, $5, $6)`;

async function append(sql: Sql, entries: readonly ExpectingEntry[]): Promise<Corrected> {
  const conflicts = await conflictsOf(sql, entries);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const [last] = await sql.all(LAST);
  const corrections: Correction[] = [];
  let before = last === undefined ? null : { sequence: Number(last.sequence), hash: String(last.hash) };
  for (const { entry } of entries) {
    await assertUndoes(sql, entry);
    const chained = { ...entry, sequence: (before?.sequence ?? 0) + 1, previous: before?.hash ?? null };
    const text = canonical(chained);
    const hash = hashOf(text);
    await sql.all(INSERT, [chained.sequence, entry.sha256, entry.path, lineOf(entry), text, hash]);
    before = { sequence: chained.sequence, hash };
    corrections.push({ ...chained, hash });
  }
  await appendToJournal(sql, corrections.map(correctionTold));
  return { kind: 'written', corrections };
}

export function correctionTold({
  sequence,
  sha256,
  hash,
}: Pick<Correction, 'sequence' | 'sha256' | 'hash'>): JournalRecord {
  return { about: 'correction', subject: String(sequence), content: sha256, holds: { hash } };
}

/** Entries about one value build on each other, so that none of one call may be about the same. */
async function conflictsOf(sql: Sql, entries: readonly ExpectingEntry[]): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  const taken = new Set<string>();
  for (const each of entries) {
    const value = valueKey(each.entry);
    const [row] = await sql.all(LAST_OF_VALUE, value);
    const found = row === undefined ? null : correctionOf(row);
    const key = JSON.stringify(value);
    if ((found?.hash ?? null) !== each.expected || taken.has(key)) conflicts.push({ ...each, found });
    taken.add(key);
  }
  return conflicts;
}

async function assertUndoes(sql: Sql, entry: CorrectionEntry): Promise<void> {
  if ((entry.kind === 'undo') !== (entry.undoes !== null)) throw notUndone(entry);
  if (entry.undoes === null) return;
  const [row] = await sql.all(ONE, [entry.undoes]);
  const isSame = row !== undefined && `${valueKey(correctionOf(row))}` === `${valueKey(entry)}`;
  if (!isSame) throw notUndone(entry);
}

function notUndone({ undoes, path }: CorrectionEntry): UsageError {
  return new UsageError(
    `撤销须指向同一取值的一条记录 · an undo takes back an entry about the same value: found ${undoes} for ${path}`,
  );
}

/** Those that may not overwrite each other unseen: all who work on a value; each on their own where they are compared. */
function lineOf({ track, sample, reviewer }: CorrectionEntry): string {
  return track === 'work' ? track : JSON.stringify([track, sample, reviewer]);
}

function valueKey(entry: CorrectionEntry): readonly string[] {
  return [entry.sha256, entry.path, lineOf(entry)];
}

async function verify(sql: Sql): Promise<LogState> {
  let [sequence, head] = [0, null as string | null];
  for (;;) {
    const rows = await sql.all(ALL, [sequence, PAGE]);
    for (const row of rows) {
      const reason = faultOf(row, sequence + 1, head);
      if (reason !== null) return { isWhole: false, sequence: sequence + 1, reason };
      [sequence, head] = [sequence + 1, String(row.hash)];
    }
    if (rows.length < PAGE) return { isWhole: true, entries: sequence, head };
  }
}

const PAGE = 1000;

function faultOf(row: SqlRow, sequence: number, previous: string | null): string | null {
  if (Number(row.sequence) !== sequence) return '缺少这一条 · this entry is missing';
  if (hashOf(String(row.entry)) !== row.hash) return '内容被改动 · it is not what was written';
  const entry = correctionOf(row);
  if (entry.previous !== previous) return '与前一条不相连 · it does not follow the entry before';
  const isFound =
    entry.sequence === sequence && `${valueKey(entry)}` === `${[row.sha256, row.path, row.line]}`;
  return isFound ? null : '索引与内容不符 · its columns are not those of its content';
}

function correctionOf({ entry, hash, sequence }: SqlRow): Correction {
  return { ...parsed<Correction>(String(entry), `更正日志 log ${sequence}`), hash: String(hash) };
}

/** Of a document's entries the hash of the last one about the same value, as `correct` expects it; null where there is none. */
export function lastAbout(corrections: readonly Correction[], entry: CorrectionEntry): string | null {
  const key = `${valueKey(entry)}`;
  return corrections.findLast(one => `${valueKey(one)}` === key)?.hash ?? null;
}
