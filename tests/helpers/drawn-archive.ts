import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { documentSummaryOf } from '../../src/archive/document-summary.ts';
import { lastAbout } from '../../src/archive/log.ts';
import { openArchive } from '../../src/archive/open.ts';
import { kit } from '../../src/defaults.ts';
import type { CorrectionEntry, Document } from '../../src/model.ts';
import { shownTo, trackOf } from '../../src/review/sample/blind-view.ts';
import type { Plan, Sample, SampleItem } from '../../src/review/sample/sample.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { entryFor } from './corrections.ts';

/** An archive of a few documents before each test of a file, and reviewers who answer to draws of it. */

export const FOLDER = mkdtempSync(join(tmpdir(), 'ziping-sample-'));
let number = 0;
export const NAMES = ['g60', 'beijing', 'transfer', 'sichuan', 'dump-plain'];
export const documents = NAMES.map((name, index): Document => {
  const file = join(import.meta.dirname, '../../fixtures', name, 'document.json');
  const document = parseDocument(readFileSync(file, 'utf8'));
  const kind = index === 1 ? 'scanned' : document.source.kind;
  return { ...document, source: { ...document.source, kind, sha256: `${index}`.repeat(64) } };
});

const PLAN: Plan = {
  unit: 'value',
  method: { kind: 'rate', size: 60, rate: null },
  strata: [],
  counting: 'silent',
  confidence: 0.95,
  planted: 0,
};
export const planned = (plan: Partial<Plan> = {}): Plan => ({ ...PLAN, ...plan });
export const request = (plan: Partial<Plan> = {}, seed = 'one') => ({
  plan: planned(plan),
  seed,
  isSeedGiven: true,
  drawnBy: '<b>王审</b>',
});
export const real = ({ items }: Sample) => items.filter(({ planted }) => planted === null);

/** Where a new archive may stand. */
export const fresh = () => join(FOLDER, `${++number}.ziping`);

export type Own = { archive: Archive; where: string };

export function ownArchive(): Own {
  const own = {} as Own;
  beforeEach(async () => {
    own.where = fresh();
    own.archive = await openArchive(own.where);
    await keep(own, documents);
  });
  afterEach(() => own.archive.close());
  return own;
}

export async function keep({ archive }: Own, all: readonly Document[]): Promise<void> {
  await archive.plan(
    'r',
    all.map(({ source }) => ({
      path: `/${source.sha256.slice(0, 3)}.pdf`,
      sha256: source.sha256,
      bytes: source.bytes,
    })),
  );
  await archive.save(
    all.map(document => {
      const facts = documentSummaryOf(document, 1);
      const { sha256 } = document.source;
      return { sha256, version: '0.1.0', state: 'done' as const, document: JSON.stringify(document), facts };
    }),
  );
}

export const documentOf = ({ sha256 }: Pick<SampleItem, 'sha256'>) =>
  documents.find(({ source }) => source.sha256 === sha256)!;

/** Answers an item as a reviewer would who sees the document as the page shows it. */
export async function answer(
  { archive }: Own,
  { sample, item }: { readonly sample: Sample; readonly item: SampleItem },
  {
    as = '甲',
    isBlind = false,
    ...other
  }: { as?: string; isBlind?: boolean } & Partial<CorrectionEntry> = {},
): Promise<void> {
  const corrections = await archive.corrections(item.sha256);
  const stored = { document: documentOf(item), corrections };
  const seen = shownTo(stored, { sample, reviewer: as, isBlind }, kit).document;
  const entry = entryFor(seen, item.path, {
    sample: sample.id,
    reviewer: as,
    track: trackOf(item, isBlind),
    ...other,
  });
  const result = await archive.correct([{ entry, expected: lastAbout(corrections, entry) }]);
  expect(result.kind).toBe('written');
}

export const corrected = (value: string): Partial<CorrectionEntry> => ({
  kind: 'correct',
  after: { text: value, value },
});
