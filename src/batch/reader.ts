import type { PendingFile } from '../archive/archive.ts';
import type { Limits } from './limits.ts';
import { sibling } from './module-url.ts';
import { type Died, openProcess, type Process } from './process.ts';
import type { ReadAnswer, ReadRequest } from './read-place.ts';

export type DocumentReading = ReadAnswer | Died;

/** One process that reads documents for an archive, one at a time. */
export type Reader = Pick<Process, 'renew' | 'close'> & {
  /** Reads one file; whatever happens to the process is in the answer, and the next file finds a new one. */
  read(file: PendingFile): Promise<DocumentReading>;
};

export type ReaderOptions = {
  readonly limits: Limits;
  readonly password?: string | undefined;
  /** the script of the process; for tests another one */
  readonly script?: URL | undefined;
};

export function openReader({ limits, password, script }: ReaderOptions): Reader {
  const own = openProcess({ limits, script: script ?? sibling('./worker.ts', import.meta.url) });
  return {
    renew: own.renew,
    close: own.close,
    async read(file) {
      const request: ReadRequest = { file, password };
      const ran = await own.run<ReadAnswer>('read', request);
      return ran.kind === 'done' ? ran.answer : ran;
    },
  };
}
