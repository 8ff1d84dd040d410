import { enqueue } from '../batch/enqueue.ts';
import { listed, positive, type RenewalFlags, renewalOf, shardOf } from './bulk-flags.ts';
import { withQueue } from './queue.ts';
import { EXIT, type Streams, write } from './streams.ts';

type EnqueueFlags = RenewalFlags & {
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
  return await withQueue(flags.archive, streams, async (archive, queue) => {
    const { signal } = new AbortController();
    const enqueued = await enqueue({ ...options, archive, queue, paths: listed(paths), signal });
    await write(streams.out, `${JSON.stringify(enqueued)}\n`);
    return enqueued.contents.unreadable > 0 ? EXIT.unreadable : EXIT.ok;
  });
}
