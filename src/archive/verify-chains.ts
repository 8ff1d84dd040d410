import type { Sql, SqlRow } from './driver.ts';
import { type About, entryOf, hashOf, type JournalEntry, type JournalHead } from './journal.ts';
import type { IntegrityFault, LogState } from './verification.ts';

const PAGE = 1000;
const ALL = 'SELECT * FROM journal WHERE number > $1 ORDER BY number LIMIT $2';

/** Reads the whole journal: whether every entry is as it was written, and none is missing before the last. */
export async function verifyJournal(sql: Sql): Promise<LogState> {
  let [number, head] = [0, null as string | null];
  for (;;) {
    const rows = await sql.all(ALL, [number, PAGE]);
    for (const row of rows) {
      const reason = faultOf(row, number + 1, head);
      if (reason !== null) return { isWhole: false, sequence: number + 1, reason };
      [number, head] = [number + 1, String(row.hash)];
    }
    if (rows.length < PAGE) return { isWhole: true, entries: number, head };
  }
}

function faultOf(row: SqlRow, number: number, previous: string | null): string | null {
  if (Number(row.number) !== number) return '缺少这一条 · this entry is missing';
  if (hashOf(String(row.entry)) !== row.hash) return '内容被改动 · it is not what was written';
  const entry = entryOf(row) as JournalEntry;
  if (entry.previous !== previous) return '与前一条不相连 · it does not follow the entry before';
  const isFound =
    entry.number === number &&
    entry.about === row.about &&
    entry.subject === row.subject &&
    entry.content === (row.content ?? null);
  return isFound ? null : '索引与内容不符 · its columns are not those of its content';
}

/** Whether the journal still has the entry that somebody noted of it. */
export async function isStill(sql: Sql, { number, hash }: JournalHead): Promise<boolean> {
  const [row] = await sql.all('SELECT hash FROM journal WHERE number = $1', [number]);
  return row?.hash === hash;
}

type Chain = {
  readonly about: About;
  readonly what: IntegrityFault['what'];
  readonly table: string;
  /** the columns of its number and of what the journal holds of it */
  readonly key: string;
  readonly hash: string;
  readonly holds: string;
};

const CHAINS: readonly Chain[] = [
  { about: 'correction', what: 'log', table: 'corrections', key: 'sequence', hash: 'hash', holds: 'hash' },
  { about: 'draw', what: 'draw', table: 'samples', key: 'number', hash: 'id', holds: 'id' },
];

/** Entries of the log, and draws, that the journal knows otherwise: cut off, written anew, or put in behind its back. */
export async function verifyTold(sql: Sql): Promise<IntegrityFault[]> {
  const faults: IntegrityFault[] = [];
  for (const { about, what, table, key, hash, holds } of CHAINS) {
    const told = `journal j WHERE j.about = '${about}'`;
    const rows = await sql.all(
      `SELECT j.subject, j.entry, t.${hash} AS found FROM (SELECT * FROM ${told}) AS j
       LEFT JOIN ${table} t ON t.${key} = CAST(j.subject AS BIGINT) ORDER BY j.number`,
    );
    for (const row of rows) {
      if (row.found === null) faults.push({ what, where: String(row.subject), reason: GONE });
      else if (row.found !== entryOf(row).holds?.[holds])
        faults.push({ what, where: String(row.subject), reason: ANEW });
    }
    const others = await sql.all(
      `SELECT t.${key} AS number FROM ${table} t
       WHERE NOT EXISTS (SELECT 1 FROM ${told} AND j.subject = CAST(t.${key} AS TEXT)) ORDER BY t.${key}`,
    );
    faults.push(
      ...others.map(({ number }): IntegrityFault => ({ what, where: String(number), reason: UNTOLD })),
    );
  }
  return faults;
}

export const GONE = '被删去 · it was taken out';
const ANEW = '被改写 · it was written anew';
export const UNTOLD =
  '日记账里没有，是别处写进来的 · the journal does not know it: another program put it in';
