import { writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { worker, workerEmit } from 'workerpool';
import { beWatched } from './watchdog.ts';

/** What a process tells of the task in hand: that it begins, its pages read so far, the megabytes it holds at the end. */
export type TaskNews = { readonly pid?: number; readonly pages?: number; readonly held?: number };

/** Does one task; `onPage` is told how many pages have been read, which gives it more time. */
type Task<R, A> = (request: R, onPage: (pages: number) => void) => Promise<A>;

/**
 * Makes this process one in which tasks are done, one after another, for the process that started it; whatever one does
 * to it, it does to nobody else.
 */
export function serveTasks(tasks: { readonly [name: string]: Task<never, unknown> }): void {
  offerToKernel();
  beWatched({ memory: Number(process.env.ZIPING_MEMORY ?? 0), parent: process.ppid });
  // Ctrl-C reaches every process of a terminal: what is in hand is finished all the same
  process.on('SIGINT', () => {});
  const served = Object.entries(tasks).map(([name, task]) => [name, inTurn(task)]);
  worker(Object.fromEntries(served));
}

/** Where memory ends, Linux ends a process: this one, before the one that waits for it or anybody else's. */
function offerToKernel(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // another system
  }
}

function inTurn(task: Task<never, unknown>) {
  return async (request: never): Promise<unknown> => {
    tell({ pid: process.pid });
    const answer = await task(request, pages => tell({ pages }));
    // a process that is ended by a signal, as this one is, does not do so by itself
    flushCompileCache();
    tell({ held: process.memoryUsage.rss() / 2 ** 20 });
    return answer;
  };
}

function tell(told: TaskNews): void {
  workerEmit(told);
}
