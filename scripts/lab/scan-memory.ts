import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openReaders } from '../../src/read/ocr/readers.ts';
import { readSource } from '../../src/read/read.ts';
import { meanOf, quartersOf } from './bench/quarters.ts';
import { bilevel } from './scan/code/bits.ts';
import { encodeG4 } from './scan/code/g4.ts';
import { encodePdf, type ScanPage } from './scan/code/pdf.ts';
import { grey } from './scan/picture.ts';
import { prints } from './scan/render.ts';

/**
 * Memory over one long scanned PDF, read in one process by the same readers, quarter by quarter:
 * npm run lab -- scan-memory [--pages 500]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pages: { type: 'string', default: '500' } } });
  const count = Number(values.pages);
  const bytes = encodePdf(await pagesOf(count));
  console.log(`${count} pages, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const readers = await openReaders();
  const seen: number[] = [];
  const begun = process.cpuUsage();
  const read = await readSource(
    { name: 'long.pdf', bytes },
    {
      readers: {
        // asked for once a page
        called: async () => {
          seen.push(process.memoryUsage.rss() / 1e6);
          return readers.read;
        },
        close: async () => undefined,
      },
    },
  );
  await readers.close();
  const { user, system } = process.cpuUsage(begun);
  for (const [index, own] of quartersOf(seen).entries()) {
    console.log(
      `  quarter ${index + 1}: ${meanOf(own).toFixed(0)} MB on the average, ${Math.max(...own).toFixed(0)} MB at most`,
    );
  }
  const seconds = (user + system) / 1e6 / read.pages.length;
  console.log(
    `${read.pages.length} pages read, ${read.failed.length} not; ${seconds.toFixed(2)} s of CPU a page`,
  );
}

/** The pages of a fixture, as a machine at 200 dpi scans them in black and white, over and over. */
async function pagesOf(count: number): Promise<ScanPage[]> {
  const print = await readFile(join(import.meta.dirname, '../../fixtures/g60/source.pdf'));
  const own: ScanPage[] = [];
  for await (const { width, height, picture } of prints(print, 200)) {
    const bits = bilevel(grey(picture), 180);
    const image = { width: bits.width, height: bits.height, channels: 1, bits: 1 } as const;
    const images = [{ ...image, filter: 'CCITTFaxDecode', bytes: encodeG4(bits) } as const];
    own.push({ width, height, images, rotate: 0, words: [] });
    if (own.length === count) break;
  }
  return Array.from({ length: count }, (_, index) => own[index % own.length]!);
}

await main();
