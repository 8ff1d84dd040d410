import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isCrippled, isPattern, matching, spelled, within } from '../batch/glob.ts';
import { UsageError } from '../errors.ts';
import { isAddress } from '../values/address.ts';
import { type FilePath, shownPath } from '../values/file-names.ts';

/** A file that a command was given: its path, and how that is shown. */
export type Given = { readonly path: FilePath; readonly shown: string };

/**
 * The files that the words of a command line mean. The command line hands over as text what are bytes: names that are no
 * UTF-8 are found again by what became of them. Several can have become one text: that means all of them, each once. A
 * pattern that no shell has opened is opened here.
 */
export async function* filesAt(words: readonly string[]): AsyncGenerator<Given> {
  const given = new Set<string>();
  for (const word of words) {
    const own = await pathsOf(word);
    const paths = own.length > 0 ? own : await matchesOf(word);
    if (paths.length === 0) yield { path: word, shown: word };
    for (const path of paths) {
      const key = path.toString('latin1');
      if (!given.has(key)) yield { path, shown: shownPath(path) };
      given.add(key);
    }
  }
}

/** The one file that a word means. Throws UsageError where it may be several. */
export async function pathAt(word: string): Promise<FilePath> {
  if (isAddress(word)) return word;
  const [path, another] = await pathsOf(word);
  if (another === undefined) return path ?? word;
  throw new UsageError(
    `名称不是 UTF-8，符合的不止一个 · not UTF-8, and more than one has such a name: ${word}`,
  );
}

/** The same, of a file that is made where there is none. Throws UsageError for a new name that is no UTF-8. */
export async function targetAt(word: string): Promise<FilePath> {
  const path = await pathAt(word);
  if (path !== word || !isCrippled(word)) return path;
  assertWhole(basename(word));
  const folder = await pathAt(dirname(word));
  return typeof folder === 'string' ? word : within(folder, Buffer.from(basename(word)));
}

/** Throws UsageError for a name that is no UTF-8, where a file is to be made: it would have another name. */
export function assertWhole(word: string): void {
  if (isCrippled(word) && !isAddress(word))
    throw new UsageError(`新文件的名称要用 UTF-8 · the name of a new file must be UTF-8: ${word}`);
}

/** None for a word that means itself. */
async function pathsOf(word: string): Promise<Buffer[]> {
  if (!isCrippled(word) || (await isThere(word))) return [];
  return await Array.fromAsync(spelled(word));
}

/** None for a word that is no pattern, or matches nothing. The command line of Windows leaves `*.pdf` as it is. */
async function matchesOf(word: string): Promise<Buffer[]> {
  if (!isPattern(word) || (await isThere(word))) return [];
  return await Array.fromAsync(matching(word));
}

async function isThere(word: string): Promise<boolean> {
  return (await stat(word).catch(() => null)) !== null;
}
