import type { Archive, Counts, PassedOverKind, Renewal } from '../archive/archive.ts';
import { newRun } from '../archive/runs.ts';
import { version } from '../version.ts';
import { pendingFiles } from './pending.ts';
import { type PlanOptions, plan } from './plan.ts';
import type { Batch, ReadingQueue } from './queue.ts';

type EnqueueOptions = Pick<PlanOptions, 'paths' | 'shard' | 'signal' | 'onFound'> & {
  readonly archive: Archive;
  readonly queue: ReadingQueue;
  readonly renew?: Renewal | undefined;
  /** documents of a batch */
  readonly together: number;
};

type Enqueued = {
  readonly run: string;
  readonly contents: Counts;
  readonly batches: number;
  readonly passedOver: readonly PassedOverKind[];
};

/**
 * Finds what is to read and puts it into the queue, in batches. Doing so twice does no harm: a worker passes over what was
 * read meanwhile.
 */
export async function enqueue(options: EnqueueOptions): Promise<Enqueued> {
  const { archive, renew } = options;
  const run = newRun();
  try {
    await plan({ ...options, run });
    if (renew !== undefined) await archive.renew(run, renew, version);
    const batches = await queued(run, options);
    const passedOver = await archive.passedOverKinds(run);
    return { run, contents: await archive.counts(run), batches, passedOver };
  } finally {
    await archive.endRun(run).catch(() => {});
  }
}

async function queued(run: string, { archive, queue, together }: EnqueueOptions): Promise<number> {
  let batches = 0;
  let files: Batch['files'] = [];
  const add = async () => {
    if (files.length > 0) await queue.add([{ files }]);
    batches += files.length > 0 ? 1 : 0;
    files = [];
  };
  for await (const file of pendingFiles(archive, run)) {
    files = [...files, file];
    if (files.length >= together) await add();
  }
  await add();
  return batches;
}
