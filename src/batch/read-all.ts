import type { PendingFile } from '../archive/archive.ts';
import type { ExitReason } from './process-exit.ts';
import type { DocumentReading, Reader } from './reader.ts';
import { runWithRetries, started } from './retries.ts';

export type SettledFile =
  | Exclude<DocumentReading, { kind: 'died' }>
  | { readonly kind: 'quarantined'; readonly death: ExitReason };

type ReadPool = {
  readonly readers: readonly Reader[];
  /** stops handing out; what is in hand is finished */
  readonly signal: AbortSignal;
  /** keeps what became of a file */
  settle(file: PendingFile, settled: SettledFile): Promise<void>;
  /** told of a file that brought its reader down after so many milliseconds, and is read once more later */
  suspect?(file: PendingFile, milliseconds: number): void;
};

/**
 * Reads files, each reader one at a time; the result of one file is stored while the next one is read. A file that ended
 * its reader's process is read once more, alone, after all others, and quarantined if it does so again.
 */
export async function readAll(files: AsyncIterator<PendingFile>, pool: ReadPool): Promise<void> {
  const suspects: PendingFile[] = [];
  const halt = new AbortController();
  const keep = async (inHand: InHand | null) => {
    if (inHand === null) return;
    const { file, reading, took } = inHand;
    if (reading.kind !== 'died') return await pool.settle(file, reading);
    suspects.push(file);
    pool.suspect?.(file, took);
  };
  const lanes = pool.readers.map(async reader => {
    try {
      let inHand: InHand | null = null;
      while (!pool.signal.aborted && !halt.signal.aborted) {
        const { value: file, done } = await files.next();
        if (done) break;
        const before = inHand;
        inHand = await readWhile(reader, file, () => keep(before));
      }
      await keep(inHand);
    } catch (error) {
      halt.abort();
      throw error;
    }
  });
  const failure = (await Promise.allSettled(lanes)).find(lane => lane.status === 'rejected');
  if (failure) throw failure.reason;
  await readAlone(suspects, pool);
}

type InHand = { readonly file: PendingFile; readonly reading: DocumentReading; readonly took: number };

/** Reads a file while the one before it is kept; where that fails, what is being read is waited for and let go. */
async function readWhile(reader: Reader, file: PendingFile, keep: () => Promise<void>): Promise<InHand> {
  const begun = performance.now();
  const reading = started(() => reader.read(file)).then(own => ({
    reading: own,
    took: performance.now() - begun,
  }));
  const [read, kept] = await Promise.allSettled([reading, keep()]);
  if (kept.status === 'rejected') throw kept.reason;
  if (read.status === 'rejected') throw read.reason;
  return { file, ...read.value };
}

async function readAlone(
  suspects: readonly PendingFile[],
  { readers, signal, settle }: ReadPool,
): Promise<void> {
  const [reader, ...others] = readers;
  if (suspects.length > 0) await Promise.all(others.map(one => one.renew()));
  for (const file of suspects) {
    if (signal.aborted) return;
    await settle(file, await triedAlone(reader!, file));
  }
}

/** Reads one file, again if it must be: for a worker that has no others to wait for. */
export async function readOne(reader: Reader, file: PendingFile): Promise<SettledFile> {
  return settled(await runWithRetries(() => reader.read(file)));
}

/** In a process of its own. */
async function triedAlone(reader: Reader, file: PendingFile): Promise<SettledFile> {
  await reader.renew();
  return settled(await runWithRetries(() => reader.read(file)));
}

function settled(reading: DocumentReading): SettledFile {
  return reading.kind === 'died' ? { kind: 'quarantined', death: reading.death } : reading;
}
