import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { extract } from '../../src/defaults.ts';
import type { Extraction } from '../../src/model.ts';

export const FIXTURES = join(import.meta.dirname, '../../fixtures');

/** Folders of files that are no forms with a truth beside them. */
const NO_CASES = new Set(['broken', 'faults']);

const FOLDERS = readdirSync(FIXTURES, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && !NO_CASES.has(entry.name))
  .map(entry => entry.name);

/** Names of the fixtures that hold forms with a text layer. */
export const CASES = FOLDERS.filter(name => !name.startsWith('scan-'));

/** Names of the fixtures that are pictures of forms: read by `scans.test.ts`. */
export const SCANS = FOLDERS.filter(name => name.startsWith('scan-'));

/** The file of a case: `source.pdf`, `source.png` or `source.txt`. */
export function sourceOf(name: string): string {
  return readdirSync(join(FIXTURES, name)).find(file => /^source\.(pdf|png|txt)$/.test(file))!;
}

export function bytesOf(...path: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(join(FIXTURES, ...path)));
}

const read = new Map<string, Promise<Extraction>>();

/** What `extract` gives of a fixture; each is read once in a run, by whichever process asks for it first. */
export function extracted(name: string): Promise<Extraction> {
  const known = read.get(name) ?? keptOrRead(name);
  read.set(name, known);
  return known;
}

async function keptOrRead(name: string): Promise<Extraction> {
  const kept = join(process.env.ZIPING_TESTS!, `${name}.extraction`);
  if (existsSync(kept)) return deserialize(readFileSync(kept));
  const file = sourceOf(name);
  const extraction = await extract({ name: file, bytes: bytesOf(name, file) });
  // two processes may ask at once: whoever looks finds all of it or nothing
  writeFileSync(`${kept}-${process.pid}`, serialize(extraction));
  renameSync(`${kept}-${process.pid}`, kept);
  return extraction;
}
