import type {
  Archive,
  Counts,
  FileFailure,
  PassedOverKind,
  PendingFile,
  Renewal,
} from '../archive/archive.ts';
import { newRun } from '../archive/runs.ts';
import { version } from '../version.ts';
import type { Limits } from './limits.ts';
import { outcomeOf, quarantined } from './outcome.ts';
import { pendingFiles } from './pending.ts';
import { type PlanOptions, plan } from './plan.ts';
import { newProgressCounter, type ProgressCounter, type RunProgress, secondsOf } from './progress.ts';
import { readAll, type SettledFile } from './read-all.ts';
import { openReader, type Reader } from './reader.ts';

export type IngestOptions = Pick<PlanOptions, 'paths' | 'shard'> & {
  readonly archive: Archive;
  readonly workers: number;
  readonly limits: Limits;
  readonly password?: string | undefined;
  /** contents that are read although they were read before */
  readonly renew?: Renewal | undefined;
  /** stops: what is in hand is finished */
  readonly signal: AbortSignal;
  /** stops at once */
  readonly abandon?: AbortSignal | undefined;
  readonly onStep?: (step: RunProgress) => void;
  readonly script?: URL | undefined;
};

/** What a run came to, for programs. */
export type Report = {
  readonly run: string;
  readonly version: string;
  readonly interrupted: boolean;
  readonly places: number;
  /** contents at these places by state; `unreadable` counts places */
  readonly contents: Counts;
  /** of this run alone */
  readonly read: Omit<RunProgress, 'phase' | 'places' | 'total' | 'alone' | 'aloneSeconds' | 'cpu'>;
  /** seconds of the processor, for reading and for all else */
  readonly cpu: { readonly reading: number; readonly supervising: number };
  readonly failures: readonly FileFailure[];
  readonly failuresLeftOff: number;
  readonly passedOver: readonly PassedOverKind[];
};

/** Failures named in a report; the archive has all of them. */
const MOST_NAMED = 1000;

/**
 * Finds what is to read, notes it in the archive, and reads what was not read before in processes of their own. Killed at any
 * moment, a second run goes on where this one was; runs at the same time each read what they found. Throws ArchiveError
 * where the archive cannot be written.
 */
export async function ingest(options: IngestOptions): Promise<Report> {
  const { archive, renew, signal } = options;
  const run = newRun();
  const before = process.cpuUsage();
  const tally = newProgressCounter(options.onStep);
  try {
    await plan({ ...options, run, onFound: places => tally.found(places) });
    if (renew !== undefined && !signal.aborted) await archive.renew(run, renew, version);
    tally.begin((await archive.counts(run)).pending);
    await readUntilDone(run, options, tally);
    const told = await tellOf(run, archive);
    const supervising = process.cpuUsage(before);
    const { places, cpu: reading, ...step } = tally.step();
    const { phase: _, total: __, alone: ___, aloneSeconds: ____, ...read } = step;
    const cpu = { reading, supervising: secondsOf(supervising.user + supervising.system) };
    return { run, version, interrupted: signal.aborted, places, read, cpu, ...told };
  } finally {
    tally.end();
    await archive.endRun(run).catch(() => {});
  }
}

async function tellOf(run: string, archive: Archive) {
  const contents = await archive.counts(run);
  const failures = await archive.failures(run, { limit: MOST_NAMED });
  const { failed, quarantined, unreadable, kept } = contents;
  const failuresLeftOff = Math.max(0, failed + quarantined + unreadable + kept - failures.length);
  return { contents, failures, failuresLeftOff, passedOver: await archive.passedOverKinds(run) };
}

/**
 * Reads what is pending, and what is pending then: a content whose place was gone and that lies elsewhere too, or that
 * another run asked for once more meanwhile.
 */
async function readUntilDone(run: string, options: IngestOptions, tally: ProgressCounter): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const { pending } = await options.archive.counts(run);
    if (pending === 0 || pending >= before || options.signal.aborted) return;
    tally.left(pending);
    await readPending(run, options, tally);
    before = pending;
  }
}

async function readPending(run: string, options: IngestOptions, tally: ProgressCounter): Promise<void> {
  const { archive, limits, signal, abandon } = options;
  const { total, read } = tally.step();
  const readers = Array.from({ length: Math.min(options.workers, total - read) }, () => openReader(options));
  const close = () => Promise.all(readers.map((reader: Reader) => reader.close()));
  abandon?.addEventListener('abort', close);
  const settle = async (file: PendingFile, settled: SettledFile) => {
    if (abandon?.aborted) return;
    await keep({ archive, limits }, file, settled);
    tally.settled(file, settled);
  };
  try {
    await readAll(pendingFiles(archive, run), { readers, signal, settle, suspect: tally.suspected });
  } finally {
    abandon?.removeEventListener('abort', close);
    await close();
  }
}

/** A place that holds no file any more, or another one, is noted as such; its content stays to be read elsewhere. */
async function keep(
  { archive, limits }: { archive: Archive; limits: Limits },
  file: PendingFile,
  settled: SettledFile,
): Promise<void> {
  if (settled.kind === 'unopened') await archive.note(file.path, settled.error);
  else if (settled.kind === 'read') await archive.save([outcomeOf(file, settled)]);
  else await archive.save([quarantined(file, settled.death, limits)]);
}
