import { generateKeyPairSync } from 'node:crypto';
import { type Archive, allDocuments } from '../../../src/archive/archive.ts';
import { storedDocument } from '../../../src/archive/stored.ts';
import type { CorrectionEntry } from '../../../src/model.ts';
import { drawSample } from '../../../src/review/sample/draw.ts';
import { leavesOf } from '../../../src/values/leaves.ts';
import { fillArchive } from '../warehouse/documents.ts';

/** An archive with all that can be tampered with: readings, a log, two draws, a signature by the key that is given back. */
export async function fillWhole(archive: Archive, documents: number, indicators: number) {
  await fillArchive(archive, documents, { indicators, hard: 0 });
  return signWhole(archive);
}

/** Gives an archive of documents a log, two draws and a signature. */
export async function signWhole(archive: Archive) {
  await correctSome(archive);
  for (const seed of ['one', 'two']) await draw(archive, seed);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await archive.sign({ by: '王审', key: privateKey });
  return { privateKey, publicKey };
}

async function draw(archive: Archive, seed: string): Promise<void> {
  await drawSample(archive, {
    plan: {
      unit: 'value',
      strata: [],
      counting: 'silent',
      confidence: 0.95,
      planted: 0,
      method: { kind: 'rate', size: 20, rate: null },
    },
    seed,
    isSeedGiven: true,
    drawnBy: '王审',
  });
}

async function correctSome(archive: Archive): Promise<void> {
  for await (const { sha256, version, document } of allDocuments(archive)) {
    const [form] = storedDocument(sha256, document).forms;
    const [path, evidence] = form ? leavesOf(form)[0]! : [];
    if (path === undefined || evidence === undefined) continue;
    const { text, regions } = evidence;
    const entry: CorrectionEntry = {
      sha256,
      version,
      path: `/forms/0/data${path}`,
      kind: 'correct',
      track: 'work',
      before: { text, value: text, ...(regions && { regions }) },
      after: { text: '改', value: '改' },
      reason: null,
      reviewer: '李审',
      at: '2024-05-06T07:08:09.000Z',
      undoes: null,
      sample: null,
    };
    const written = await archive.correct([{ entry, expected: null }]);
    if (written.kind === 'written' && written.corrections[0]!.sequence === 6) return;
  }
}
