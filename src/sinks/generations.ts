import { existsSync } from 'node:fs';
import { lstat, mkdir, open, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from '../errors.ts';
import { notOurs } from './loaded.ts';
import { lock } from './lock.ts';

/**
 * A folder whose files all change at one instant:
 *
 *     indicators.parquet → .ziping/current/indicators.parquet
 *     .ziping/current    → 000002
 *     .ziping/000001/      the generation before: who is reading it reads on
 *     .ziping/000002/      files of the load that stands
 *
 * A load writes a generation of its own, and renames one link. A killed one leaves what stood; what it wrote is swept away
 * by the next.
 */
export type Generations = {
  /** the folder of the load that stands; null before the first */
  readonly current: string | null;
  /** a folder to work in, empty at the start */
  readonly work: string;
  /** Makes a folder of finished files the one that stands. */
  publish(folder: string, generation: number): Promise<void>;
  close(): Promise<void>;
};

const HOME = '.ziping';
const CURRENT = 'current';
const DIGITS = 6;

/** Opens a folder for one writer. Throws UsageError where another one has it, ArchiveError where it cannot be written. */
export async function openGenerations(folder: string): Promise<Generations> {
  const home = join(folder, HOME);
  const work = join(home, 'work');
  await mkdir(home, { recursive: true }).catch(error => {
    throw said(error, folder);
  });
  const held = lock(join(home, 'lock'));
  try {
    const name = await readlink(join(home, CURRENT)).catch(() => null);
    await sweep(home, name);
    await mkdir(work);
    return {
      work,
      current: name === null ? null : join(home, name),
      async publish(finished, generation) {
        const next = String(generation).padStart(DIGITS, '0');
        await flush(finished);
        const names = await readdir(finished);
        await rename(finished, join(home, next));
        await makeLinks(folder, names);
        await point(join(home, CURRENT), next);
        await flushFolder(home);
        await dropLinks(folder);
        await sweep(home, next);
      },
      async close() {
        await rm(work, { recursive: true, force: true });
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw said(error, folder);
  }
}

/** Removes what no load left that stands: all but the current generation and the one before. */
async function sweep(home: string, current: string | null): Promise<void> {
  const all = (await readdir(home)).filter(name => /^\d+$/.test(name)).sort();
  const before = all.filter(name => current !== null && name < current).at(-1);
  const idle = all.filter(name => name !== current && name !== before);
  for (const name of [...idle, 'work', `${CURRENT}.new`]) {
    await rm(join(home, name), { recursive: true, force: true });
  }
}

/** Links lead through `current`, so that they are made once; before the first load they lead nowhere. */
async function makeLinks(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const found = await lstat(join(folder, name)).catch(() => null);
    if (found?.isSymbolicLink()) continue;
    if (found !== null) throw notOurs([name]);
    await symlink(join(HOME, CURRENT, name), join(folder, name));
  }
}

/** One rename: who opens a file gets the old generation or the new one. */
async function point(link: string, to: string): Promise<void> {
  await symlink(to, `${link}.new`);
  await rename(`${link}.new`, link);
}

/** Takes away links of an earlier layout. */
async function dropLinks(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const target = await readlink(join(folder, name)).catch(() => '');
    if (target.startsWith(join(HOME, CURRENT)) && !existsSync(join(folder, name)))
      await rm(join(folder, name));
  }
}

/** What is written is on the disk before anything points to it. */
async function flush(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await flush(path);
    else await flushFolder(path);
  }
  await flushFolder(folder);
}

async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

function said(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return new ArchiveError(`目录写不了 · the folder cannot be written: ${folder}: ${message}`, {
    cause: error,
  });
}
