import { basename } from 'node:path';
import { type ReadRequest, readPlace } from '../../../src/batch/read-place.ts';
import { serveTasks } from '../../../src/batch/tasks.ts';

/** A reading process as it is, in which some documents do what a fault in a library could do. */
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

serveTasks({
  read(request: ReadRequest, onPage: (pages: number) => void) {
    deeds[basename(request.file.path).split('-')[0]!]?.();
    return readPlace(request, onPage);
  },
});
