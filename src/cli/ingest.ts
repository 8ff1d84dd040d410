import { createInterface } from 'node:readline';
import { openArchive, type Renewal } from '../archive/archive.ts';
import { type IngestOptions, ingest, type Report } from '../batch/ingest.ts';
import { LIMITS, type Limits, usualWorkers } from '../batch/limits.ts';
import type { Shard } from '../batch/plan.ts';
import { ArchiveError, UsageError } from '../errors.ts';
import { printable } from '../show/width.ts';
import { count, progressOn } from './progress.ts';
import { type Interruption, interruptible } from './signals.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type WorkerFlags = {
  readonly archive: string;
  readonly workers?: string;
  readonly memory?: string;
  readonly timeout?: string;
  readonly password?: string;
};

export type RenewalFlags = {
  readonly retry?: 'failed';
  readonly force?: boolean;
  readonly versionUpgrade?: boolean;
};

export type IngestFlags = WorkerFlags & RenewalFlags & { readonly shard?: string };

/** `ziping ingest PATH… --archive ARCHIVE`: digitizes whole trees; a second run reads only what is new. */
export async function ingestCommand(
  paths: readonly string[],
  flags: IngestFlags,
  streams: Streams,
): Promise<number> {
  const options = { ...crewOf(flags), renew: renewalOf(flags), shard: shardOf(flags.shard) };
  const archive = await openArchive(flags.archive);
  const progress = progressOn(streams);
  const interruption = interruptible(streams);
  try {
    const { stop: signal, abandon } = interruption;
    const onStep: IngestOptions['onStep'] = step => progress.show(step);
    const report = await ingest({
      ...options,
      archive,
      paths: listed(paths),
      signal,
      abandon,
      onStep,
    });
    await progress.end();
    return await tell(report, { flags, streams, interruption });
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    await write(streams.err, `\n${error.message}\n`);
    return EXIT.unreadable;
  } finally {
    interruption.end();
    await archive.close();
  }
}

/** How many workers, and what they may cost, from the flags. */
export function crewOf({ workers, memory, timeout, password }: WorkerFlags) {
  const limits: Limits = {
    ...LIMITS,
    ...(memory !== undefined && { memory: positive(memory, '--memory') }),
    ...(timeout !== undefined && { timeout: positive(timeout, '--timeout') }),
  };
  const crew = workers === undefined ? usualWorkers() : positive(workers, '--workers');
  return { workers: crew, limits, password };
}

export function positive(text: string, flag: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`${flag} 要一个正整数 · ${flag} takes a positive whole number, found "${text}"`);
}

export function renewalOf({ retry, force, versionUpgrade }: RenewalFlags): Renewal | undefined {
  if (force) return 'all';
  if (retry) return 'failed';
  return versionUpgrade ? 'older' : undefined;
}

export function shardOf(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [number, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (number !== undefined && of !== undefined && number >= 1 && number <= of) return { number, of };
  throw new UsageError(`--shard 形如 3/16 · --shard is written as 3/16, found "${text}"`);
}

/** Paths as named; `-` stands for a list on standard input, one a line. */
export async function* listed(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    if (path !== '-') yield path;
    else for await (const line of createInterface({ input: process.stdin })) if (line !== '') yield line;
  }
}

type Telling = {
  readonly flags: IngestFlags;
  readonly streams: Streams;
  readonly interruption: Interruption;
};

async function tell(report: Report, { flags, streams, interruption }: Telling): Promise<number> {
  const { contents, failures } = report;
  await write(streams.out, streams.isTerminal ? summary(report) : `${JSON.stringify(report)}\n`);
  if (streams.isErrorTerminal ?? streams.isTerminal) {
    for (const { path, message } of failures.slice(0, MOST_TOLD)) {
      await write(streams.err, `✗ ${printable(path)}: ${printable(message)}\n`);
    }
  }
  if (report.interrupted) {
    const how = flags.force ? '（不带 --force · without --force）' : '';
    await write(
      streams.err,
      `已停下，读完的都在归档里；再运行同一条命令即可继续${how} · ` +
        `stopped, what was read is in the archive: run the same command again to go on${how}\n`,
    );
    return interruption.status();
  }
  return contents.failed + contents.quarantined + contents.unreadable > 0 || contents.pending > 0
    ? EXIT.unreadable
    : EXIT.ok;
}

/** Failures that a person is told of at once; `ziping status` and the report have more. */
const MOST_TOLD = 20;

function summary({ contents, read, places }: Report): string {
  const { done, failed, quarantined, unreadable, pending } = contents;
  return [
    `文件 places       ${count(places)}`,
    `本次读取 read     ${count(read.read)} 份 documents, ${count(read.pages)} 页 pages, ${read.seconds} s`,
    `归档完好 done     ${count(done)}`,
    `读取失败 failed   ${count(failed)}`,
    `已隔离 quarantined ${count(quarantined)}`,
    `打不开 unreadable ${count(unreadable)}`,
    `未读 pending      ${count(pending)}`,
    '',
  ].join('\n');
}
