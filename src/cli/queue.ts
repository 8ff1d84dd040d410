import { type Archive, isPostgres, openArchive } from '../archive/archive.ts';
import { enqueue } from '../batch/enqueue.ts';
import { openQueue, type Queue } from '../batch/queue.ts';
import { serve } from '../batch/serve.ts';
import { UsageError } from '../errors.ts';
import {
  crewOf,
  listed,
  positive,
  type RenewalFlags,
  renewalOf,
  shardOf,
  type WorkerFlags,
} from './ingest.ts';
import { lineOf, progressOn } from './progress.ts';
import { interruptible } from './signals.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type EnqueueFlags = RenewalFlags & {
  readonly archive: string;
  readonly shard?: string;
  readonly together?: string;
};

/** Documents of a batch when nothing is said: a killed worker costs at most so many to read again. */
const TOGETHER = 20;

/** `ziping enqueue PATH… --archive postgres://…`: what is to be read, for workers on other machines. */
export async function enqueueCommand(
  paths: readonly string[],
  flags: EnqueueFlags,
  streams: Streams,
): Promise<number> {
  const together = flags.together === undefined ? TOGETHER : positive(flags.together, '--together');
  const options = { together, renew: renewalOf(flags), shard: shardOf(flags.shard) };
  return await withQueue(flags.archive, async (archive, queue) => {
    const { signal } = new AbortController();
    const enqueued = await enqueue({ ...options, archive, queue, paths: listed(paths), signal });
    await write(streams.out, `${JSON.stringify(enqueued)}\n`);
    return enqueued.contents.unreadable > 0 ? EXIT.unreadable : EXIT.ok;
  });
}

/** `ziping worker --archive postgres://…`: reads what is queued until it is told to stop, or the queue is empty. */
export async function workerCommand(
  flags: WorkerFlags & { readonly untilEmpty?: boolean },
  streams: Streams,
): Promise<number> {
  const crew = crewOf(flags);
  const progress = progressOn({ ...streams, isErrorTerminal: false });
  const interruption = interruptible(streams);
  interruption.abandon.addEventListener('abort', () => process.exit(interruption.status()));
  try {
    return await withQueue(flags.archive, async (archive, queue) => {
      const { stop: signal } = interruption;
      const { untilEmpty } = flags;
      const done = await serve({ ...crew, archive, queue, untilEmpty, signal, onStep: progress.show });
      await write(streams.out, `${JSON.stringify(lineOf(done))}\n`);
      if (signal.aborted) return interruption.status();
      return done.failed > 0 ? EXIT.unreadable : EXIT.ok;
    });
  } finally {
    interruption.end();
  }
}

async function withQueue<T>(
  target: string,
  work: (archive: Archive, queue: Queue) => Promise<T>,
): Promise<T> {
  if (!isPostgres(target)) {
    throw new UsageError(
      `多机需要 Postgres：--archive postgres://… · many machines need Postgres: --archive postgres://…, found ${target}`,
    );
  }
  const archive = await openArchive(target);
  try {
    const queue = await openQueue(target);
    try {
      return await work(archive, queue);
    } finally {
      await queue.close();
    }
  } finally {
    await archive.close();
  }
}
