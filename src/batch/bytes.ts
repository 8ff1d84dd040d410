import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SourceError } from '../errors.ts';
import { notOpened } from '../read/files.ts';

/** Bytes that can be read anywhere: of a file, of a part of it, or of what was unpacked from it. */
export type ByteSource = {
  readonly size: number;
  /** So many bytes from a place on; fewer at the end, and none where there are none. */
  read(from: number, length: number): Promise<Buffer>;
};

type OpenFile = ByteSource & AsyncDisposable & { readonly handle: FileHandle };

/** A pipe that takes the place of a file opens at once, instead of waiting for whoever writes into it. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens the file at a path, which is shown as `shown`. Throws SourceError, also for what is no file. */
export async function openBytes(path: Buffer, shown: string): Promise<OpenFile> {
  const handle = await open(path, FLAGS).catch(error => {
    throw notOpened(shown, error);
  });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new SourceError('unreadable', `不是文件 · no file: ${shown}`);
    const read: ByteSource['read'] = async (from, length) => {
      if (from < 0 || from >= found.size) return Buffer.alloc(0);
      const buffer = Buffer.allocUnsafe(Math.min(length, found.size - from));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
      return buffer.subarray(0, bytesRead);
    };
    return { size: found.size, read, handle, [Symbol.asyncDispose]: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error instanceof SourceError ? error : notOpened(shown, error);
  }
}

/** Bytes that are in memory. */
export function bytesIn(buffer: Buffer): ByteSource {
  return {
    size: buffer.length,
    read: async (from, length) => (from < 0 ? Buffer.alloc(0) : buffer.subarray(from, from + length)),
  };
}

/** A part of other bytes. */
export function partOf(bytes: ByteSource, start: number, size: number): ByteSource {
  const none = Buffer.alloc(0);
  return {
    size,
    read: async (from, length) =>
      from < 0 || from >= size ? none : await bytes.read(start + from, Math.min(length, size - from)),
  };
}
