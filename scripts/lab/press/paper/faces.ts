import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FACES = dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'));

/** The Chinese face that comes through npm, with its outlines as curves of the third degree. */
export const SANS = {
  name: 'Noto Sans S Chinese',
  file: join(FACES, '../fonts/NotoSansHans-Regular.otf'),
};

/** A collection of TrueType faces that Debian has: programs that take nothing else print with it. */
const COLLECTION = '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc';

/** The first face of the collection as a file of its own. Throws where the machine has none. */
export function trueType(): Uint8Array {
  if (!existsSync(COLLECTION)) throw new Error(`there is no ${COLLECTION} (fonts-wqy-microhei)`);
  const file = readFileSync(COLLECTION);
  const head = file.readUInt32BE(12);
  const count = file.readUInt16BE(head + 4);
  const size = 12 + 16 * count;
  const entries = Array.from({ length: count }, (_, i) =>
    file.subarray(head + 12 + 16 * i, head + 28 + 16 * i),
  );
  const directory = Buffer.from(file.subarray(head, head + size));
  const tables: Buffer[] = [];
  let at = size;
  entries.forEach((entry, i) => {
    const [from, length] = [entry.readUInt32BE(8), entry.readUInt32BE(12)];
    directory.writeUInt32BE(at, 12 + 16 * i + 8);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    file.copy(padded, 0, from, from + length);
    tables.push(padded);
    at += padded.length;
  });
  return Buffer.concat([directory, ...tables]);
}
