import { boundYoungSpace } from '../batch/bounded-memory.ts';
import { serve } from '../batch/serve.ts';
import { crewOf, type WorkerFlags } from './bulk-flags.ts';
import { lineOf, progressOn } from './progress.ts';
import { withQueue } from './queue.ts';
import { interruptible } from './signals.ts';
import { EXIT, type Streams, write } from './streams.ts';

/** `ziping worker --archive postgres://…`: reads what is queued until it is told to stop, or the queue is empty. */
export async function workerCommand(
  flags: WorkerFlags & { readonly untilEmpty?: boolean },
  streams: Streams,
): Promise<number> {
  const crew = crewOf(flags);
  boundYoungSpace();
  const progress = progressOn({ ...streams, isErrorTerminal: false });
  using interruption = interruptible(streams);
  interruption.abandon.addEventListener('abort', () => process.exit(interruption.status()));
  return await withQueue(flags.archive, streams, async (archive, queue) => {
    const { stop: signal } = interruption;
    const { untilEmpty } = flags;
    const done = await serve({ ...crew, archive, queue, untilEmpty, signal, onStep: progress.show });
    await write(streams.out, `${JSON.stringify(lineOf(done))}\n`);
    if (signal.aborted) return interruption.status();
    return done.failed > 0 ? EXIT.unreadable : EXIT.ok;
  });
}
