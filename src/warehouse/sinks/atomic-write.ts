import { readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ArchiveError } from '../../errors.ts';
import { flush } from './flush.ts';

/**
 * Writes a file, or a folder where there is none, under another name beside its own and renames it when it is whole: a killed process leaves the file as it
 * was. What killed ones left is removed. Throws ArchiveError where the folder cannot be written.
 */
export async function writeAtomically(path: string, write: (aside: string) => Promise<void>): Promise<void> {
  const folder = dirname(path);
  const start = `.${basename(path)}.ziping-`;
  const aside = join(folder, `${start}${process.pid}`);
  try {
    await sweep(folder, start);
    await write(aside);
    flush(aside);
    // Windows takes no folder's place, not even an empty one's
    if ((await stat(aside)).isDirectory()) await rmdir(path).catch(() => {});
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => {});
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw error;
    const why = code === 'EBUSY' || code === 'EPERM' ? `${OPEN_ELSEWHERE}: ` : '';
    throw new ArchiveError(`文件写不了 · the file cannot be written: ${path}: ${why}${message}`, {
      cause: error,
    });
  }
}

/** Windows does not let go of a file that a program shows. */
const OPEN_ELSEWHERE =
  '可能正在 Excel 等程序中打开，关闭后重试 · it may be open in another program, such as Excel: close it there and try again';

async function sweep(folder: string, start: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = name.startsWith(start) ? Number(name.slice(start.length)) : Number.NaN;
    if (Number.isInteger(owner) && !isAlive(owner))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whether a process of this number runs on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
