import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Limits } from '../batch/limits.ts';
import { sibling } from '../batch/module-url.ts';
import { openProcess } from '../batch/process.ts';
import { errorOf } from '../batch/process-exit.ts';
import { runWithRetries } from '../batch/retries.ts';
import { UsageError } from '../errors.ts';
import type { Source } from '../model.ts';
import { openFile } from '../read/files.ts';
import { type FilePath, shownPath } from '../values/file-names.ts';
import {
  type FileOutput,
  isPath,
  type Question,
  type Request,
  unanswered,
  WRONG_QUESTION,
} from './answer.ts';
import { crewOf } from './bulk-flags.ts';

/** What a command is told about reading. */
export type ReadFlags = {
  readonly password?: string;
  readonly pretty?: boolean;
  readonly timeout?: string;
  readonly memory?: string;
  /** false with `--no-guard` */
  readonly guard?: boolean;
};

/** Reads the files at paths for a command, one at a time; one that cannot be read gives an answer that says so. */
export type FileReader = AsyncDisposable & {
  /** Throws UsageError for a question that does not fit the file. */
  ask(path: FilePath, question: Question): Promise<FileOutput>;
};

/**
 * Reads files in one process beside this one, with caps on time and memory, as `ingest` does: a file that breaks them
 * costs its own answer only. With `--no-guard` in this process. Throws UsageError.
 */
export function openFiles(flags: ReadFlags): FileReader {
  const { limits, password } = crewOf(flags);
  const reader = flags.guard === false ? unguarded(flags) : guarded(limits);
  return {
    [Symbol.asyncDispose]: reader.close,
    async ask(path, question) {
      const answer = await reader.answer({ ...question, source: path, password });
      if (answer.error?.code === WRONG_QUESTION) throw new UsageError(answer.error.message);
      return answer;
    },
  };
}

type Answering = {
  answer(request: Request & { source: FilePath }): Promise<FileOutput>;
  close(): Promise<void>;
};

function unguarded({ timeout, memory }: ReadFlags): Answering {
  if (timeout !== undefined || memory !== undefined)
    throw new UsageError(
      '--no-guard 不设上限，不能与 --timeout、--memory 同用 · --no-guard has no limits: not with --timeout or --memory',
    );
  return { answer: async request => (await import('./tasks.ts')).answer(request), close: async () => {} };
}

function guarded(limits: Limits): Answering {
  const own = openProcess({ limits, script: sibling('./reading-process.ts', import.meta.url) });
  return {
    close: own.close,
    async answer(request) {
      try {
        const source = await sourceAt(request.source, limits);
        const ran = await runWithRetries(() => own.run<FileOutput>('answer', { ...request, source }));
        if (ran.kind === 'done') return ran.answer;
        return await unanswered(request, errorOf(ran.death, limits), await identityOf(source));
      } catch (error) {
        return await unanswered(request, error);
      }
    },
  };
}

/** Files that belong to this process alone: `/dev/stdin`, `/dev/fd/63` of `<(…)`. */
const OWN = /^\/(dev\/stdin$|dev\/fd\/|proc\/self\/fd\/)/;

/** What another process can read: the path of a file, or what came through a pipe. Throws SourceError. */
async function sourceAt(path: FilePath, { timeout }: Limits): Promise<Request['source']> {
  if (path === '-') return await openFile(path);
  const isPipe = await stat(path).then(
    found => found.isFIFO(),
    () => false,
  );
  return isPipe || OWN.test(resolve(shownPath(path))) ? await openFile(path, { patience: timeout }) : path;
}

/** What a document says of its file, where nobody could read more of it. */
async function identityOf(source: Request['source']): Promise<Pick<Source, 'sha256' | 'bytes'> | null> {
  const sum = createHash('sha256');
  let bytes = 0;
  try {
    const chunks = isPath(source) ? createReadStream(source) : [source.bytes];
    for await (const chunk of chunks) {
      sum.update(chunk);
      bytes += chunk.length;
    }
    return { sha256: sum.digest('hex'), bytes };
  } catch {
    return null;
  }
}
