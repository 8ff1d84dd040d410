import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pool, pool as poolOf } from 'workerpool';
import type { PendingFile } from '../archive/archive.ts';
import { isolated } from './isolation.ts';
import { type Limits, timeFor } from './limits.ts';
import type { ReadAnswer, ReadRequest } from './read-place.ts';
import { sibling } from './sibling.ts';

/** Why a process ended while it read: `killed` is somebody else's doing, `not-started` is no document's fault. */
export type Death = 'timed-out' | 'out-of-memory' | 'crashed' | 'killed' | 'not-started';

export type Reading = ReadAnswer | { readonly kind: 'died'; readonly death: Death; readonly detail: string };

/** One process that reads documents, one at a time. */
export type Reader = {
  /** Reads one file; whatever happens to the process is in the answer, and the next file finds a new one. */
  read(file: PendingFile): Promise<Reading>;
  /** Ends the process, whatever it does; the next file finds a new one. */
  renew(): Promise<void>;
  /** Ends the process for good: what is being read dies, and nothing is read any more. */
  close(): Promise<void>;
};

export type ReaderOptions = {
  readonly limits: Limits;
  readonly password?: string | undefined;
  /** the script of the process; for tests another one */
  readonly script?: URL | undefined;
};

/** The share of the memory for the heap of JavaScript; pictures and files lie outside it. */
const HEAP_SHARE = 0.75;
/** A process that holds this share of its memory between two documents is renewed. */
const GROWN_SHARE = 0.75;

export function openReader(options: ReaderOptions): Reader {
  const { limits, password } = options;
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
    async read(file) {
      if (served >= limits.renewAfter || held > limits.memory * GROWN_SHARE) await renew();
      if (isClosed) return { kind: 'died', death: 'killed', detail: 'the reader is closed' };
      pool ??= newPool(options);
      const watch = { begun: false, isLate: false, text: '' };
      const expire = () => {
        watch.isLate = true;
        void renew();
      };
      let timer = setTimeout(expire, TO_START);
      const on = (event: WorkerEvent) => {
        if (event.pid !== undefined) pid = event.pid;
        if (event.stderr !== undefined) watch.text = (watch.text + event.stderr).slice(-MOST_TEXT);
        if (event.pid === undefined && event.pages === undefined) return;
        watch.begun = true;
        clearTimeout(timer);
        timer = setTimeout(expire, timeFor(event.pages ?? 0, limits));
      };
      try {
        const request: ReadRequest = { file, password };
        const answer: ReadAnswer = await pool.exec('read', [request], { on });
        served++;
        if (answer.kind === 'read') held = answer.held;
        return answer;
      } catch (error) {
        const detail = `${(error as Error).message}\n${watch.text}`;
        await renew();
        return { kind: 'died', death: isClosed ? 'killed' : deathOf(watch, detail), detail };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

type WorkerEvent = { readonly pid?: number; readonly pages?: number; readonly stderr?: string };
const MOST_TEXT = 4000;
/** Milliseconds for a process to start, on the busiest of machines. */
const TO_START = 60_000;

function newPool({ limits, script }: ReaderOptions): Pool {
  const cache = getCompileCacheDir();
  const { env, ...program } = isolated([`--max-old-space-size=${Math.round(limits.memory * HEAP_SHARE)}`]);
  return poolOf(fileURLToPath(script ?? sibling('./worker.ts', import.meta.url)), {
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

function deathOf({ begun, isLate }: { begun: boolean; isLate: boolean }, detail: string): Death {
  if (isLate) return begun ? 'timed-out' : 'not-started';
  if (/heap out of memory|signalCode: `SIGUSR2`/.test(detail)) return 'out-of-memory';
  if (/signalCode: `SIG(KILL|TERM)`/.test(detail)) return 'killed';
  return begun ? 'crashed' : 'not-started';
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended by itself
  }
}
