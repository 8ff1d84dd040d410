import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { worker, workerEmit } from 'workerpool';
import { type ReadRequest, readPlace } from '../../src/batch/read-place.ts';
import type { Watched } from '../../src/batch/watch.ts';

/** A reading process as it is, in which some documents do what a fault in a library could do. */
const watched: Watched = { memory: Number(process.env.ZIPING_MEMORY ?? 0), parent: process.ppid };
new Worker(new URL('../../src/batch/watch.ts', import.meta.url), { workerData: watched }).unref();

const grown: Buffer[] = [];

const deeds: Readonly<Record<string, () => void>> = {
  hang() {
    for (;;);
  },
  crash: () => process.abort(),
  exit: () => process.exit(3),
  /** is read, and leaves 200 megabytes behind */
  grow: () => void grown.push(Buffer.alloc(200_000_000, 1)),
  bloat() {
    const held: Buffer[] = [];
    for (;;) held.push(Buffer.alloc(10_000_000, 1));
  },
};

worker({
  read: (request: ReadRequest) => {
    workerEmit({ pid: process.pid });
    deeds[basename(request.file.path).split('-')[0]!]?.();
    return readPlace(request, pages => workerEmit({ pages }));
  },
});
