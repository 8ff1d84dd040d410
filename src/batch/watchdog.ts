import { Worker } from 'node:worker_threads';
import { sibling } from './module-url.ts';
import type { Watched } from './watchdog-thread.ts';

/** Has a thread watch over this process, which cannot do so itself while it computes. */
export function beWatched(workerData: Watched): void {
  new Worker(sibling('./watchdog-thread.ts', import.meta.url), { workerData }).unref();
}
