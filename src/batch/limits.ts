import { availableParallelism } from 'node:os';

/** What one document may cost, and how long one process may serve. */
export type Limits = {
  /** megabytes that a worker process may hold */
  readonly memory: number;
  /** seconds that a document may take, and a sixth of it more for each page that has been read */
  readonly timeout: number;
  /**
   * a worker process is renewed after so many documents, or when it has grown near its memory: whatever grows in it goes
   * with it. A new one reads slowly at first: it costs two seconds of the processor
   */
  readonly renewAfter: number;
};

export const LIMITS: Limits = { memory: 2048, timeout: 60, renewAfter: 2000 };

/** However many pages a document has, it gets no more time than this, in times of `timeout`. */
export const MOST_TIMES = 30;

/**
 * Milliseconds that a document may take of which so many pages have been read: time is earned by reading, not by what a
 * file says of itself.
 */
export function timeFor(pages: number, { timeout }: Limits): number {
  return timeout * 1000 * Math.min(MOST_TIMES, 1 + pages / 6);
}

/** Worker processes when none are asked for: one a core. */
export function usualWorkers(): number {
  return availableParallelism();
}
