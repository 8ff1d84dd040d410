import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/open.ts';
import { openQueue, type ReadingQueue } from '../batch/queue.ts';
import { corrected } from '../check.ts';
import { UsageError } from '../errors.ts';
import { isPostgres, redacted } from '../values/address.ts';
import { listingOn } from './progress.ts';
import type { Streams } from './streams.ts';

/** Opens the archive and the queue beside it for a piece of work. Throws UsageError for an archive that is no Postgres. */
export async function withQueue<T>(
  target: string,
  streams: Streams,
  work: (archive: Archive, queue: ReadingQueue) => Promise<T>,
): Promise<T> {
  if (!isPostgres(target)) {
    throw new UsageError(
      `多机需要 Postgres：--archive postgres://… · many machines need Postgres: --archive postgres://…, found ${redacted(target)}`,
    );
  }
  await using archive = await openArchive(target, { judge: corrected, onListing: listingOn(streams) });
  await using queue = await openQueue(target);
  return await work(archive, queue);
}
