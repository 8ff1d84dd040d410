import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../press/run.ts';
import type { Picture } from '../picture.ts';

/** JPEG 2000, as small as a JPEG of middling quality; needs opj_compress. */
export async function encodeJpx({ width, height, channels, data }: Picture): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'scan-'));
  const [plain, packed] = [join(folder, channels === 1 ? 'page.pgm' : 'page.ppm'), join(folder, 'page.jp2')];
  try {
    const header = Buffer.from(`P${channels === 1 ? 5 : 6}\n${width} ${height}\n255\n`);
    await writeFile(plain, Buffer.concat([header, data]));
    await run('opj_compress', ['-i', plain, '-o', packed, '-r', channels === 1 ? '12' : '30']);
    return await readFile(packed);
  } finally {
    await rm(folder, { recursive: true });
  }
}
