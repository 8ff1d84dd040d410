import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Truth } from '../press/model.ts';

/** The truths of a folder whose names hold a text, in their order. */
export async function readTruths(folder: string, only = ''): Promise<Truth[]> {
  const names = (await readdir(folder)).filter(n => n.endsWith('.truth.json') && n.includes(only)).sort();
  return Promise.all(names.map(async n => JSON.parse(await readFile(join(folder, n), 'utf8')) as Truth));
}
