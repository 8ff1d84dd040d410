import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '../../src/archive/open.ts';
import { ingest } from '../../src/batch/ingest.ts';
import { keepCompiled } from '../../src/cli/compile-cache.js';
import { writeDocuments } from './bulk/documents.ts';
import { HOSTILE, writeHostile } from './bulk/hostile.ts';

/**
 * Ingests good documents with hostile ones among them, which hang, crash, bloat or lie; all good ones must be there, and
 * all hostile ones named: npm run lab -- poison [--good 500] [--hostile 30] [--timeout 5] [--memory 1024]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      good: { type: 'string', default: '500' },
      hostile: { type: 'string', default: '30' },
      timeout: { type: 'string', default: '5' },
      memory: { type: 'string', default: '1024' },
    },
  });
  keepCompiled();
  const folder = await mkdtemp(join(tmpdir(), 'ziping-poison-'));
  await writeDocuments(join(folder, 'in'), Number(values.good));
  const hostile = await writeHostile(join(folder, 'in/0-hostile'), Number(values.hostile), HOSTILE);
  const archive = await openArchive(join(folder, 'archive'));
  const begun = performance.now();
  const { contents, failures } = await ingest({
    archive,
    paths: [join(folder, 'in')],
    workers: 2,
    limits: { timeout: Number(values.timeout), memory: Number(values.memory), renewAfter: 250 },
    signal: new AbortController().signal,
    script: new URL('./bulk/hostile-worker.ts', import.meta.url),
  });
  await archive.close();
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`, contents);
  for (const { path, code, message } of failures) console.log(`  ${basename(path)}: ${code} ${message}`);
  const named = new Set(failures.map(({ path }) => basename(path)));
  const silent = hostile.filter(name => !named.has(name));
  const isWhole = contents.done === Number(values.good) && silent.length === 0;
  console.log(isWhole ? 'all good ones there, all hostile ones named' : `NOT SO: ${silent.join(' ')}`);
  await rm(folder, { recursive: true });
  process.exitCode = isWhole ? 0 : 1;
}

await main();
