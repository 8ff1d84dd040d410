import { Worker } from 'node:worker_threads';
import { worker, workerEmit } from 'workerpool';
import { type ReadRequest, readPlace } from './read-place.ts';
import { sibling } from './sibling.ts';
import type { Watched } from './watch.ts';

/**
 * The process in which documents are read, one after another; whatever a document does to it, it does to nobody else.
 * A thread watches over it, for it cannot do so itself while it computes.
 */
const watched: Watched = { memory: Number(process.env.ZIPING_MEMORY ?? 0), parent: process.ppid };
new Worker(sibling('./watch.ts', import.meta.url), { workerData: watched }).unref();

// Ctrl-C reaches every process of a terminal: what is in hand is finished all the same
process.on('SIGINT', () => {});

worker({
  read: (request: ReadRequest) => {
    workerEmit({ pid: process.pid });
    return readPlace(request, pages => workerEmit({ pages }));
  },
});
