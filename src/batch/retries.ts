import type { Died } from './process.ts';

/** How often processes may fail to start in a row, before the machine and no document is to blame. */
const MOST_FALSE_STARTS = 5;
/**
 * Tries while the process is killed from outside: once says nothing of the document, again and again means a system that
 * is short of memory for it.
 */
const MOST_KILLS = 5;

/**
 * Does a task of a process until what comes of it is the task's own doing: an end in a process that had done others
 * before may be theirs, and one by a signal from outside somebody else's. One that takes too long is its own doing.
 */
export async function runWithRetries<R extends { readonly kind: string }>(
  run: () => Promise<R | Died>,
): Promise<R | Died> {
  for (let tries = 1; ; tries++) {
    const ran = await started(run);
    if (!isDeath(ran)) return ran;
    const { death, wasNew } = ran;
    const isOwn = death === 'killed' ? tries >= MOST_KILLS : wasNew || death === 'timed-out';
    if (isOwn) return ran;
  }
}

/** Does a task; a process that ended before it began is started again. */
export async function started<R extends { readonly kind: string }>(
  run: () => Promise<R | Died>,
): Promise<R | Died> {
  for (let starts = 1; ; starts++) {
    const ran = await run();
    if (!isDeath(ran) || ran.death !== 'not-started') return ran;
    if (starts < MOST_FALSE_STARTS) continue;
    throw new Error(`读取进程无法启动 · a reading process does not start: ${ran.detail}`);
  }
}

function isDeath(ran: { readonly kind: string }): ran is Died {
  return ran.kind === 'died';
}
