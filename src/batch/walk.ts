import { type BigIntStats, type Dirent, realpathSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SourceError } from '../errors.ts';
import { notOpened } from '../read/files.ts';
import { openBytes } from './bytes.ts';
import { pathShower, shownAmong } from './displayed-paths.ts';
import { isReadable, type Kind, kindOf } from './file-kinds.ts';
import { isCrippled, isPattern, matching, spelled, within } from './glob.ts';
import type { NamedFile } from './places.ts';

/** Paths as they were named: text, or the bytes of a name. */
export type NamedPaths = AsyncIterable<string | Buffer> | Iterable<string | Buffer>;

/** A file to read or to look into, one that is passed over, or a place that cannot be looked at. */
export type FoundPath = NamedFile & { readonly kind: Kind | { readonly error: SourceError } };

/**
 * Files at paths, in folders at any depth, and at globs. Whatever is there is told: what is no form and the folders that symbolic
 * links lead to again are passed over by their kind, and what cannot be read costs the others nothing. Names are bytes.
 */
export async function* findFiles(paths: NamedPaths): AsyncGenerator<FoundPath> {
  const walked = new Set<string>();
  const show = pathShower();
  for await (const path of paths) {
    for await (const own of meantBy(path)) {
      const file = absolute(own);
      yield* visit({ file, shown: await show(file) }, { walked, isNamed: true });
    }
  }
}

/** A path as it is written, where there is something or nothing that it could stand for; else all that it stands for. */
async function* meantBy(path: string | Buffer): AsyncGenerator<Buffer> {
  const own = Buffer.from(path);
  if (typeof path !== 'string' || !isPattern(path) || (await isThere(path))) {
    yield own;
    return;
  }
  // a name that is no UTF-8 may hold what else begins a pattern
  const literal = isCrippled(path) ? await Array.fromAsync(spelled(path)) : [];
  let isFound = false;
  for await (const found of literal.length > 0 ? literal : matching(path)) {
    isFound = true;
    yield found;
  }
  if (!isFound) yield own;
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Bytes stand for themselves in this encoding, so that paths in bytes can be resolved as text. */
const BYTES = 'latin1';

function absolute(path: Buffer): Buffer {
  const folder = realpathSync.native('.', { encoding: 'buffer' }).toString(BYTES);
  return Buffer.from(resolve(folder, path.toString(BYTES)), BYTES);
}

type Visit = {
  /** device and inode of the folders seen */
  readonly walked: Set<string>;
  /** named by a person: whatever it is called, it is to be read */
  readonly isNamed: boolean;
};

async function* visit(spot: NamedFile, { walked, isNamed }: Visit): AsyncGenerator<FoundPath> {
  const found = await stat(spot.file, { bigint: true }).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) yield { ...spot, kind: unseen(spot, found, isNamed) };
  else if (found.isFile()) yield { ...spot, kind: await fileKind(spot, isNamed) };
  else if (!found.isDirectory()) yield { ...spot, kind: isNamed ? { error: noFile(spot) } : special(found) };
  else {
    const identity = `${found.dev}:${found.ino}`;
    if (walked.has(identity)) yield { ...spot, kind: { passedOver: 'walked' } };
    else yield* filesIn(spot, walked.add(identity));
  }
}

async function* filesIn(folder: NamedFile, walked: Set<string>): AsyncGenerator<FoundPath> {
  const entries = await readdir(folder.file, { withFileTypes: true, encoding: 'buffer' }).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (entries instanceof Error) {
    yield { ...folder, kind: { error: unopened(folder.shown, entries) } };
    return;
  }
  for (const { entry, shown } of inOrder(entries)) {
    const spot = {
      file: within(folder.file, entry.name),
      shown: join(folder.shown, shown),
    };
    if (entry.name[0] === DOT) yield { ...spot, kind: { passedOver: 'hidden' } };
    else if (entry.isFile()) yield { ...spot, kind: await fileKind(spot, false) };
    else yield* visit(spot, { walked, isNamed: false });
  }
}

const DOT = 0x2e;

type Entry = { readonly entry: Dirent<Buffer>; readonly shown: string };

/** By the bytes of the names. */
function inOrder(entries: readonly Dirent<Buffer>[]): Entry[] {
  const sorted = entries.toSorted((a, b) => a.name.compare(b.name));
  const shown = shownAmong(sorted.map(entry => entry.name));
  return sorted.map((entry, index) => ({ entry, shown: shown[index]! }));
}

async function fileKind(spot: NamedFile, isNamed: boolean): Promise<FoundPath['kind']> {
  if (isReadable(spot.shown)) return 'read';
  try {
    const kind = await kindOf(spot.shown, () => headAt(spot));
    return isNamed && typeof kind === 'object' ? 'read' : kind;
  } catch (error) {
    return { error: error instanceof SourceError ? error : notOpened(spot.shown, error) };
  }
}

/** First bytes of a file: enough to tell what it is. */
const HEAD = 1024;

async function headAt({ file, shown }: NamedFile): Promise<Buffer> {
  await using opened = await openBytes(file, shown);
  return await opened.read(0, HEAD);
}

/** What is neither a file nor a folder. */
function special(found: BigIntStats): Kind {
  if (found.isFIFO()) return { passedOver: 'fifo' };
  return { passedOver: found.isSocket() ? 'socket' : 'device' };
}

function noFile({ shown }: NamedFile): SourceError {
  return new SourceError('unreadable', `不是文件 · no file: ${shown}`);
}

/** A symbolic link that leads nowhere, a name that is no more, or one behind a closed door. */
function unseen({ shown }: NamedFile, cause: NodeJS.ErrnoException, isNamed: boolean): FoundPath['kind'] {
  const isLost = isNamed || isReadable(shown) || !['ENOENT', 'ELOOP'].includes(cause.code ?? '');
  return isLost ? { error: unopened(shown, cause) } : { passedOver: 'dead-link' };
}

function unopened(path: string, cause: NodeJS.ErrnoException): SourceError {
  if (cause.code === 'ENOENT') return notFound(path);
  const words =
    cause.code === 'ELOOP'
      ? '符号链接绕成了圈 · symbolic links that lead in a circle'
      : '无法读取，请检查权限 · cannot be read, check its permissions';
  return new SourceError('unreadable', `${words}: ${path}`, { cause });
}

function notFound(path: string): SourceError {
  return new SourceError('not-found', `找不到文件 · there is no such file: ${path}`);
}
