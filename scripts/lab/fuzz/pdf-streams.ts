import { type Dice, EXTREMES } from './dice.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PdfMutation } from './pdf-objects.ts';

type Kind = 'content' | 'cmap' | 'binary';

function kindOf(head: string, stream: Buffer): Kind {
  const text = stream.subarray(0, 4000).toString('latin1');
  if (text.includes('begincmap')) return 'cmap';
  const isBinary = /\/(Filter|Length1|Width|Subtype\s*\/(CIDFontType0C|Type1C|OpenType|Image))/.test(head);
  return isBinary ? 'binary' : 'content';
}

function streamMutation(kind: Kind, edit: (stream: Buffer, dice: Dice) => Buffer): PdfMutation {
  return (file: PdfFile, dice: Dice) => {
    const own = [...file.objects].filter(([, { head, stream }]) => stream && kindOf(head, stream) === kind);
    if (own.length === 0) return;
    const [number, object] = dice.pick(own);
    file.objects.set(number, { ...object, stream: edit(object.stream!, dice) });
  };
}

const text = (edit: (lines: string[], dice: Dice) => readonly string[]) => (stream: Buffer, dice: Dice) =>
  Buffer.from(edit(stream.toString('latin1').split('\n'), dice).join('\n'), 'latin1');

/** Instructions that ask for too much, or for nothing that there is. */
function hostileInstruction(dice: Dice): string {
  const [a, b, c, d] = Array.from({ length: 4 }, () => dice.pick(EXTREMES));
  const many = dice.pick([2, 50, 5000]);
  return dice.pick([
    'q '.repeat(many),
    'Q '.repeat(many),
    'BT '.repeat(many),
    '/OC /MC0 BDC '.repeat(many),
    'EMC '.repeat(many),
    '['.repeat(many),
    '(('.repeat(many),
    `<< /A `.repeat(many),
    `${a} ${b} ${c} ${d} re f`,
    `${a} ${b} m ${c} ${d} l S`,
    `${a} ${b} m ${Array.from({ length: many }, (_, i) => `${i} ${i % 7} l`).join(' ')} S`,
    Array.from({ length: many }, (_, i) => `0 ${i / 9} m 500 ${i / 9} l S`).join('\n'),
    `${a} ${b} ${c} ${d} 0 0 cm`,
    '0 0 0 0 0 0 cm',
    '1e20 0 0 1e20 0 0 cm '.repeat(20),
    `/F1 ${a} Tf`,
    `BT ${a} Tz ${b} Tc ${c} Tw ${d} TL T* (x) Tj ET`,
    `BT ${dice.below(9)} Tr (x) Tj ET`,
    `BT [${`(x) ${a} `.repeat(many)}] TJ ET`,
    `BI /W ${a} /H ${b} /BPC 8 /CS /RGB ID xxxx EI`,
    'BI /W 60000 /H 60000 /BPC 1 /IM true /F /CCF ID xxxx EI',
    `${dice.pick(['/X0', '/Im0', '/Fm0', '/F1', '/GS0'])} ${dice.pick(['Do', 'gs', 'sh', 'scn', 'Tf'])}`,
    `${a} w ${b} d [${c}] ${d} d`,
    `${'9'.repeat(400)} ${'-'.repeat(400)}1 Td`,
    '\u0000\u00ff\u001b[31m'.repeat(many),
  ]);
}

const line = (lines: readonly string[], dice: Dice) => dice.below(lines.length);

/** A number of a stream for another one. */
const renumbered = text((lines, dice) => {
  const at = line(lines, dice);
  return lines.with(
    at,
    lines[at]!.replace(/-?\d+(\.\d+)?/, () => dice.pick(EXTREMES)),
  );
});

function flipped(stream: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(stream);
  for (let flips = dice.pick([1, 3, 30]); flips > 0 && copy.length > 0; flips--)
    copy[dice.below(copy.length)] = dice.pick([0, 0xff, dice.below(256)]);
  return copy;
}

const CMAP_WORDS = [
  '1 begincodespacerange <00> <FFFFFFFF> endcodespacerange',
  '1 beginbfrange <0000> <FFFF> <0000> endbfrange',
  '1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange',
  '1 beginbfrange <FFFF> <0000> [<0041>] endbfrange',
  '1 begincidrange <0000> <FFFFFFFF> 0 endcidrange',
  '1 beginbfchar <41> <D800> <42> <202E200B0000001B> endbfchar',
  '1 beginbfchar <0041> <> <> <0041> endbfchar',
  '/Own usecmap',
  'endcmap',
];

export const STREAM_MUTATIONS: readonly PdfMutation[] = [
  streamMutation(
    'content',
    text((lines, dice) => lines.toSpliced(line(lines, dice), 0, hostileInstruction(dice))),
  ),
  streamMutation(
    'content',
    text((lines, dice) => lines.toSpliced(line(lines, dice), 0, hostileInstruction(dice))),
  ),
  streamMutation(
    'content',
    text((lines, dice) => lines.toSpliced(line(lines, dice), dice.pick([1, 5, 50]))),
  ),
  streamMutation(
    'content',
    text((lines, dice) => {
      const at = line(lines, dice);
      return lines.toSpliced(
        at,
        0,
        ...Array.from({ length: dice.pick([2, 40]) }, () => lines.slice(at, at + 9).join('\n')),
      );
    }),
  ),
  streamMutation(
    'content',
    text((lines, dice) => {
      const [one, other] = [line(lines, dice), line(lines, dice)];
      return lines.with(one, lines[other]!).with(other, lines[one]!);
    }),
  ),
  streamMutation('content', renumbered),
  streamMutation('content', (stream, dice) => stream.subarray(0, dice.below(stream.length))),
  streamMutation('content', flipped),
  streamMutation(
    'cmap',
    text((lines, dice) => lines.toSpliced(line(lines, dice), dice.below(2), dice.pick(CMAP_WORDS))),
  ),
  streamMutation('cmap', renumbered),
  streamMutation('cmap', flipped),
  streamMutation('binary', flipped),
  streamMutation('binary', (stream, dice) => stream.subarray(0, dice.below(stream.length))),
];
