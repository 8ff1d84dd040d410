import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceSource } from '../../src/model.ts';
import type { ReadOptions } from '../../src/read/read.ts';
import type { Truth } from '../press/model.ts';
import { random } from '../press/random.ts';
import type { Field } from '../score/fields.ts';
import { scoreFile } from '../score/file.ts';
import type { Sample } from './fit.ts';
import { type LinePair, linesOf } from './lines.ts';

/** A sample with all that tells samples apart. */
export type Reading = Sample & {
  readonly file: string;
  readonly quality: string;
  readonly source: EvidenceSource;
  /** of a field */
  readonly path?: string;
  /** what kind of thing was read: text with ideographs, digits and signs alone, nothing */
  readonly kind: 'words' | 'number' | 'blank';
  readonly notes: readonly string[];
  /** of a line */
  readonly read?: string;
  readonly printed?: string;
  readonly candidates?: readonly string[];
};

/** Every value of one source in a folder of prints or scans with truths. */
export async function* readings(
  { folder, only, source }: { folder: string; only: string; source: EvidenceSource },
  options: ReadOptions,
): AsyncGenerator<Reading> {
  for (const truth of await truthsIn(folder, only)) {
    const { fields } = await scoreFile(folder, truth, options);
    yield* readingsIn(fields, truth).filter(one => one.source === source);
  }
}

/** Every line that was read in a folder of scans, beside the same line of the PDFs that they were made of. */
export async function* lineReadings(
  { folder, only, natives }: { folder: string; only: string; natives: string },
  options: ReadOptions,
): AsyncGenerator<Reading> {
  for (const truth of await truthsIn(folder, only)) {
    const lines = await linesOf({ scans: folder, natives, truth }, options);
    for (const pair of lines?.pairs ?? []) yield lineReading(pair, truth);
  }
}

/** The truths of a folder, by name. */
export async function truthsIn(folder: string, only: string): Promise<Truth[]> {
  const names = (await readdir(folder)).filter(n => n.endsWith('.truth.json') && n.includes(only));
  return Promise.all(
    names.sort().map(async n => JSON.parse(await readFile(join(folder, n), 'utf8')) as Truth),
  );
}

function lineReading({ read, printed, confidence, candidates }: LinePair, truth: Truth): Reading {
  const { file, quality = 'native' } = truth;
  const right = read === printed;
  return {
    file,
    quality,
    source: 'ocr',
    kind: kindOf(read),
    raw: confidence,
    right,
    notes: [],
    read,
    printed,
    candidates,
  };
}

const kindOf = (text: string | null): Reading['kind'] =>
  !text ? 'blank' : /\p{Script=Han}/u.test(text) ? 'words' : 'number';

/** Fields as samples. */
export function readingsIn(fields: readonly Field[], truth: Truth): Reading[] {
  return fields.flatMap(field => reading(field, truth));
}

function reading({ path, evidence, right }: Field, { file, quality }: Truth): Reading[] {
  if (!evidence) return [];
  const { confidence: raw, text, notes, source } = evidence;
  return [{ file, quality: quality ?? 'native', source, path, kind: kindOf(text), raw, right, notes }];
}

/** Readings of a reader that is surer than it should be: of what it calls p, p² is right. For trying the fit. */
export function synthetic(count: number, seed: number): Reading[] {
  const next = random(seed);
  return Array.from({ length: count }, (_, i): Reading => {
    const raw = Math.round(1000 * (1 - next() ** 3)) / 1000;
    const file = `synthetic-${i % 40}`;
    return {
      file,
      quality: 'synthetic',
      source: 'ocr',
      kind: 'words',
      raw,
      right: next() < raw ** 2,
      notes: [],
    };
  });
}
