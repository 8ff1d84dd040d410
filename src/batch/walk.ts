import type { Dirent } from 'node:fs';
import { glob, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SourceError } from '../errors.ts';

/** What may be a form; everything else in a folder is passed over. */
const READABLE = /\.(pdf|png|jpe?g|tiff?|txt|zip)$/i;
const GLOB = /[*?[\]{}]/;

/** A file to look at, or a place that cannot be looked at. */
export type Found = { readonly path: string; readonly error?: SourceError };

/**
 * Files at paths, in folders at any depth, and at globs, as absolute paths. A folder that symbolic links lead to again is
 * walked once; one that cannot be read is told and costs the others nothing.
 */
export async function* findFiles(paths: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Found> {
  const walked = new Set<string>();
  for await (const path of paths) {
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (isThere || !GLOB.test(path)) yield* filesAt(resolve(path), { walked, isNamed: true });
    else yield* filesOf(path, walked);
  }
}

async function* filesOf(pattern: string, walked: Set<string>): AsyncGenerator<Found> {
  const matches = await Array.fromAsync(glob(pattern));
  if (matches.length === 0) yield { path: pattern, error: notFound(pattern) };
  for (const match of matches.sort()) yield* filesAt(resolve(match), { walked, isNamed: true });
}

type Visit = {
  /** device and inode of the folders seen */
  readonly walked: Set<string>;
  /** named by a person: whatever it is called, it is to be read */
  readonly isNamed: boolean;
};

async function* filesAt(path: string, { walked, isNamed }: Visit): AsyncGenerator<Found> {
  const found = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    if (isNamed || READABLE.test(path)) yield { path, error: unopened(path, found) };
    return;
  }
  if (found.isFile()) {
    if (isNamed || READABLE.test(path)) yield { path };
    return;
  }
  if (!found.isDirectory()) {
    if (isNamed) yield { path, error: new SourceError('unreadable', `不是文件 · no file: ${path}`) };
    return;
  }
  const identity = `${found.dev}:${found.ino}`;
  if (walked.has(identity)) return;
  walked.add(identity);
  yield* filesIn(path, walked);
}

async function* filesIn(folder: string, walked: Set<string>): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (entries instanceof Error) {
    yield { path: folder, error: unopened(folder, entries) };
    return;
  }
  for (const entry of entries.sort(byName)) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile()) {
      if (READABLE.test(entry.name)) yield { path };
    } else yield* filesAt(path, { walked, isNamed: false });
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
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
