import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SourceError } from '../errors.ts';
import type { SourceFile } from './source.ts';

/** A larger file is no form, and would not fit into memory. */
export const MOST_BYTES = 1024 ** 3;

/** Standard input, as a path. */
const STANDARD_INPUT = '-';

/**
 * The file at a path, named by its last part; `-` is standard input. Throws SourceError: `not-found`, `unreadable`,
 * `too-large`.
 */
export async function openFile(path: string): Promise<SourceFile> {
  if (path === STANDARD_INPUT) return { name: path, bytes: await bytesOf(process.stdin, path) };
  const found = await stat(path).catch(error => {
    throw notOpened(path, error);
  });
  if (found.isDirectory()) {
    throw new SourceError(
      'unreadable',
      `这是目录，请列出其中的文件 · a folder: name the files in it: ${path}`,
    );
  }
  if (found.size > MOST_BYTES) throw tooLarge(path);
  return { name: basename(path), bytes: await bytesOf(createReadStream(path), path) };
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
