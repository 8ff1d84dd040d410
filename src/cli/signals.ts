import { type Streams, write } from './streams.ts';

export type Interruption = Disposable & {
  /** aborted at the first Ctrl-C: finish what is in hand */
  readonly stop: AbortSignal;
  /** aborted at the second one: leave it */
  readonly abandon: AbortSignal;
  /** the exit status of what was interrupted: 128 and the number of the signal */
  status(): number;
};

const FINISHING = '\n读完手头的就停，再按一次立即停 · finishing what is in hand; once more to stop at once\n';

/**
 * Milliseconds in which several signals are one wish: a terminal sends it to every process, and whoever started this one
 * (npx, a wrapper, a scheduler) passes it on besides. Nobody presses Ctrl-C twice in that time.
 */
const ONE_WISH = 300;

const STATUSES: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 };

/** Takes over Ctrl-C, and the polite end that schedulers ask for, until it is disposed of. */
export function interruptible(streams: Streams, said = FINISHING): Interruption {
  const stop = new AbortController();
  const abandon = new AbortController();
  let status = STATUSES.SIGINT!;
  let since = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted) {
      if (performance.now() - since > ONE_WISH) abandon.abort();
      return;
    }
    since = performance.now();
    status = STATUSES[signal] ?? status;
    stop.abort();
    void write(streams.err, said);
  };
  for (const signal of Object.keys(STATUSES)) process.on(signal, onSignal);
  return {
    stop: stop.signal,
    abandon: abandon.signal,
    status: () => status,
    [Symbol.dispose]() {
      for (const signal of Object.keys(STATUSES)) process.off(signal, onSignal);
    },
  };
}
