import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepCompiled } from '../../src/cli/compile-cache.js';
import { openFiles } from '../../src/cli/guard.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { bombsOf } from './bombs/catalogue.ts';

const GOOD = join(import.meta.dirname, '../../fixtures/sichuan/source.pdf');

/**
 * Reads bombs, each with a good document after it, as `extract` does, and tells what became of each: a document with an
 * error, or one that was read. npm run lab -- bombs [--seed 1] [--timeout 20] [--memory 600] [--only NAME …]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      timeout: { type: 'string', default: '20' },
      memory: { type: 'string', default: '600' },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  keepCompiled();
  const folder = await mkdtemp(join(tmpdir(), 'ziping-bombs-'));
  await using files = openFiles({ timeout: values.timeout, memory: values.memory });
  const read = async (path: string) => parseDocument((await files.ask(path, { task: 'document' })).text);
  let lost = 0;
  for (const { name, bytes } of bombsOf(Number(values.seed))) {
    if (values.only.length > 0 && !values.only.includes(name)) continue;
    await writeFile(join(folder, name), bytes);
    const begun = performance.now();
    const { error, pages, forms } = await read(join(folder, name));
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const became = error
      ? error.code
      : `read: ${pages.map(({ outcome, reason }) => reason ?? outcome).slice(0, 2)}`;
    const good = await read(GOOD);
    if (good.forms.length !== 1 || forms.length > 0) lost++;
    console.log(
      `${name.padEnd(18)} ${String(bytes.length).padStart(9)} B ${seconds.padStart(6)} s  ${became}`,
    );
  }
  await rm(folder, { recursive: true });
  console.log(lost === 0 ? 'every good document beside them was read' : `NOT SO: ${lost}`);
  process.exitCode = lost === 0 ? 0 : 1;
}

await main();
