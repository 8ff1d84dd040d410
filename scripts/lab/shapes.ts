import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { type GlyphShape, shapeOf } from '../../src/read/shapes/bitmap.ts';
import { aspectOf, distanceOf, printOf } from '../../src/read/shapes/compare.ts';
import { openFont } from '../../src/read/shapes/font-file.ts';

/**
 * Measures what the digits, the percent sign and the two signs of comparison look like in fonts (TrueType, OpenType, WOFF) and writes
 * src/read/shapes/templates.ts: npm run lab -- shapes FONT …
 */
async function main(): Promise<void> {
  const kept = new Map<string, GlyphShape[]>(SIGNS.map(sign => [sign, []]));
  for (const file of process.argv.slice(2)) {
    const font = openFont(unpacked(await readFile(file)));
    for (const sign of font ? SIGNS : []) {
      const outline = font!.outline(sign.codePointAt(0)!);
      const shape = outline && shapeOf(outline, font!.unitsPerEm);
      const own = kept.get(sign)!;
      if (shape && !own.some(other => isAlike(other, shape))) own.push(shape);
    }
  }
  const rows = [...kept].map(
    ([sign, shapes]) => `  ['${sign}', ${shapes.map(one => `'${printOf(one)}'`).join(', ')}],`,
  );
  const text = `${HEAD}export const TEMPLATES: readonly (readonly string[])[] = [\n${rows.join('\n')}\n];\n`;
  await writeFile(join(import.meta.dirname, '../../src/read/shapes/templates.ts'), text);
}

const SIGNS = [...'0123456789%≥≤'];
const HEAD =
  '/** What signs look like in many fonts, as `compare.ts` reads it; written by scripts/lab/shapes.ts, more than 250 lines on purpose. */\n';

/** Shares: prints that differ by less say the same. */
const ALIKE = 0.05;

function isAlike(a: GlyphShape, b: GlyphShape): boolean {
  return distanceOf(a.rows, b.rows) < ALIKE && Math.abs(aspectOf(a) - aspectOf(b)) < 2 * ALIKE;
}

/** The font in a WOFF file: the same tables, each packed by itself. */
function unpacked(file: Buffer): Uint8Array {
  if (file.toString('latin1', 0, 4) !== 'wOFF') return file;
  const count = file.readUInt16BE(12);
  const parts: Buffer[] = [];
  const head = Buffer.alloc(12 + 16 * count);
  file.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  let at = head.length;
  for (let index = 0; index < count; index++) {
    const own = 44 + 20 * index;
    const [from, packed, length] = [4, 8, 12].map(offset => file.readUInt32BE(own + offset)) as [
      number,
      number,
      number,
    ];
    const bytes = file.subarray(from, from + packed);
    parts.push(packed < length ? inflateSync(bytes) : bytes);
    file.copy(head, 12 + 16 * index, own, own + 4);
    head.writeUInt32BE(at, 12 + 16 * index + 8);
    head.writeUInt32BE(length, 12 + 16 * index + 12);
    at += length;
  }
  return new Uint8Array(Buffer.concat([head, ...parts]));
}

await main();
