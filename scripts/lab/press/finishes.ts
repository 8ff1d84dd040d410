import { rename, rm, writeFile } from 'node:fs/promises';
import { FALSE_MAPS } from './false-maps.ts';
import type { Finish } from './finish.ts';
import type { FormTruth } from './model.ts';
import { RADICALS } from './radicals.ts';
import { run } from './run.ts';
import { type Change, changeStreams } from './streams.ts';
import { overlayPdf, remapped, touched } from './textlayer.ts';

const DISTIL = ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite'];

/** The page content turned by a quarter, without /Rotate: text runs up the page. */
const TURN = '<< /PageSize [842 595] /Install { 90 rotate 0 -842 translate } >> setpagedevice';

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

/** A map that is broken at large: a character that official Chinese does not use stands for each that it does. */
const GARBLED: ReadonlyMap<string, string> = new Map(
  gb2312().map((character, index) => [character, String.fromCharCode(0x3400 + index)]),
);

/** Ways in which the contents of pages are broken off or altered. */
export const DAMAGES = ['cut-stream', 'flipped-bits', 'open-string'] as const;
type Damage = (typeof DAMAGES)[number];

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
  radicals: mapped('radicals', RADICALS),
  broken: broken('broken', BROKEN_WORDS),
  brokenDigits: broken('brokenDigits', BROKEN_DIGITS),
  garbled: mapped('garbled', GARBLED),
  ...Object.fromEntries(Object.entries(FALSE_MAPS).map(([name, map]) => [name, mapped(name, map)])),
  ...Object.fromEntries(DAMAGES.map(name => [name, damaged(name)])),
  invisible: { name: 'invisible', needs: 'qpdf', apply: invisible },
};

/** The ideographs of GB 2312. */
function gb2312(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return [...new TextDecoder('gbk').decode(new Uint8Array(bytes))];
}

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

/** The same PDF with another text layer: its maps to Unicode are changed, not its glyphs. */
function mapped(name: string, map: ReadonlyMap<string, string>): Finish {
  return {
    name,
    needs: null,
    apply: async (pdf, truths) => {
      let count = 0;
      await changeStreams(pdf, ({ type, unpacked }) => {
        if (type !== 'map') return null;
        const changed = remapped(unpacked, map);
        count += changed.count;
        return changed.count > 0 ? { unpacked: changed.bytes } : null;
      });
      if (count === 0) throw new Error('no map to Unicode holds these characters');
      return truths;
    },
  };
}

/** A map that says something else for some characters, so that nobody can know them. */
function broken(name: string, map: ReadonlyMap<string, string>): Finish {
  const { needs, apply } = mapped(name, map);
  const marked = (truth: FormTruth) => ({ ...truth, mustReview: touched(truth.data, new Set(map.keys())) });
  return { name, needs, apply: async (pdf, truths) => (await apply(pdf, truths)).map(marked) };
}

/** The contents of pages as a bad disk or a broken transfer leaves them. */
function damaged(name: Damage): Finish {
  return {
    name,
    needs: null,
    apply: async (pdf, truths) => {
      await changeStreams(pdf, stream => (stream.type === 'content' ? DAMAGED[name](stream) : null));
      return truths;
    },
  };
}

const DAMAGED: { readonly [damage in Damage]: Change } = {
  'cut-stream': ({ packed }) => ({ packed: packed.subarray(0, 0.6 * packed.length) }),
  'flipped-bits': ({ packed }) => ({ packed: packed.map(flipped) }),
  'open-string': ({ unpacked }) => ({ unpacked: openString(unpacked) }),
};

const flipped = (byte: number, at: number): number => (at % 997 === 500 ? byte ^ 4 : byte);

/** Contents that end within the first string of their last third. */
function openString(contents: Uint8Array): Uint8Array {
  const opening = /[(<][^)>]{2}/g;
  opening.lastIndex = Math.floor((2 * contents.length) / 3);
  const found = opening.exec(Buffer.from(contents).toString('latin1'));
  return found ? contents.subarray(0, found.index + 3) : contents;
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
