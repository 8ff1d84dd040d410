import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path, { matchesGlob, sep } from 'node:path';
import { shownName } from '../values/file-names.ts';

const MAGIC = /[*?[\]{}]/;
/** What stands in a text for bytes that are no UTF-8: the command line hands names over as text. */
const REPLACED = '\ufffd';

/** Whether a path may stand for others, where there is nothing under it as it is written. */
export function isPattern(written: string): boolean {
  return MAGIC.test(written) || isCrippled(written);
}

/** Whether a text may have been other bytes. */
export function isCrippled(written: string): boolean {
  return written.includes(REPLACED);
}

/** Paths in bytes that the command line hands over as this text; relative ones where it is. */
export function spelled(written: string): AsyncGenerator<Buffer> {
  const isMeant: Choice['isMeant'] = (raw, name) => raw.toString() === name;
  return pathsOf(written, { isOpen: isCrippled, isMeant });
}

/** Paths in bytes that a pattern stands for, each once; relative ones where it is. */
export async function* matching(pattern: string): AsyncGenerator<Buffer> {
  const given = new Set<string>();
  for (const one of alternatives(pattern)) {
    for await (const found of pathsOf(one, { isOpen: isPattern, isMeant: isMatch })) {
      const key = found.toString('latin1');
      if (!given.has(key)) yield found;
      given.add(key);
    }
  }
}

/** `{2023,2024}/a` stands for `2023/a` and `2024/a`. */
function alternatives(pattern: string): string[] {
  const [whole, before = '', choices = '', after = ''] =
    /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(pattern) ?? [];
  if (whole === undefined) return [pattern];
  return choices.split(',').flatMap(choice => alternatives(before + choice + after));
}

/** Which parts of a path stand for names, and for which. */
type Choice = {
  isOpen(part: string): boolean;
  isMeant(name: Buffer, part: string): boolean;
};

function pathsOf(written: string, choice: Choice): AsyncGenerator<Buffer> {
  const { root, parts } = partsOf(written);
  return below(Buffer.from(root), parts, choice);
}

/** The names along a path, behind its root; Windows takes a slash for a backslash. */
export function partsOf(
  written: string,
  flavour = path,
): { readonly root: string; readonly parts: readonly string[] } {
  const { root } = flavour.parse(written);
  const between = flavour.sep === '/' ? '/' : /[\\/]/;
  return { root, parts: written.slice(root.length).split(between).filter(Boolean) };
}

/** A folder that cannot be read is given itself: whoever opens it tells so. */
async function* below(
  folder: Buffer,
  [part, ...rest]: readonly string[],
  choice: Choice,
): AsyncGenerator<Buffer> {
  if (part === undefined) yield folder;
  else if (!choice.isOpen(part)) {
    const own = within(folder, Buffer.from(part));
    if (await stat(own).catch(() => null)) yield* below(own, rest, choice);
  } else {
    const entries = await entriesOf(folder);
    if (entries === 'closed') yield folder;
    else if (part === '**') {
      yield* below(folder, rest, choice);
      const folders = entries.filter(entry => entry.isDirectory() && entry.name[0] !== DOT);
      for (const { name } of folders) yield* below(within(folder, name), [part, ...rest], choice);
    } else
      for (const { name } of entries)
        if (choice.isMeant(name, part)) yield* below(within(folder, name), rest, choice);
  }
}

const DOT = 0x2e;

/** A name as it is shown matches, or as the command line gives it; hidden ones must be asked for. */
function isMatch(name: Buffer, pattern: string): boolean {
  const isHidden = name[0] === DOT && !pattern.startsWith('.');
  return !isHidden && (name.toString() === pattern || matchesGlob(shownName(name), pattern));
}

async function entriesOf(folder: Buffer): Promise<Dirent<Buffer>[] | 'closed'> {
  try {
    const entries = await readdir(folder.length === 0 ? '.' : folder, {
      withFileTypes: true,
      encoding: 'buffer',
    });
    return entries.sort((a, b) => a.name.compare(b.name));
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ? [] : 'closed';
  }
}

/** The path of a name in a folder; no name of a folder is where the program is. */
export function within(folder: Buffer, name: Buffer): Buffer {
  const isOpen = folder.length === 0 || folder.toString('latin1').endsWith(sep);
  const slash = Buffer.from(isOpen ? '' : sep);
  return Buffer.concat([folder, slash, name]);
}
