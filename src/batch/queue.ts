import { PgBoss } from 'pg-boss';
import type { PendingFile } from '../archive/archive.ts';
import type { Sql } from '../archive/driver.ts';
import { ArchiveError } from '../errors.ts';
import { assertPlain } from '../values/address.ts';

/** Files that one worker reads before it asks for more. */
export type Batch = { readonly files: readonly PendingFile[] };

/** A batch in hand: it is this worker's as long as it shows signs of life. */
export type ClaimedBatch = {
  readonly id: string;
  readonly retryCount: number;
  readonly files: readonly PendingFile[];
};

/** Batches of files to read, beside the archive in its database, for workers on many machines. */
export type ReadingQueue = AsyncDisposable & {
  add(batches: readonly Batch[]): Promise<void>;
  claim(): Promise<ClaimedBatch | null>;
  /** Shows that the batch is still in hand. */
  touch(claim: ClaimedBatch): Promise<void>;
  /** Takes a batch off the queue, in a transaction of the archive. */
  complete(claim: ClaimedBatch, sql: Sql): Promise<void>;
  /** Gives a batch back, in a transaction of the archive: somebody else goes on with it. */
  giveBack(claim: ClaimedBatch, sql: Sql): Promise<void>;
  /** No batch waits, and none is in anybody's hand. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
};

const SCHEMA = 'ziping_queue';
const NAME = 'documents';
/** Seconds without a sign of life after which a batch goes to another worker, and seconds from one to the next. */
const HEARTBEAT = 30;
export const TOUCH_EVERY = 8;
const DAY = 86_400;

const QUEUE = {
  heartbeatSeconds: HEARTBEAT,
  // a batch comes back when its worker is killed, and that says nothing of its documents
  retryLimit: 1000,
  expireInSeconds: DAY - 3600,
  retentionSeconds: 365 * DAY,
};

/** Opens the queue in the database at `postgres://…`. Throws ArchiveError where it cannot be reached. */
export async function openQueue(url: string): Promise<ReadingQueue> {
  assertPlain(url);
  const boss = new PgBoss({
    connectionString: url,
    schema: SCHEMA,
    max: 4,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  // a connection that breaks is told by the call that needs it
  boss.on('error', () => {});
  try {
    await boss.start();
    await boss.createQueue(NAME, QUEUE);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw new ArchiveError(`队列用不了 · the queue cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const close = () => boss.stop({ graceful: false });
  return {
    async add(batches) {
      await boss.insert(
        NAME,
        batches.map(data => ({ data })),
      );
    },
    async claim() {
      const [job] = await boss.fetch<Batch>(NAME, { includeMetadata: true });
      return job ? { id: job.id, retryCount: job.retryCount, files: job.data.files } : null;
    },
    touch: async claim => void (await boss.touch(NAME, attemptOf(claim))),
    complete: async (claim, sql) =>
      void (await boss.complete(NAME, attemptOf(claim), null, { db: within(sql) })),
    giveBack: async (claim, sql) => void (await boss.fail(NAME, attemptOf(claim), null, { db: within(sql) })),
    async isEmpty() {
      const { rows } = await boss
        .getDb()
        .executeSql(
          `SELECT 1 FROM ${SCHEMA}.job WHERE name = $1 AND state IN ('created', 'retry', 'active') LIMIT 1`,
          [NAME],
        );
      return rows.length === 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function attemptOf({ id, retryCount }: ClaimedBatch) {
  return { id, retryCount };
}

function within(sql: Sql) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: [...(await sql.all(text, values))] }),
  };
}
