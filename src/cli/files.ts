import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SourceError } from '../errors.ts';
import type { SourceFile } from '../read/source.ts';

/** A larger file is no form, and would not fit into memory. */
const MOST_BYTES = 1024 ** 3;

/** The file at a path, named by its last part. Throws SourceError: `not-found`, `unreadable`, `too-large`. */
export async function openFile(path: string): Promise<SourceFile> {
  const size = await stat(path).catch(error => {
    throw new SourceError('not-found', `找不到文件 · there is no such file: ${path}`, { cause: error });
  });
  if (!size.isFile()) {
    throw new SourceError(
      'unreadable',
      `不是文件（目录请列出其中的文件） · not a file (name the files of a folder): ${path}`,
    );
  }
  if (size.size > MOST_BYTES) {
    throw new SourceError('too-large', `文件超过 1 GiB · the file is larger than 1 GiB: ${path}`);
  }
  const bytes = await readFile(path).catch(error => {
    throw new SourceError(
      'unreadable',
      `无法读取文件，请检查权限 · the file cannot be read, check its permissions: ${path}`,
      {
        cause: error,
      },
    );
  });
  return { name: basename(path), bytes };
}
