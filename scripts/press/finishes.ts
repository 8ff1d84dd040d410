import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Finish } from './finish.ts';
import type { FormTruth } from './model.ts';
import { RADICALS } from './radicals.ts';
import { run } from './run.ts';
import { overlayPdf, remapped, touched } from './textlayer.ts';

const DISTIL = ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite'];

/** The page content turned by a quarter, without /Rotate: text runs up the page. */
const TURN = '<< /PageSize [842 595] /Install { 90 rotate 0 -842 translate } >> setpagedevice';

type Command = (from: string, to: string) => readonly [string, readonly string[]];

/** Everything that can happen to a PDF between its printing and its publication. */
export const FINISHES: { readonly [name: string]: Finish } = {
  rotate90: command('rotate90', (a, b) => ['qpdf', [a, '--rotate=90', b]]),
  rotate180: command('rotate180', (a, b) => ['qpdf', [a, '--rotate=180', b]]),
  rotate270: command('rotate270', (a, b) => ['qpdf', [a, '--rotate=270', b]]),
  linear: command('linear', (a, b) => ['qpdf', ['--linearize', '--object-streams=generate', a, b]]),
  gs: command('gs', (a, b) => ['gs', [...DISTIL, `-sOutputFile=${b}`, a]]),
  cairo: command('cairo', (a, b) => ['pdftocairo', ['-pdf', a, b]]),
  mutool: command('mutool', (a, b) => ['mutool', ['clean', '-ggg', '-s', '-z', a, b]]),
  owner: command('owner', (a, b) => [
    'qpdf',
    ['--encrypt', '', 'owner-secret', '256', '--print=none', '--modify=none', '--', a, b],
  ]),
  user: {
    ...command('user', (a, b) => ['qpdf', ['--encrypt', 'open-sesame', 'owner-secret', '256', '--', a, b]]),
    password: 'open-sesame',
  },
  turned: command('turned', (a, b) => [
    'gs',
    [
      ...DISTIL,
      '-dFIXEDMEDIA',
      '-dAutoRotatePages=/None',
      '-dDEVICEWIDTHPOINTS=842',
      '-dDEVICEHEIGHTPOINTS=595',
      `-sOutputFile=${b}`,
      '-c',
      TURN,
      '-f',
      a,
    ],
  ]),
  radicals: { name: 'radicals', needs: 'qpdf', apply: radicals },
  broken: { name: 'broken', needs: 'qpdf', apply: (pdf, truths) => broken(pdf, truths, BROKEN_WORDS) },
  brokenDigits: {
    name: 'brokenDigits',
    needs: 'qpdf',
    apply: (pdf, truths) => broken(pdf, truths, BROKEN_DIGITS),
  },
  invisible: { name: 'invisible', needs: 'qpdf', apply: invisible },
};

function command(name: string, make: Command): Finish {
  return {
    name,
    needs: make('', '')[0],
    apply: async (pdf, truths) => {
      const part = `${pdf}.part`;
      await run(...make(pdf, part));
      await rename(part, pdf);
      return truths;
    },
  };
}

/** Glyphs of these lose their unicode, as some printers lose it: control and Latin Extended characters stand there. */
const BROKEN_WORDS: ReadonlyMap<string, string> = new Map(
  [...'补改处数率级养成社'].map((c, i) => [
    c,
    i % 2 ? String.fromCodePoint(0x1a0 + i) : String.fromCodePoint(0x0e + i),
  ]),
);
const BROKEN_DIGITS: ReadonlyMap<string, string> = new Map([
  ['6', '\u0006'],
  ['3', 'ƞ'],
]);

async function broken(
  pdf: string,
  truths: readonly FormTruth[],
  map: ReadonlyMap<string, string>,
): Promise<readonly FormTruth[]> {
  await relayer(pdf, map);
  return truths.map(t => ({ ...t, mustReview: touched(t.data, new Set(map.keys())) }));
}

async function radicals(pdf: string, truths: readonly FormTruth[]): Promise<readonly FormTruth[]> {
  await relayer(pdf, RADICALS);
  return truths;
}

/** The same PDF with another text layer: its maps to Unicode are changed, not its glyphs. */
async function relayer(pdf: string, map: ReadonlyMap<string, string>): Promise<void> {
  const plain = `${pdf}.qdf`;
  await run('qpdf', ['--qdf', '--object-streams=disable', pdf, plain]);
  const changed = remapped(await readFile(plain), map);
  if (changed.count === 0) throw new Error('no map to Unicode holds these characters');
  await writeFile(plain, changed.bytes);
  await run('sh', [
    '-c',
    'fix-qdf "$0" > "$1" && qpdf --object-streams=generate "$1" "$2"',
    plain,
    `${plain}.fixed`,
    pdf,
  ]);
  await Promise.all([rm(plain), rm(`${plain}.fixed`)]);
}

/** A second, invisible text layer with other words, as a scanner's program leaves it. */
async function invisible(pdf: string, truths: readonly FormTruth[]): Promise<readonly FormTruth[]> {
  const layer = `${pdf}.layer`;
  await writeFile(layer, overlayPdf());
  await run('qpdf', [pdf, '--overlay', layer, '--repeat=1', '--', `${pdf}.part`]);
  await rename(`${pdf}.part`, pdf);
  await rm(layer);
  return truths;
}
