import type { DatabaseSync } from 'node:sqlite';
import { canonical, hashOf } from '../../../src/archive/journal.ts';
import type { IntegrityFault } from '../../../src/archive/verification.ts';

/** What somebody does to an archive behind its back, and where that must be found. */
export type Tampering = {
  readonly name: string;
  readonly what: IntegrityFault['what'];
  /** Does it; gives what the place must be named by. */
  tamper(database: DatabaseSync): string;
};

type Row = Readonly<Record<string, string | number | null>>;

const one = (database: DatabaseSync, sql: string) => database.prepare(sql).get() as Row;
const pathOf = (database: DatabaseSync, sha256: unknown) =>
  String(database.prepare('SELECT min(path) AS path FROM places WHERE sha256 = ?').get(String(sha256))!.path);
/** A content by its place in the order, so that no two tamperings meet. */
const content = (database: DatabaseSync, at: number) =>
  String(
    one(database, `SELECT sha256 FROM files WHERE forms > 0 ORDER BY sha256 LIMIT 1 OFFSET ${at}`).sha256,
  );

export const TAMPERINGS: readonly Tampering[] = [
  {
    name: 'a digit of a document',
    what: 'document',
    tamper(database) {
      const sha256 = content(database, 1);
      const { document } = one(database, `SELECT document FROM documents WHERE sha256 = '${sha256}'`);
      const changed = String(document).replace(
        /"score":"(\d)/,
        (_, digit) => `"score":"${(Number(digit) + 1) % 10}`,
      );
      if (changed === document) throw new Error('There is no score to change.');
      database.prepare('UPDATE documents SET document = ? WHERE sha256 = ?').run(changed, sha256);
      return pathOf(database, sha256);
    },
  },
  {
    name: 'a byte of kept rows',
    what: 'document',
    tamper(database) {
      const sha256 = content(database, 2);
      const { packed } = database.prepare('SELECT packed FROM kept_rows WHERE sha256 = ?').get(sha256)!;
      const bytes = Buffer.from(packed as Uint8Array);
      bytes[bytes.length >> 1]! ^= 1;
      database.prepare('UPDATE kept_rows SET packed = ? WHERE sha256 = ?').run(bytes, sha256);
      return pathOf(database, sha256);
    },
  },
  {
    name: 'a document taken out with all that tells of it',
    what: 'document',
    tamper(database) {
      // one that lies at several places
      const several = 'SELECT sha256 FROM places GROUP BY sha256 HAVING count(*) > 1 ORDER BY sha256 DESC';
      const { sha256 } = one(database, several);
      const path = pathOf(database, sha256);
      for (const table of ['files', 'documents', 'kept_rows', 'places', 'listings', 'listed_forms', 'drawn'])
        database.prepare(`DELETE FROM ${table} WHERE sha256 = ?`).run(sha256!);
      return path;
    },
  },
  {
    name: 'a document put in',
    what: 'document',
    tamper(database) {
      const [sha256, from] = ['f'.repeat(64), content(database, 4)];
      database.exec(`INSERT INTO documents SELECT '${sha256}', version, document FROM documents WHERE sha256 = '${from}';
        INSERT INTO files (sha256, bytes, state, version) SELECT '${sha256}', bytes, state, version FROM files WHERE sha256 = '${from}'`);
      return sha256;
    },
  },
  {
    name: 'a place that leads to another content',
    what: 'place',
    tamper(database) {
      const path = pathOf(database, content(database, 5));
      database.prepare('UPDATE places SET sha256 = ? WHERE path = ?').run(content(database, 6), path);
      return path;
    },
  },
  {
    name: 'an entry of the log, all behind it chained anew',
    what: 'log',
    tamper(database) {
      const sequence = 2;
      rechain(database, sequence, entry => ({ ...entry, reviewer: '他人' }));
      return String(sequence);
    },
  },
  {
    name: 'the last entries of the log cut off',
    what: 'log',
    tamper(database) {
      const { last } = one(database, 'SELECT max(sequence) AS last FROM corrections');
      database.exec(`DELETE FROM corrections WHERE sequence > ${Number(last) - 2}`);
      return String(last);
    },
  },
  {
    name: 'the last draw taken out',
    what: 'draw',
    tamper(database) {
      const { last } = one(database, 'SELECT max(number) AS last FROM samples');
      database.exec(`DELETE FROM samples WHERE number = ${last}; DELETE FROM drawn WHERE number = ${last}`);
      return String(last);
    },
  },
  {
    name: 'a document left out of the index of a draw',
    what: 'draw',
    tamper(database) {
      database.exec(
        'DELETE FROM drawn WHERE number = 1 AND sha256 = (SELECT min(sha256) FROM drawn WHERE number = 1)',
      );
      return '1';
    },
  },
  {
    name: 'another statement under a signature',
    what: 'signature',
    tamper(database) {
      database.exec(`UPDATE signatures SET statement = replace(statement, '王审', '张审') WHERE number = 1`);
      return '1';
    },
  },
];

/** Changes an entry of the log, and makes the chain whole again behind it. */
function rechain(database: DatabaseSync, from: number, change: (entry: Row) => Row): void {
  const put = database.prepare('UPDATE corrections SET entry = ?, hash = ? WHERE sequence = ?');
  let previous: string | null = null;
  for (const row of database
    .prepare('SELECT sequence, entry, hash FROM corrections ORDER BY sequence')
    .all()) {
    if (Number(row.sequence) < from) {
      previous = String(row.hash);
      continue;
    }
    const entry = { ...(JSON.parse(String(row.entry)) as Row), previous };
    const text = canonical(Number(row.sequence) === from ? change(entry) : entry);
    previous = hashOf(text);
    put.run(text, previous, row.sequence!);
  }
}

/** A thorough forger: cuts the end of the journal, and all that it told of there. */
export function cutJournal(database: DatabaseSync, after: number): void {
  const told = (about: string) =>
    `SELECT CAST(subject AS INTEGER) FROM journal WHERE about = '${about}' AND number > ${after}`;
  database.exec(`DELETE FROM corrections WHERE sequence IN (${told('correction')});
    DELETE FROM samples WHERE number IN (${told('draw')}); DELETE FROM drawn WHERE number IN (${told('draw')});
    DELETE FROM signatures WHERE number IN (${told('signature')});
    DELETE FROM journal WHERE number > ${after}`);
}
