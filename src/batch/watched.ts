import { Worker } from 'node:worker_threads';
import { sibling } from './sibling.ts';
import type { Watched } from './watch.ts';

/** Has a thread watch over this process, which cannot do so itself while it computes. */
export function beWatched(workerData: Watched): void {
  new Worker(sibling('./watch.ts', import.meta.url), { workerData }).unref();
}
