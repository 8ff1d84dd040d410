import { flushCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

/** What a process may not do: hold more megabytes than this (0: no limit), outlive its parent. */
export type Watched = { readonly memory: number; readonly parent: number };

/** How a process that holds too much ends, so that its parent knows why. */
export const TOO_MUCH_MEMORY = 'SIGUSR2';

/** Milliseconds from look to look: a page can take a few hundred megabytes in one. */
const INTERVAL = 100;

const { memory, parent } = workerData as Watched;

// a thread has a cache of its own, and this one never ends by itself
flushCompileCache();

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (memory > 0 && process.memoryUsage.rss() > memory * 1024 ** 2) {
    process.kill(process.pid, TOO_MUCH_MEMORY);
  }
}, INTERVAL);
