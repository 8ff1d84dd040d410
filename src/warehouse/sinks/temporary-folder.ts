import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './atomic-write.ts';
import { targetError } from './target-errors.ts';

const NAME = /^ziping-stage-(\d+)-/;

/** A folder of this process among the system's temporary ones, gone when it is out of use; those of processes that died are swept away. */
export async function makeTemporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await made().catch(error => {
    throw targetError(tmpdir(), error);
  });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function made(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const owner = NAME.exec(name)?.[1];
    const folder = join(tmpdir(), name);
    if (owner !== undefined && !isAlive(Number(owner)) && (await isOurs(folder))) {
      await rm(folder, { recursive: true, force: true }).catch(() => {});
    }
  }
  return mkdtemp(join(tmpdir(), `ziping-stage-${process.pid}-`));
}

/** In a folder of somebody else, links can take the place of what is being removed. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  return found !== null && (process.getuid === undefined || found.uid === process.getuid());
}
