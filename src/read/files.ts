import { constants, createReadStream, openSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { basename } from 'node:path';
import { SourceError } from '../errors.ts';
import { type FilePath, shownPath } from '../values/file-names.ts';
import type { SourceFile } from './source.ts';

/** A larger file is no form, and would not fit into memory. */
export const MOST_BYTES = 1024 ** 3;

/** Standard input, as a path. */
const STANDARD_INPUT = '-';

/**
 * The file at a path, named by its last part; `-` is standard input. A pipe is read as well, as a shell makes one of
 * `<(…)`: until its end, or for `patience` seconds. Throws SourceError: `not-found`, `unreadable`, `too-large`,
 * `timed-out`.
 */
export async function openFile(path: FilePath, options: PipeOptions = {}): Promise<SourceFile> {
  const shown = shownPath(path);
  const { chunks, size } = await chunksAt(path, options);
  if (size > MOST_BYTES) throw tooLarge(shown);
  return { name: basename(shown), bytes: await bytesOf(chunks, shown) };
}

/** Characters of a line: what is longer is none, and a string could not hold much more. */
const LONGEST_LINE = 2 ** 28;

/** The lines of a file or pipe as they come, without their line feeds: none of it stays. Throws SourceError like `openFile`. */
export async function* linesOf(path: FilePath): AsyncGenerator<string> {
  const { chunks } = await chunksAt(path, {});
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of readable(chunks, shownPath(path))) {
    rest += decoder.decode(chunk, { stream: true });
    if (rest.length > LONGEST_LINE) throw tooLarge(shownPath(path));
    // of a long line this looks at what came last only
    if (!chunk.includes('\n')) continue;
    const lines = rest.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest + decoder.decode();
}

type PipeOptions = { readonly patience?: number };

type Chunks = AsyncIterable<Buffer>;

/** What a path holds as it comes, and how many bytes that will be: 0 where nobody knows beforehand. */
async function chunksAt(path: FilePath, options: PipeOptions): Promise<{ chunks: Chunks; size: number }> {
  if (path === STANDARD_INPUT) return { chunks: process.stdin, size: 0 };
  const shown = shownPath(path);
  const found = await stat(path).catch(error => {
    throw notOpened(shown, error);
  });
  if (found.isFIFO()) return { chunks: chunksOfPipe(path, options), size: 0 };
  if (!found.isFile()) throw noFile(shown, found.isDirectory());
  return { chunks: createReadStream(path), size: found.size };
}

/**
 * A pipe is listened to like a connection: nobody may ever write to it, and who waits in a call for the first byte can
 * neither be stopped nor end.
 */
async function* chunksOfPipe(path: FilePath, { patience }: PipeOptions): AsyncGenerator<Buffer> {
  const pipe = new Socket({ fd: pipeAt(path), readable: true, writable: false });
  const late = new SourceError(
    'timed-out',
    `管道 ${patience} 秒内没有写完 · the pipe did not come to its end within ${patience} s: ${shownPath(path)}`,
  );
  const timer = patience === undefined ? undefined : setTimeout(() => pipe.destroy(late), patience * 1000);
  try {
    yield* pipe;
  } finally {
    clearTimeout(timer);
    pipe.destroy();
  }
}

function pipeAt(path: FilePath): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw notOpened(shownPath(path), error);
  }
}

function noFile(path: string, isFolder: boolean): SourceError {
  return new SourceError(
    'unreadable',
    isFolder
      ? `这是目录，请列出其中的文件 · a folder: name the files in it: ${path}`
      : `不是文件，而是设备或套接字 · no file but a device or a socket: ${path}`,
  );
}

/** All bytes of a stream: pipes and devices have no size beforehand, so that it is counted as they come. */
async function bytesOf(stream: Chunks, path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of readable(stream, path)) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge(path);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function* readable(stream: Chunks, path: string): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    throw error instanceof SourceError ? error : notOpened(path, error);
  }
}

export function tooLarge(path: string): SourceError {
  return new SourceError(
    'too-large',
    `文件超过 1 GiB，请拆分后再试 · larger than 1 GiB: split the file and try again: ${path}`,
  );
}

export function notOpened(path: string, cause: unknown): SourceError {
  if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
    return new SourceError('not-found', `找不到文件 · there is no such file: ${path}`, { cause });
  return new SourceError(
    'unreadable',
    `无法读取文件，请检查权限 · the file cannot be read, check its permissions: ${path}`,
    { cause },
  );
}
