import type { Renewal } from '../archive/archive.ts';
import { LIMITS, type Limits, usualWorkers } from '../batch/limits.ts';
import type { Shard } from '../batch/plan.ts';
import { UsageError } from '../errors.ts';
import { shownName } from '../values/file-names.ts';

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

/** How many workers, and what they may cost, from the flags. */
export function crewOf({ workers, memory, timeout, password }: Omit<WorkerFlags, 'archive'>) {
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

/** Paths as named; `-` stands for a list on standard input, one a line, whose names are bytes; or each before a zero, as `find -print0` writes them. */
export async function* listed(paths: readonly string[]): AsyncGenerator<string | Buffer> {
  for (const path of paths) {
    if (path !== '-') yield path;
    else for await (const line of linesOf(process.stdin)) if (line.length > 0) yield asNamed(line);
  }
}

/** On Windows names are no bytes; a console in Chinese writes lists of them in GB 18030. */
export function asNamed(line: Buffer, platform: string = process.platform): string | Buffer {
  return platform === 'win32' ? shownName(line) : line;
}

const [ZERO, LINE_FEED, RETURN] = [0, 0x0a, 0x0d];

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let end: number | null = null;
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    end ??= rest.includes(ZERO) ? ZERO : rest.includes(LINE_FEED) ? LINE_FEED : null;
    for (let at = end === null ? -1 : rest.indexOf(end); at >= 0; at = rest.indexOf(end!)) {
      yield lineOf(rest.subarray(0, at));
      rest = rest.subarray(at + 1);
    }
  }
  yield lineOf(rest);
}

/** Without the carriage return that Windows puts before the end of a line. */
function lineOf(line: Buffer): Buffer {
  return line.at(-1) === RETURN ? line.subarray(0, -1) : line;
}
