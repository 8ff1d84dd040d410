import { createHash, hash } from 'node:crypto';
import type { FilePlace, FoundPlace } from '../archive/archive.ts';
import { SourceError } from '../errors.ts';
import { MOST_BYTES, notOpened, tooLarge } from '../read/files.ts';
import { openBytes } from './bytes.ts';
import type { NamedFile } from './places.ts';

type Content = { readonly sha256: string; readonly bytes: number };

/** Larger files are hashed as they come, so that several of them at a time do not fill the memory. */
const WHOLE = 16 * 1024 ** 2;
const CHUNK = 1024 ** 2;

/** The content of a file. Throws SourceError, and what `signal` says where that stops it. */
export async function contentOf({ file, shown }: NamedFile, signal: AbortSignal): Promise<Content> {
  await using opened = await openBytes(file, shown);
  try {
    if (opened.size > MOST_BYTES) throw tooLarge(shown);
    if (opened.size <= WHOLE) return digest(await opened.handle.readFile());
    return await digestOf(chunksOf(opened), signal);
  } catch (error) {
    throw error instanceof SourceError || signal.aborted ? error : notOpened(shown, error);
  }
}

async function* chunksOf({ size, read }: Awaited<ReturnType<typeof openBytes>>): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; at += CHUNK) yield await read(at, CHUNK);
}

function digest(bytes: Uint8Array): Content {
  return { sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length };
}

/** The content of what comes in pieces. */
export async function digestOf(chunks: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Content> {
  let first: Buffer | null = null;
  let sum: ReturnType<typeof createHash> | null = null;
  let bytes = 0;
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    bytes += chunk.length;
    if (first !== null) sum ??= createHash('sha256').update(first);
    first ??= chunk;
    sum?.update(chunk);
  }
  return sum === null ? digest(first ?? Buffer.alloc(0)) : { sha256: sum.digest('hex'), bytes };
}

/** A place that cannot be read, with the reason. */
export function unopened(place: FilePlace, error: unknown): FoundPlace {
  const code = error instanceof SourceError ? error.code : 'unreadable';
  return { ...place, error: { code, message: (error as Error).message.replaceAll('\0', '') } };
}
