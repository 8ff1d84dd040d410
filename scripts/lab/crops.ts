import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Raster } from '../../src/image/raster.ts';
import type { ReadersOnCall } from '../../src/read/ocr/readers.ts';
import { linesOf } from './calibrate/lines.ts';
import { encodePng } from './scan/code/png.ts';
import { readTruths } from './score/truths.ts';

/**
 * Cuts scans into the crops that readers are given, each with what is printed there, to try readers on lines alone:
 * npm run lab -- crops SCANS --natives PRINTS --out DIR [--only TEXT]
 * writes DIR/NAME-N.png and DIR/lines.jsonl of { crop, quality, printed }; crops of several lines are left out.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      natives: { type: 'string' },
      out: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  });
  const [scans] = positionals;
  if (!scans || !values.natives || !values.out)
    throw new Error('give scans, their prints and a folder: SCANS --natives PRINTS --out DIR');
  await mkdir(values.out, { recursive: true });
  const index: object[] = [];
  for (const truth of await readTruths(scans, values.only))
    index.push(...(await cut({ scans, natives: values.natives, truth }, values.out)));
  await writeFile(join(values.out, 'lines.jsonl'), index.map(line => `${JSON.stringify(line)}\n`).join(''));
}

async function cut(from: Parameters<typeof linesOf>[0], out: string): Promise<object[]> {
  const seen: Raster[] = [];
  const lines = await linesOf(from, { readers: numbering(seen) });
  const { file, quality } = from.truth;
  const byCrop = Map.groupBy(lines?.pairs ?? [], pair => pair.confidence);
  const single = [...byCrop].flatMap(([number, pairs]) =>
    // a full stop by itself is known by its ring, whatever is read
    pairs.length === 1 && Number.isInteger(number) && number > 0 ? [[number, pairs[0]!] as const] : [],
  );
  return Promise.all(
    single.map(async ([number, { printed }]) => {
      const crop = `${file}-${number}.png`;
      await writeFile(join(out, crop), encodePng({ ...seen[number - 1]!, channels: 1 }, 200));
      return { crop, quality, printed };
    }),
  );
}

/** Reads a glyph at every pixel, so that no part of a crop is without; gives the number of the crop (from 1) as confidence. */
function numbering(seen: Raster[]): ReadersOnCall {
  const read = async (crops: readonly Raster[]) =>
    crops.map(crop => {
      const confidence = seen.push(crop);
      const glyphs = Array.from({ length: crop.width }, (_, x) => ({
        text: '口',
        from: x,
        to: x + 1,
        confidence: 1,
      }));
      return { glyphs, text: '口', confidence, candidates: [] };
    });
  return { called: async () => read, close: async () => {} };
}

await main();
