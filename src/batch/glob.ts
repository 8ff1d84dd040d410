import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { matchesGlob, parse, sep } from 'node:path';
import { shownName } from './names.ts';

const MAGIC = /[*?[\]{}]/;
/** What stands in a text for bytes that are no UTF-8: the command line hands names over as text. */
const REPLACED = '\ufffd';

/** Whether a path may stand for others, where there is nothing under it as it is written. */
export function isPattern(path: string): boolean {
  return MAGIC.test(path) || path.includes(REPLACED);
}

/** Paths in bytes that an absolute pattern stands for, each once. */
export async function* matching(pattern: string): AsyncGenerator<Buffer> {
  const { root } = parse(pattern);
  const given = new Set<string>();
  for (const one of alternatives(pattern.slice(root.length))) {
    for await (const path of below(Buffer.from(root), one.split(sep).filter(Boolean))) {
      const key = path.toString('latin1');
      if (!given.has(key)) yield path;
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

/** A folder that cannot be read is given itself: whoever opens it tells so. */
async function* below(folder: Buffer, [name, ...rest]: readonly string[]): AsyncGenerator<Buffer> {
  if (name === undefined) yield folder;
  else if (!isPattern(name)) {
    const path = within(folder, Buffer.from(name));
    if (await stat(path).catch(() => null)) yield* below(path, rest);
  } else {
    const entries = await entriesOf(folder);
    if (entries === 'closed') yield folder;
    else if (name === '**') {
      yield* below(folder, rest);
      const folders = entries.filter(entry => entry.isDirectory() && entry.name[0] !== DOT);
      for (const one of folders) yield* below(within(folder, one.name), [name, ...rest]);
    } else
      for (const one of entries) if (isMeant(one.name, name)) yield* below(within(folder, one.name), rest);
  }
}

const DOT = 0x2e;

/** A name as it is shown matches, or as the command line gives it; hidden ones must be asked for. */
function isMeant(name: Buffer, pattern: string): boolean {
  const isHidden = name[0] === DOT && !pattern.startsWith('.');
  return !isHidden && (name.toString() === pattern || matchesGlob(shownName(name), pattern));
}

async function entriesOf(folder: Buffer): Promise<Dirent<Buffer>[] | 'closed'> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
    return entries.sort((a, b) => a.name.compare(b.name));
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '') ? [] : 'closed';
  }
}

/** The path of a name in a folder. */
export function within(folder: Buffer, name: Buffer): Buffer {
  const slash = Buffer.from(folder.toString('latin1').endsWith(sep) ? '' : sep);
  return Buffer.concat([folder, slash, name]);
}
