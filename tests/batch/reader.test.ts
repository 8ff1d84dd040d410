import { hash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pdfOf } from '../../scripts/lab/bulk/documents.ts';
import { writeHostile } from '../../scripts/lab/bulk/hostile.ts';
import { childrenOf } from '../../scripts/lab/bulk/run.ts';
import { openReader } from '../../src/batch/reader.ts';

const SCRIPT = new URL('../../scripts/lab/bulk/hostile-worker.ts', import.meta.url);
const LIMITS = { memory: 2000, timeout: 600, renewAfter: 9 };

test('a reader that is closed while it reads starts no process again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ziping-reader-'));
  const [name] = await writeHostile(folder, 1, ['hang']);
  const file = { sha256: '', bytes: 0, path: join(folder, name!) };
  const reader = openReader({ limits: LIMITS, script: SCRIPT });
  const before = childrenOf(process.pid).length;
  const reading = reader.read(file);
  while (childrenOf(process.pid).length === before) await setTimeout(50);
  await reader.close();
  expect(await reading).toMatchObject({ kind: 'died', death: 'killed' });
  expect(await reader.read(file)).toMatchObject({ kind: 'died', death: 'killed' });
  expect(childrenOf(process.pid)).toHaveLength(before);
});

test('a process that has grown near its memory is renewed before the next document', async () => {
  const bytes = pdfOf('');
  const path = join(mkdtempSync(join(tmpdir(), 'ziping-reader-')), 'grow-1.pdf');
  writeFileSync(path, bytes);
  const file = { sha256: hash('sha256', bytes), bytes: bytes.length, path };
  const reader = openReader({ limits: { ...LIMITS, memory: 600 }, script: SCRIPT });
  try {
    for (let round = 0; round < 4; round++) expect(await reader.read(file)).toMatchObject({ kind: 'read' });
  } finally {
    await reader.close();
  }
});
