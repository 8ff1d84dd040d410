import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MOST_TIMES, timeFor } from '../../src/batch/limits.ts';
import { parseDocument } from '../../src/schema/stored.ts';
import { FIRST, replaced } from './bombs/pdf.ts';
import { pdfOf, writeDocuments } from './bulk/documents.ts';
import { start } from './bulk/run.ts';

/**
 * A document of heavy pages, each of which is read well within its time, against the limit of the whole: it ends there, and
 * is named; what stands beside it is read. npm run lab -- heavy-pages [--pages 600]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pages: { type: 'string', default: '600' } } });
  const pages = Number(values.pages);
  const folder = await mkdtemp(join(tmpdir(), 'ziping-pages-'));
  try {
    const seconds = await secondsOfPage(folder);
    // twice what would break the limit, well below what a page earns
    const timeout = Math.max(1, Math.round((seconds * pages) / (2 * MOST_TIMES)));
    await writeDocuments(join(folder, 'in'), 5);
    await writeFile(join(folder, 'in/000/heavy.pdf'), heavy(pages));
    console.log(
      `${pages} pages of ${seconds.toFixed(2)} s each, ${Math.round(pages * seconds)} s in all, --timeout ${timeout}: ` +
        `at most ${timeFor(pages, { memory: 0, renewAfter: 0, timeout }) / 1000} s`,
    );
    const isStopped = [await extracted(folder, timeout), await ingested(folder, timeout)].every(Boolean);
    console.log(isStopped ? 'it ended at its limit, and all beside it was read' : 'NOT SO');
    process.exitCode = isStopped ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What one more page costs in a process that has read others. */
async function secondsOfPage(folder: string): Promise<number> {
  const took = async (pages: number) => {
    const path = join(folder, `${pages}.pdf`);
    await writeFile(path, heavy(pages));
    return (await timed(['extract', '--timeout', '600', path])).seconds;
  };
  const [few, more] = [await took(10), await took(40)];
  return (more - few) / 30;
}

async function extracted(folder: string, timeout: number): Promise<boolean> {
  const paths = ['heavy', '000000'].map(name => join(folder, `in/000/${name}.pdf`));
  const { out, seconds } = await timed(['extract', '--timeout', `${timeout}`, ...paths]);
  const [heavy, good] = out
    .trim()
    .split('\n')
    .map(line => parseDocument(line).error?.code);
  console.log(`  extract  ${seconds.toFixed(0)} s: ${heavy}`);
  return heavy === 'timed-out' && good === undefined;
}

async function ingested(folder: string, timeout: number): Promise<boolean> {
  const archive = join(folder, 'archive');
  const limits = ['--timeout', `${timeout}`, '--workers', '1'];
  const { out, seconds } = await timed(['ingest', join(folder, 'in'), '--archive', archive, ...limits]);
  const { contents, failures } = JSON.parse(out);
  const [one] = failures;
  console.log(`  ingest   ${seconds.toFixed(0)} s: ${one?.code}, ${one?.message}`);
  return contents.quarantined === 1 && contents.done === 5 && one.code === 'timed-out';
}

async function timed(argv: readonly string[]): Promise<{ out: string; seconds: number }> {
  const begun = performance.now();
  const { out } = await start(argv).end;
  return { out, seconds: (performance.now() - begun) / 1000 };
}

/** Words that align with nothing, on each page the same ones. */
const WORDS = 400;

function heavy(pages: number): Buffer {
  const words = Array.from(
    { length: WORDS },
    (_, i) => `1 0 0 1 ${(i * 7.3) % 570} ${(i * 3.7) % 820} Tm (w${i % 97}) Tj`,
  );
  const page = (number: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Number ${number} >>`;
  const objects = Array.from({ length: pages - 1 }, (_, index) => page(index));
  const kids = objects.map((_, index) => `${FIRST + index} 0 R`).join(' ');
  const pdf = pdfOf(`BT /F1 4 Tf ${words.join('\n')} ET`, { objects, count: pages });
  return replaced(pdf, '/Kids [3 0 R]', `/Kids [3 0 R ${kids}]`);
}

await main();
