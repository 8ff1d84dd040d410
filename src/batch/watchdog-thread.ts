import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

/** What a process may not do: hold more megabytes than this (0: no limit), outlive its parent. */
export type Watched = { readonly memory: number; readonly parent: number };

/** How a process that holds too much ends, so that its parent knows why: by a signal, by words where there are none. */
const TOO_MUCH_MEMORY = 'SIGUSR2';
const IN_WORDS = 'ziping: heap out of memory\n';

/** Milliseconds from look to look: a page can take a few hundred megabytes in one. */
const INTERVAL = 100;

const { memory, parent } = workerData as Watched;

// a thread has a cache of its own, and this one never ends by itself
flushCompileCache();

setInterval(() => {
  if (isOrphan()) process.kill(process.pid, 'SIGKILL');
  if (memory > 0 && process.memoryUsage.rss() > memory * 1024 ** 2) {
    if (process.platform !== 'win32') process.kill(process.pid, TOO_MUCH_MEMORY);
    writeSync(process.stderr.fd, IN_WORDS);
    process.kill(process.pid, 'SIGKILL');
  }
}, INTERVAL);

/** Windows goes on to name a parent that is gone. */
function isOrphan(): boolean {
  if (process.platform !== 'win32') return process.ppid !== parent;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
