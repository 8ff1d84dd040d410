import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Truth } from '../press/model.ts';
import { random } from '../press/random.ts';
import type { Field } from '../score/fields.ts';
import { scoreFile } from '../score/file.ts';
import type { Sample } from './fit.ts';

/** A sample with all that tells samples apart. */
export type Reading = Sample & {
  readonly file: string;
  readonly quality: string;
  readonly path: string;
  /** what kind of thing was read: text with ideographs, digits and signs alone, nothing */
  readonly kind: 'words' | 'number' | 'blank';
  readonly notes: readonly string[];
};

/** Every value that was read by eye in a folder of scans with truths. */
export async function* readings(folder: string, only: string): AsyncGenerator<Reading> {
  const names = (await readdir(folder)).filter(n => n.endsWith('.truth.json') && n.includes(only));
  for (const name of names.sort()) {
    const truth = JSON.parse(await readFile(join(folder, name), 'utf8')) as Truth;
    const { fields } = await scoreFile(folder, truth);
    for (const field of fields) yield* reading(field, truth);
  }
}

function reading({ path, evidence, right }: Field, { file, quality }: Truth): Reading[] {
  if (evidence?.source !== 'ocr') return [];
  const { confidence: raw, text, notes } = evidence;
  const kind = !text ? 'blank' : /\p{Script=Han}/u.test(text) ? 'words' : 'number';
  return [{ file, quality: quality ?? 'native', path, kind, raw, right, notes }];
}

/** Readings of a reader that is surer than it should be: of what it calls p, p² is right. For trying the fit. */
export function synthetic(count: number, seed: number): Reading[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i): Reading => {
    const raw = Math.round(1000 * (1 - next() ** 3)) / 1000;
    const file = `synthetic-${i % 40}`;
    return { file, quality: 'synthetic', path: '', kind: 'words', raw, right: next() < raw ** 2, notes: [] };
  });
}
