import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPdf } from '../../../src/read/pdf.ts';
import { costOf, ROOT, secondsOf } from './cost.ts';
import type { Line } from './table.ts';

const ROUNDS = 3;

/** Native pages: ziping against pdf.js alone. */
export async function native(files: readonly string[]): Promise<Line[]> {
  const pages = await pagesOf(files);
  const rate = (seconds: number) => `${(pages / seconds).toFixed(1)} pages a CPU second`;
  const node = (script: string) => [process.execPath, join(ROOT, script)];
  const own = [...node('src/cli/ziping.js'), 'extract', ...files];
  const bare = [...node('scripts/lab/bench/pdfjs.ts'), ...files];
  const [ours, theirs] = compared([() => secondsOf(own), () => secondsOf(bare)]);
  return [
    {
      what: `native, ${pages} pages`,
      ziping: rate(ours!),
      peer: 'pdf.js alone',
      other: rate(theirs!),
      ratio: ours! / theirs!,
    },
    peaks(files),
  ];
}

/** The least of some rounds, by turns, so that a slow moment of the machine hits all. */
function compared(sides: readonly (() => number)[]): number[] {
  const rounds = Array.from({ length: ROUNDS }, () => sides.map(side => side()));
  return sides.map((_, at) => Math.min(...rounds.map(round => round[at]!)));
}

function peaks(files: readonly string[]): Line {
  const [ours, bare] = compared([
    () => costOf('ziping.ts', files).peak,
    () => costOf('pdfjs.ts', files).peak,
  ]);
  return {
    what: 'native, peak memory',
    ziping: `${ours!.toFixed(0)} MiB`,
    peer: 'pdf.js alone',
    other: `${bare!.toFixed(0)} MiB`,
    ratio: ours! / bare!,
  };
}

async function pagesOf(files: readonly string[]): Promise<number> {
  let pages = 0;
  for (const file of files) {
    const pdf = await openPdf(new Uint8Array(await readFile(file)));
    pages += pdf.pages;
    await pdf.close();
  }
  return pages;
}
