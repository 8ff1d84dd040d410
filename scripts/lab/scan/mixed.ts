import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../press/run.ts';

/** Odd pages as they were, even pages scanned; needs qpdf. */
export async function mixed(native: Uint8Array, scanned: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'));
  const [a, b, out] = ['native', 'scanned', 'mixed'].map(name => join(folder, `${name}.pdf`)) as [
    string,
    string,
    string,
  ];
  try {
    await writeFile(a, native);
    await writeFile(b, scanned);
    await run('qpdf', ['--collate', a, '--pages', a, '1-z:odd', b, '1-z:even', '--', out]);
    return await readFile(out);
  } finally {
    await rm(folder, { recursive: true });
  }
}
