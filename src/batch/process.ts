import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pool, pool as poolOf } from 'workerpool';
import { isolated } from './isolation.ts';
import { type Limits, timeFor } from './limits.ts';
import type { ExitReason } from './process-exit.ts';
import type { TaskNews } from './tasks.ts';

/** A task that was done, or the end of the process that did it. */
type Ran<A> = { readonly kind: 'done'; readonly answer: A } | Died;

export type Died = {
  readonly kind: 'died';
  readonly death: ExitReason;
  readonly detail: string;
  /** nothing was done in the process before: what it did is this task's own doing */
  readonly wasNew: boolean;
};

/** A process that does one task at a time, with caps on its memory and on the time of a task. */
export type Process = {
  /** Does one task; whatever happens to the process is in the answer, and the next task finds a new one. */
  run<A>(task: string, request: unknown): Promise<Ran<A>>;
  /** Ends the process, whatever it does; the next task finds a new one. */
  renew(): Promise<void>;
  /** Ends the process for good: what is being done dies, and nothing is done any more. */
  close(): Promise<void>;
};

type ProcessOptions = {
  readonly limits: Limits;
  /** the script of the process, which serves its tasks (`serveTasks`) */
  readonly script: URL;
};

/** The share of the memory for the heap of JavaScript; pictures and files lie outside it. */
const HEAP_SHARE = 0.75;
/**
 * How often a function runs before V8 compiles it with all its art (3,000 if left alone). Reading runs much code a
 * little: a pass over 25 prints took 7.3 s of the processor then and 6.5 s with this (least of six by turns), and five
 * passes lost nothing (19.1 s, 17.9 s). Loops over pixels are found by how long they run.
 */
const RUNS_TO_OPTIMIZE = 15_000;
/** A process that holds this share of its memory between two tasks is renewed. */
const GROWN_SHARE = 0.75;

export function openProcess(options: ProcessOptions): Process {
  const { limits } = options;
  let pool: Pool | null = null;
  let pid: number | null = null;
  let served = 0;
  let held = 0;
  let isClosed = false;
  const renew = async () => {
    const own = pool;
    if (pid !== null) kill(pid);
    pool = pid = null;
    served = held = 0;
    try {
      await own?.terminate(true);
    } catch {
      // it ended by itself
    }
  };
  return {
    renew,
    close: async () => {
      isClosed = true;
      await renew();
    },
    async run<A>(task: string, request: unknown): Promise<Ran<A>> {
      if (served >= limits.renewAfter || held > limits.memory * GROWN_SHARE) await renew();
      const wasNew = served === 0;
      if (isClosed) return { kind: 'died', death: 'killed', detail: 'the process is closed', wasNew };
      pool ??= newPool(options);
      const watch = watchOver(limits, () => void renew());
      const on = (told: TaskNews & Printed) => {
        pid = told.pid ?? pid;
        held = told.held ?? held;
        watch.hear(told);
      };
      try {
        const answer: A = await pool.exec(task, [request], { on });
        served++;
        return { kind: 'done', answer };
      } catch (error) {
        await renew();
        return { kind: 'died', ...watch.reasonOf(error as Error, isClosed), wasNew };
      } finally {
        watch.end();
      }
    },
  };
}

/** What a process prints where nobody looks: it tells why it ended. */
type Printed = { readonly stderr?: string };
const MOST_TEXT = 4000;
/** Milliseconds for a process to start, on the busiest of machines. */
const TO_START = 60_000;

/** Listens to one task; `expire` is called when its time is over, which grows with each page that has been read. */
function watchOver(limits: Limits, expire: () => void) {
  let begun: number | null = null;
  let isLate = false;
  let text = '';
  const later = (milliseconds: number) =>
    setTimeout(() => {
      isLate = true;
      expire();
    }, milliseconds);
  let timer = later(TO_START);
  return {
    hear({ pid, pages, stderr }: TaskNews & Printed) {
      if (stderr !== undefined) text = (text + stderr).slice(-MOST_TEXT);
      if (pid === undefined && pages === undefined) return;
      begun ??= performance.now();
      clearTimeout(timer);
      timer = later(begun + timeFor(pages ?? 0, limits) - performance.now());
    },
    reasonOf({ message }: Error, isClosed: boolean): { death: ExitReason; detail: string } {
      const detail = `${message}\n${text}`;
      if (isClosed) return { death: 'killed', detail };
      if (isLate) return { death: begun === null ? 'not-started' : 'timed-out', detail };
      return { death: deathOf(detail, begun !== null), detail };
    },
    end: () => clearTimeout(timer),
  };
}

function newPool({ limits, script }: ProcessOptions): Pool {
  const cache = getCompileCacheDir();
  const { env, ...program } = isolated([
    `--max-old-space-size=${Math.round(limits.memory * HEAP_SHARE)}`,
    `--invocation-count-for-turbofan=${RUNS_TO_OPTIMIZE}`,
  ]);
  return poolOf(fileURLToPath(script), {
    workerType: 'process',
    maxWorkers: 1,
    emitStdStreams: true,
    workerTerminateTimeout: 200,
    forkOpts: {
      ...program,
      env: {
        ...env,
        ZIPING_MEMORY: String(limits.memory),
        // Node puts a folder of its version and platform below
        ...(cache !== undefined && { NODE_COMPILE_CACHE: dirname(cache) }),
      },
      serialization: 'advanced',
    },
  });
}

function deathOf(detail: string, hasBegun: boolean): ExitReason {
  if (/heap out of memory|signalCode: `SIGUSR2`/.test(detail)) return 'out-of-memory';
  if (/signalCode: `SIG(KILL|TERM)`/.test(detail)) return 'killed';
  return hasBegun ? 'crashed' : 'not-started';
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself
  }
}
