import { existsSync, realpathSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ArchiveError, UsageError } from '../errors.ts';
import { type FilePath, shownPath } from '../values/file-names.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';

/** `zipi` in the header of the file: an SQLite file of somebody else is never written to. */
const APPLICATION_ID = 0x7a697069;
/** Milliseconds to wait for another that writes, in all and at a time: the rest of this process goes on meanwhile. */
const PATIENCE = 10_000;
const NAP = 20;

export type SqliteOptions = {
  readonly readOnly?: boolean;
  /** what is not there yet is not made: its name is a slip */
  readonly mustExist?: boolean;
};

/**
 * Opens the SQLite file at a path, and makes it unless it is only to be read. Write-ahead log: a killed process leaves
 * whole transactions. Throws UsageError where that is no archive, ArchiveError where it cannot be opened.
 */
export async function openSqlite(
  path: FilePath,
  { readOnly = false, mustExist = readOnly }: SqliteOptions = {},
): Promise<Driver> {
  if (mustExist && !existsSync(path))
    throw new UsageError(`找不到归档 · there is no such archive: ${shownPath(path)}`);
  // what is no file may keep whoever opens it waiting
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw notOurs(shownPath(path));
  // whoever opens a new one at the same time makes it
  const database = await patiently(() => opened(path, readOnly));
  const { all, close } = statementsOf(database, shownPath(path));
  const one: Sql = { all: async (text, values = []) => all(text, values) };
  const inTurn = queue();
  return {
    kind: 'sqlite',
    text: 'TEXT',
    all: (text, values) => inTurn(() => one.all(text, values)),
    transaction: (work, { isDurable = false } = {}) =>
      inTurn(async () => {
        if (isDurable) database.exec('PRAGMA synchronous = FULL');
        try {
          await patiently(() => all('BEGIN IMMEDIATE', []));
          const result = await work(one);
          all('COMMIT', []);
          return result;
        } catch (error) {
          if (database.isTransaction) database.exec('ROLLBACK');
          throw error;
        } finally {
          if (isDurable) database.exec('PRAGMA synchronous = NORMAL');
        }
      }),
    close: () => inTurn(async () => close()),
  };
}

function opened(path: FilePath, readOnly: boolean): DatabaseSync {
  const database = openedBare(path, readOnly);
  const value = (pragma: string) => Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0];
  try {
    const isEmpty = value('schema_version') === 0;
    if (value('application_id') !== APPLICATION_ID && !isEmpty) throw notOurs(shownPath(path));
    if (readOnly) return database;
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000;',
    );
    if (isEmpty) database.exec(`PRAGMA application_id = ${APPLICATION_ID};`);
    return database;
  } catch (error) {
    database.close();
    throw said(error, shownPath(path));
  }
}

function openedBare(path: FilePath, readOnly: boolean): DatabaseSync {
  try {
    return readOnly ? readable(path) : new DatabaseSync(path, { timeout: NAP });
  } catch (error) {
    throw said(error, shownPath(path));
  }
}

/**
 * Beside a file there must be room for a write-ahead log even to read it. Where there cannot be, nobody writes either, and
 * the file can be read alone, unless a log stands there: what is only in it would be missing. Throws ArchiveError then.
 */
function readable(path: FilePath): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: NAP });
    database.prepare('PRAGMA schema_version').get();
    return database;
  } catch (error) {
    if (!NO_ROOM.includes(codeOf(error) ?? 0)) throw error;
    const real = realpathSync.native(path, { encoding: 'buffer' });
    const log = Buffer.concat([real, Buffer.from('-wal')]);
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) throw logged(shownPath(log), error);
    return new DatabaseSync(alone(typeof path === 'string' ? path : real), { readOnly: true });
  }
}

/** The address of a file that nobody writes; of an absolute path where that is in bytes. */
function alone(path: FilePath): URL {
  const url = pathToFileURL(typeof path === 'string' ? path : '/');
  if (typeof path !== 'string') url.pathname = path.toString('latin1').replace(/[^\w./-]/g, escapeOf);
  url.searchParams.set('immutable', '1');
  return url;
}

function escapeOf(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function logged(log: string, cause: unknown): ArchiveError {
  return new ArchiveError(
    '归档旁的 -wal 存有尚未并入的内容，而此处只读、用不上；请把归档与 -wal 一起复制到可写的目录再读 · ' +
      'the -wal beside the archive holds what is not yet in it, and cannot be used here, where nothing can be written: ' +
      `copy both to a folder that can be written to: ${log}`,
    { cause },
  );
}

/** Does again, for as long as there is patience, what finds another process that writes. */
async function patiently<T>(work: () => T): Promise<T> {
  for (const until = Date.now() + PATIENCE; ; await setTimeout(NAP)) {
    try {
      return work();
    } catch (error) {
      if (codeOf((error as Error).cause) !== BUSY || Date.now() > until) throw error;
    }
  }
}

/** Statements are compiled once. */
function statementsOf(database: DatabaseSync, path: string) {
  const known = new Map<string, { statement: StatementSync; order: readonly number[] }>();
  const compiled = (text: string) => {
    const found = known.get(text);
    if (found) return found;
    const order: number[] = [];
    const plain = text.replace(/\$(\d+)/g, (_, number) => {
      order.push(Number(number) - 1);
      return '?';
    });
    const made = { statement: database.prepare(plain), order };
    known.set(text, made);
    return made;
  };
  return {
    all(text: string, values: readonly unknown[]): SqlRow[] {
      try {
        const { statement, order } = compiled(text);
        return statement.all(...order.map(index => values[index] as SQLInputValue)) as SqlRow[];
      } catch (error) {
        throw said(error, path);
      }
    },
    close() {
      known.clear();
      if (database.isOpen) database.close();
    },
  };
}

/** One connection: what comes while a transaction is open waits for its end. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}

function notOurs(path: string): UsageError {
  return new UsageError(
    `这个文件不是 ziping 的归档，没有改动它 · not an archive of ziping, left as it was: ${path}`,
  );
}

const BUSY = 5;
/** A log that is there, or is none yet, cannot be opened for writing. */
const NO_ROOM: readonly number[] = [14, 8];
const NOT_A_DATABASE = 26;

/** What SQLite's result codes (sqlite.org/rescode.html) mean for a person. */
const WORDS: Readonly<Record<number, string>> = {
  1: '归档的表不是应有的样子（损坏或被改动），请从备份恢复 · its tables are not what they should be (damaged or changed): restore the archive from a backup',
  5: '归档正被另一个进程写入，请稍后再试 · another process is writing to the archive: try again later',
  8: '归档是只读的，请检查权限 · the archive is read-only: check its permissions',
  10: '归档读写出错（磁盘已满、出错，或归档不完整） · the archive cannot be read or written (disk full or failing, or a part of the archive is missing)',
  11: '归档已损坏，请从备份恢复 · the archive is damaged: restore it from a backup',
  13: '磁盘已满，已写入的完好；腾出空间后重新运行即可 · the disk is full; what the archive holds is whole: make room and run the same again',
  14: '归档打不开，请检查目录和权限 · the archive cannot be opened: check the folder and its permissions',
};

function said(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  if (code === NOT_A_DATABASE) return notOurs(path);
  const words = WORDS[code];
  return words === undefined ? error : new ArchiveError(`${words}: ${path}`, { cause: error });
}

/** The primary result code: extended ones have more in their upper bytes. */
function codeOf(error: unknown): number | null {
  const code = (error as { errcode?: number } | undefined)?.errcode;
  return code === undefined ? null : code & 0xff;
}
