import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { Archive, FoundPlace } from '../archive/archive.ts';
import { SourceError } from '../errors.ts';
import { MOST_BYTES, notOpened, tooLarge } from '../read/files.ts';
import { placeInZip } from './place.ts';
import { type Found, findFiles } from './walk.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** Files hashed at a time: the disk waits, not the processor. */
const AT_A_TIME = 8;
/** Places kept in one transaction. */
const TOGETHER = 256;

/** One of so many parts of all contents: `3/16`. A content belongs to one part, wherever and however often it lies. */
export type Shard = { readonly number: number; readonly of: number };

export type PlanOptions = {
  readonly archive: Archive;
  readonly run: string;
  readonly paths: AsyncIterable<string> | Iterable<string>;
  readonly shard?: Shard | undefined;
  readonly signal: AbortSignal;
  /** called with the number of places found so far */
  readonly onFound?: (places: number) => void;
};

/** Finds what there is to read and notes it in the archive: each file is hashed once, what is known stays as it is. */
export async function plan({ archive, run, paths, shard, signal, onFound }: PlanOptions): Promise<void> {
  const limit = pLimit(AT_A_TIME);
  let places = 0;
  for await (const chunk of chunks(findFiles(paths))) {
    if (signal.aborted) return;
    const found = (await limit.map(chunk, one => Array.fromAsync(placesAt(one)))).flat();
    const own = found.filter(place => isIn(shard, place));
    await archive.plan(run, own);
    places += own.length;
    onFound?.(places);
  }
}

async function* chunks(files: AsyncIterable<Found>): AsyncGenerator<Found[]> {
  let chunk: Found[] = [];
  for await (const file of files) {
    chunk.push(file);
    if (chunk.length < TOGETHER) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* placesAt({ path, error }: Found): AsyncGenerator<FoundPlace> {
  if (error) yield unopened(path, error);
  else if (/\.zip$/i.test(path)) yield* placesInZip(path);
  else yield await place(path, () => contentOf(path));
}

async function* placesInZip(path: string): AsyncGenerator<FoundPlace> {
  try {
    for await (const entry of zipEntries(path)) {
      if (isReadable(entry))
        yield await place(placeInZip(path, entry.name), async () => digest(await entry.bytes()));
    }
  } catch (error) {
    yield unopened(path, error);
  }
}

/** As in folders; what macOS adds to ZIPs begins with a dot. */
function isReadable({ name }: ZipEntry): boolean {
  return /\.(pdf|png|jpe?g|tiff?|txt)$/i.test(name) && !/(^|\/)(\.|__MACOSX\/)/.test(name);
}

type Content = { readonly sha256: string; readonly bytes: number };

async function place(path: string, open: () => Promise<Content>): Promise<FoundPlace> {
  try {
    return { path, ...(await open()) };
  } catch (error) {
    return unopened(path, error);
  }
}

/** Larger files are hashed as they come, so that eight of them do not fill the memory. */
const WHOLE = 16 * 1024 ** 2;

async function contentOf(path: string): Promise<Content> {
  try {
    const { size } = await stat(path);
    if (size <= WHOLE) return digest(await readFile(path));
    if (size > MOST_BYTES) throw tooLarge(path);
    const sum = createHash('sha256');
    for await (const chunk of createReadStream(path)) sum.update(chunk);
    return { sha256: sum.digest('hex'), bytes: size };
  } catch (error) {
    throw error instanceof SourceError ? error : notOpened(path, error);
  }
}

function digest(bytes: Uint8Array): Content {
  return { sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length };
}

function unopened(path: string, error: unknown): FoundPlace {
  const code = error instanceof SourceError ? error.code : 'unreadable';
  return { path, error: { code, message: (error as Error).message } };
}

/** The first 32 bits of a hash are as even as all of it. */
function isIn(shard: Shard | undefined, place: FoundPlace): boolean {
  if (shard === undefined || !('sha256' in place)) return true;
  return Number.parseInt(place.sha256.slice(0, 8), 16) % shard.of === shard.number - 1;
}
