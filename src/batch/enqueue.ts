import { randomUUID } from 'node:crypto';
import type { Archive, Counts, Renewal } from '../archive/archive.ts';
import { version } from '../version.ts';
import { pendingFiles } from './pending.ts';
import { type PlanOptions, plan } from './plan.ts';
import type { Batch, Queue } from './queue.ts';

export type EnqueueOptions = Pick<PlanOptions, 'paths' | 'shard' | 'signal' | 'onFound'> & {
  readonly archive: Archive;
  readonly queue: Queue;
  readonly renew?: Renewal | undefined;
  /** documents of a batch */
  readonly together: number;
};

export type Enqueued = { readonly run: string; readonly contents: Counts; readonly batches: number };

/**
 * Finds what is to read and puts it into the queue, in batches. Doing so twice does no harm: a worker passes over what was
 * read meanwhile.
 */
export async function enqueue(options: EnqueueOptions): Promise<Enqueued> {
  const { archive, queue, renew, together } = options;
  const run = randomUUID();
  await plan({ ...options, run });
  if (renew !== undefined) await archive.renew(run, renew, version);
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
  return { run, contents: await archive.counts(run), batches };
}
