import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { ArchiveError } from '../../errors.ts';
import { ALL_TABLES } from '../tables/all.ts';
import { notOurs } from './load-state.ts';
import { lock } from './lock.ts';
import { filesOf, HOME, recover, swap } from './snapshot-swap.ts';

/** A folder with the files of the load that stands, plain ones, and `.ziping`, which holds a lock and their names. */
export type SnapshotFolder = {
  /** the folder, where a load stands in it; null before the first */
  readonly current: string | null;
  /** a folder to work in, empty at the start */
  readonly work: string;
  /**
   * Makes finished files, given by the names that they are to have, the ones that stand; `blank` makes an empty one for a
   * name. Throws UsageError where a file of another origin is in the way.
   */
  publish(coming: ReadonlyMap<string, string>, blank: (name: string) => Promise<string>): Promise<void>;
  close(): Promise<void>;
};

/** Opens a folder for one writer. Throws UsageError where another one has it, ArchiveError where it cannot be written. */
export async function openSnapshotFolder(folder: string): Promise<SnapshotFolder> {
  const home = join(folder, HOME);
  const work = join(home, 'work');
  const held = told(folder, () => {
    mkdirSync(home, { recursive: true });
    return lock(join(home, 'lock'));
  });
  try {
    told(folder, () => {
      migrateLayout(folder);
      recover(folder);
      rmSync(work, { recursive: true, force: true });
      mkdirSync(work);
    });
    const standing = filesOf(folder);
    return {
      work,
      current: standing.length === 0 ? null : folder,
      async publish(coming, blank) {
        const taken = [...coming.keys()].filter(name => !standing.includes(name) && isTaken(folder, name));
        if (taken.length > 0) throw notOurs(taken);
        const one = [...coming.keys()].filter(name => !standing.includes(name));
        const lone = standing.length === 0 ? [] : [...one, ...standing.filter(name => !coming.has(name))];
        const blanks = new Map<string, string>();
        for (const name of lone) blanks.set(name, await blank(name));
        told(folder, () => swap({ folder, coming, standing, blanks }));
      },
      async close() {
        rmSync(work, { recursive: true, force: true });
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}

function isTaken(folder: string, name: string): boolean {
  return lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined;
}

/** Files of the first version stood in generations below `.ziping`, with links to them: they come in place of these. */
function migrateLayout(folder: string): void {
  const home = join(folder, HOME);
  const link = join(home, 'current');
  if (lstatSync(link, { throwIfNoEntry: false }) === undefined) return;
  const generation = join(home, readlinkSync(link));
  const names = existsSync(generation) ? readdirSync(generation) : [];
  for (const name of names) {
    const path = join(folder, name);
    // a folder cannot be renamed over a link
    if (lstatSync(join(generation, name)).isDirectory()) rmSync(path, { force: true });
    renameSync(join(generation, name), path);
  }
  const tops = readdirSync(folder).filter(name => name !== HOME && isOfLink(folder, name));
  for (const name of tops) rmSync(join(folder, name));
  writeFileSync(join(home, 'files.json'), JSON.stringify(filesBelow(folder)));
  for (const name of readdirSync(home).filter(own => /^\d+$/.test(own)))
    rmSync(join(home, name), { recursive: true });
  rmSync(link);
}

function isOfLink(folder: string, name: string): boolean {
  const path = join(folder, name);
  return lstatSync(path).isSymbolicLink() && readlinkSync(path).startsWith(join(HOME, 'current'));
}

/** The tables that a load of the first version left: files, and folders of years. */
function filesBelow(folder: string): readonly string[] {
  const ours = new Set(ALL_TABLES.map(({ name }) => name));
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .filter(path => ours.has(/^\w+/.exec(path)?.[0] ?? ''));
}

function told<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw new ArchiveError(`目录写不了 · the folder cannot be written: ${folder}: ${message}`, {
      cause: error,
    });
  }
}
