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
  const name = basename(shown);
  if (path === STANDARD_INPUT) return { name, bytes: await bytesOf(process.stdin, shown) };
  const found = await stat(path).catch(error => {
    throw notOpened(shown, error);
  });
  if (found.isFIFO()) return { name, bytes: await bytesOfPipe(path, options) };
  if (!found.isFile()) throw noFile(shown, found.isDirectory());
  if (found.size > MOST_BYTES) throw tooLarge(shown);
  return { name, bytes: await bytesOf(createReadStream(path), shown) };
}

type PipeOptions = { readonly patience?: number };

/**
 * A pipe is listened to like a connection: nobody may ever write to it, and who waits in a call for the first byte can
 * neither be stopped nor end.
 */
async function bytesOfPipe(path: FilePath, { patience }: PipeOptions): Promise<Uint8Array> {
  const shown = shownPath(path);
  const pipe = new Socket({ fd: pipeAt(path), readable: true, writable: false });
  const late = new SourceError(
    'timed-out',
    `管道 ${patience} 秒内没有写完 · the pipe did not come to its end within ${patience} s: ${shown}`,
  );
  const timer = patience === undefined ? undefined : setTimeout(() => pipe.destroy(late), patience * 1000);
  try {
    return await bytesOf(pipe, shown);
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
async function bytesOf(stream: AsyncIterable<Buffer>, path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > MOST_BYTES) throw tooLarge(path);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof SourceError ? error : notOpened(path, error);
  }
  return new Uint8Array(Buffer.concat(chunks));
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
