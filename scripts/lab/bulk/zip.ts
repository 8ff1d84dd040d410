import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { zipOf } from '../../../tests/helpers/zip.ts';

/** Writes a ZIP of all files under a folder, under the paths that they have in it. */
export async function zipFolder(folder: string, zip: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const files = [];
  for (const path of paths.sort()) files.push({ name: relative(folder, path), data: await readFile(path) });
  await writeFile(zip, zipOf(files));
}
