import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { distinctNames, shownName } from '../values/file-names.ts';
import { within } from './glob.ts';

/** Bytes stand for themselves in this encoding, so that names in bytes can be keys, and paths be taken apart. */
const BYTES = 'latin1';

/**
 * How names in one folder are shown, in the order given. Where two are shown alike, the one that is no UTF-8 is numbered; the
 * last sign of `a.zip!` beside `a.zip` is escaped, for what is in either would be shown alike.
 */
export function shownAmong(names: readonly Buffer[]): string[] {
  const shown = names.map(shownName);
  const isPlain = (index: number) => Buffer.from(shown[index]!).equals(names[index]!);
  const all = new Set(shown);
  const isZip = (name: string) => name.endsWith('!') && all.has(name.slice(0, -1));
  const distinct = distinctNames(new Set(shown.filter((name, index) => isPlain(index) && !isZip(name))));
  return shown.map((name, index) => {
    if (isZip(name)) return distinct(name.replace(/!$/, '\\x21'));
    return isPlain(index) ? name : distinct(name);
  });
}

/** Tells how an absolute path is shown: each name as it is among those beside it, whoever names it. */
export function pathShower(): (path: Buffer) => Promise<string> {
  /** the folder that was looked into last, by how deep it lies */
  const known: ({ readonly key: string; readonly shown: ReadonlyMap<string, string> } | undefined)[] = [];
  const beside = async (folder: Buffer, depth: number) => {
    const key = folder.toString(BYTES);
    const last = known[depth];
    if (last?.key === key) return last.shown;
    const names = await readdir(folder, { encoding: 'buffer' }).catch((): Buffer[] => []);
    const shown = shownAmong(names.sort((a, b) => a.compare(b)));
    const found = new Map(names.map((name, index) => [name.toString(BYTES), shown[index]!]));
    known[depth] = { key, shown: found };
    return found;
  };
  return async path => {
    const [root = '', ...names] = path.toString(BYTES).split(sep);
    let folder: Buffer = Buffer.from(root === '' ? sep : root, BYTES);
    const shown = [root];
    for (const [depth, text] of names.entries()) {
      const name = Buffer.from(text, BYTES);
      const own = isDoubtful(name) ? (await beside(folder, depth)).get(text) : undefined;
      shown.push(own ?? shownName(name));
      folder = within(folder, name);
    }
    return shown.join(sep);
  };
}

/** Names that may be shown as another one is. */
function isDoubtful(name: Buffer): boolean {
  return name.at(-1) === EXCLAMATION || !Buffer.from(shownName(name)).equals(name);
}

const EXCLAMATION = 0x21;
