import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPdf } from '../../../src/read/pdf.ts';
import { costOf, ROOT, secondsOf } from './cost.ts';
import type { Line } from './table.ts';

const ROUNDS = 3;

type Peer = {
  readonly name: string;
  readonly package: string;
  readonly bin: string;
  /** all PDFs of a folder, what comes out into another */
  readonly args: (from: string, to: string) => readonly string[];
  /** a program that it needs, and how that is asked whether it is there */
  readonly needs?: readonly string[];
};

const PEERS: readonly Peer[] = [
  {
    name: 'LiteParse 2.14.7',
    package: '@llamaindex/liteparse@2.14.7',
    bin: 'lit',
    args: (from, to) => ['batch-parse', from, to, '--no-ocr', '--quiet'],
  },
  {
    name: 'OpenDataLoader 2.5.11',
    package: '@opendataloader/pdf@2.5.11',
    bin: 'opendataloader-pdf',
    args: (from, to) => [from, '--output-dir', to, '--format', 'json', '--image-output', 'off', '--quiet'],
    needs: ['java', '-version'],
  },
];

/** Native pages: ziping against pdf.js alone, and against programs that find tables, fetched where asked for. */
export async function native(files: readonly string[], arePeersAsked: boolean): Promise<Line[]> {
  const pages = await pagesOf(files);
  const rate = (seconds: number) => `${(pages / seconds).toFixed(1)} pages a CPU second`;
  const node = (script: string) => [process.execPath, join(ROOT, script)];
  const own = [...node('src/cli/ziping.js'), 'extract', ...files];
  const what = `native, ${pages} pages`;
  const against = (peer: string, other: readonly string[]): Line => {
    const [ours, theirs] = compared([() => secondsOf(own), () => secondsOf(other)]);
    return { what, ziping: rate(ours!), peer, other: rate(theirs!), ratio: ours! / theirs! };
  };
  const lines = [against('pdf.js alone', [...node('scripts/lab/bench/pdfjs.ts'), ...files]), peaks(files)];
  for (const peer of PEERS) {
    const place = arePeersAsked ? placeOf(peer) : 'not asked for: --peers';
    if (!place.startsWith('/')) {
      lines.push({ what, ziping: '', peer: peer.name, other: place, ratio: null });
      continue;
    }
    const folder = await mkdtemp(join(tmpdir(), 'ziping-bench-'));
    const [from, to] = [join(folder, 'in'), join(folder, 'out')];
    for (const [number, file] of files.entries()) await cp(file, join(from, `${number}.pdf`));
    lines.push(against(peer.name, [place, ...peer.args(from, to)]));
    await rm(folder, { recursive: true });
  }
  return lines;
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

/** Where its program lies, fetched by npm; else why there is none. */
function placeOf({ package: name, bin, needs }: Peer): string {
  if (needs && spawnSync(needs[0]!, needs.slice(1)).status !== 0) return `skipped: it needs ${needs[0]}`;
  const found = spawnSync('npm', ['exec', '--yes', `--package=${name}`, '-c', `command -v ${bin}`], {
    encoding: 'utf8',
  });
  return found.status === 0 ? found.stdout.trim() : 'skipped: npm cannot fetch it';
}
