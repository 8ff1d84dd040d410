import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Truth } from '../press/model.ts';

/** The truths of a folder, by their names. */
export async function readTruths(folder: string): Promise<Truth[]> {
  const names = (await readdir(folder)).filter(n => n.endsWith('.truth.json')).sort();
  return Promise.all(names.map(async n => JSON.parse(await readFile(join(folder, n), 'utf8')) as Truth));
}
