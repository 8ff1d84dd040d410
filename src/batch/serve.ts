import { setTimeout as sleep } from 'node:timers/promises';
import type { Archive, Outcome, PendingFile } from '../archive/archive.ts';
import type { Limits } from './limits.ts';
import { outcomeOf, quarantined } from './outcome.ts';
import { newProgressCounter, type RunProgress } from './progress.ts';
import { type ClaimedBatch, type ReadingQueue, TOUCH_EVERY } from './queue.ts';
import { readOne, type SettledFile } from './read-all.ts';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';

type ServeOptions = Omit<ReaderOptions, 'limits'> & {
  readonly archive: Archive;
  readonly queue: ReadingQueue;
  readonly workers: number;
  readonly limits: Limits;
  /** ends when the queue is empty; else it waits for more */
  readonly untilEmpty?: boolean | undefined;
  readonly signal: AbortSignal;
  readonly onStep?: (step: RunProgress) => void;
};

/** Milliseconds to wait where the queue has nothing at the moment. */
const NAP = 1000;

/**
 * Reads batches of the queue, one a process, until it is told to stop. The documents of a batch and its end are one
 * transaction: a worker that is killed costs a repeat, never a row. Throws ArchiveError where the database is gone.
 */
export async function serve(options: ServeOptions): Promise<RunProgress> {
  const { queue, workers, untilEmpty } = options;
  const tally = newProgressCounter(options.onStep);
  tally.begin(0);
  const halt = new AbortController();
  const signal = AbortSignal.any([options.signal, halt.signal]);
  const lanes = Array.from({ length: workers }, async () => {
    const reader = openReader(options);
    try {
      while (!signal.aborted) {
        const claim = await queue.claim();
        if (claim !== null) await readBatch(claim, reader, { ...options, signal, onSettled: tally.settled });
        else if (untilEmpty && (await queue.isEmpty())) return;
        else await sleep(NAP, undefined, { signal }).catch(() => {});
      }
    } catch (error) {
      halt.abort();
      throw error;
    } finally {
      await reader.close();
    }
  });
  const failure = (await Promise.allSettled(lanes)).find(lane => lane.status === 'rejected');
  tally.end();
  if (failure) throw failure.reason;
  return tally.step();
}

type BatchOptions = ServeOptions & { readonly onSettled: (file: PendingFile, settled: SettledFile) => void };

async function readBatch(claim: ClaimedBatch, reader: Reader, options: BatchOptions): Promise<void> {
  const { archive, queue, limits, signal, onSettled } = options;
  const heart = setInterval(() => void queue.touch(claim).catch(() => {}), TOUCH_EVERY * 1000);
  const outcomes: Outcome[] = [];
  let isWhole = true;
  try {
    const pending = await archive.stillPending(claim.files.map(file => file.sha256));
    for (const file of claim.files.filter(one => pending.has(one.sha256))) {
      if (signal.aborted) isWhole = false;
      if (!isWhole) break;
      const settled = await readOne(reader, file);
      if (settled.kind === 'read') outcomes.push(outcomeOf(file, settled));
      else if (settled.kind === 'quarantined') outcomes.push(quarantined(file, settled.death, limits));
      else await archive.note(file.path, settled.error);
      onSettled(file, settled);
    }
    await archive.save(outcomes, sql => (isWhole ? queue.complete(claim, sql) : queue.giveBack(claim, sql)));
  } finally {
    clearInterval(heart);
  }
}
