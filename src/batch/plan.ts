import pLimit from 'p-limit';
import type { Archive, FoundPlace } from '../archive/archive.ts';
import { contentOf, unopened } from './content.ts';
import { placeOf } from './places.ts';
import { type FoundPath, findFiles, type NamedPaths } from './walk.ts';
import { placesInZip } from './zip-members.ts';

/** Files hashed at a time: the disk waits, not the processor. */
const AT_A_TIME = 8;
/** Places kept in one transaction. */
const TOGETHER = 256;

/** One of so many parts of all contents: `3/16`. A content belongs to one part, wherever and however often it lies. */
export type Shard = { readonly number: number; readonly of: number };

export type PlanOptions = {
  readonly archive: Archive;
  readonly run: string;
  readonly paths: NamedPaths;
  readonly shard?: Shard | undefined;
  readonly signal: AbortSignal;
  /** called with the number of places found so far */
  readonly onFound?: (places: number) => void;
};

/** Finds what there is to read and notes it in the archive: each file is hashed once, what is known stays as it is. */
export async function plan({ archive, run, paths, shard, signal, onFound }: PlanOptions): Promise<void> {
  let places = 0;
  try {
    for await (const chunk of chunks(findPlaces(paths, signal))) {
      const own = chunk.filter(place => isIn(shard, place));
      await archive.plan(run, own);
      places += own.filter(place => !('passedOver' in place)).length;
      onFound?.(places);
      if (signal.aborted) return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function* chunks<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const one of all) {
    chunk.push(one);
    if (chunk.length < TOGETHER) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** All there is at paths. Files are hashed many at a time, ZIPs gone through one after another, in the order in which they lie. */
export async function* findPlaces(paths: NamedPaths, signal: AbortSignal): AsyncGenerator<FoundPlace> {
  const limit = pLimit(AT_A_TIME);
  for await (const group of chunks(findFiles(paths))) {
    const zips = new Set(group.filter(({ kind }) => kind === 'zip'));
    const places = await limit.map(group, one => (zips.has(one) ? null : placeAt(one, signal)));
    for (const [index, place] of places.entries()) {
      if (place === null) yield* placesInZip(group[index]!, signal);
      else yield place;
    }
  }
}

async function placeAt(found: FoundPath, signal: AbortSignal): Promise<FoundPlace> {
  signal.throwIfAborted();
  const place = placeOf(found);
  const { kind } = found;
  try {
    if (typeof kind === 'string') return { ...place, ...(await contentOf(found, signal)) };
    return 'error' in kind ? unopened(place, kind.error) : { ...place, ...kind };
  } catch (error) {
    if (signal.aborted) throw error;
    return unopened(place, error);
  }
}

/** The first 32 bits of a hash are as even as all of it. */
function isIn(shard: Shard | undefined, place: FoundPlace): boolean {
  if (shard === undefined || !('sha256' in place)) return true;
  return Number.parseInt(place.sha256.slice(0, 8), 16) % shard.of === shard.number - 1;
}
