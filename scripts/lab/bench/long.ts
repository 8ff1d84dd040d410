import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPdf } from '../../../src/read/pdf.ts';
import { CASES } from '../press/cases.ts';
import { PLAIN } from '../press/look.ts';
import { drawPdf } from '../press/paper/drawn.ts';
import { costOf } from './cost.ts';
import type { Line } from './table.ts';

const PAGES = 600;

/** Memory that one long document takes at its peak, above what pdf.js alone takes for the same pages. */
export async function long(): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'ziping-long-'));
  try {
    const file = join(folder, 'long.pdf');
    const { bytes, pages } = await longPdf();
    await writeFile(file, bytes);
    const [ours, bare] = [costOf('ziping.ts', [file]), costOf('pdfjs.ts', [file])];
    return {
      what: `peak memory, one document of ${pages} pages: ${(ours.peak - bare.peak).toFixed(0)} MiB above pdf.js`,
      ziping: `${ours.peak.toFixed(0)} MiB`,
      peer: 'pdf.js alone',
      other: `${bare.peak.toFixed(0)} MiB`,
      ratio: ours.peak / bare.peak,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Forms of all layouts, over and over until they fill the pages. */
async function longPdf(): Promise<{ bytes: Uint8Array; pages: number }> {
  const forms = CASES.filter(
    ({ producer, difficulties }) => producer === 'drawn' && difficulties.length === 0,
  );
  const sheets = forms.flatMap(one => one.forms().map(({ sheet }) => sheet));
  const drawn = (times: number) => drawPdf(Array(times).fill(sheets).flat(), PLAIN, 'plain');
  const once = await pagesIn(drawn(1));
  const bytes = drawn(Math.ceil(PAGES / once));
  return { bytes, pages: await pagesIn(bytes) };
}

async function pagesIn(bytes: Uint8Array): Promise<number> {
  const { pages, close } = await openPdf(bytes);
  await close();
  return pages;
}
