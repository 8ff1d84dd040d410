import { type Dice, EXTREMES } from './dice.ts';

/** Changes a file as a broken disk, an upload that stopped, or a bad program would. */
export function damaged(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length);
  const length = dice.pick([1, 16, 900]);
  return dice.pick<() => Buffer>([
    () => bytes.subarray(0, at),
    () => bytes.subarray(dice.below(40)),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, dice.below(256)), bytes.subarray(at)]),
    () => Buffer.concat([bytes, bytes.subarray(at)]),
    () => flipped(bytes, dice),
    () => flipped(bytes, dice),
  ])();
}

function flipped(bytes: Buffer, dice: Dice): Buffer {
  const copy = Buffer.from(bytes);
  for (let flips = dice.pick([1, 8, 100]); flips > 0; flips--)
    copy[dice.below(copy.length)] = dice.below(256);
  return copy;
}

const ENDINGS: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => text.replace(/startxref\n\d+/, `startxref\n${dice.pick(EXTREMES)}`),
  (text, dice) => text.replace(/\/Size \d+/, `/Size ${dice.pick(EXTREMES)}`),
  (text, dice) => text.replace(/\/Root \d+ 0 R/, `/Root ${dice.below(30)} 0 R`),
  text => text.replace(/trailer\n<</, `trailer\n<< /Prev ${text.indexOf('xref\n')} `),
  text => text.replace(/trailer\n<</, 'trailer\n<< /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 >> '),
  text => text.replace(/trailer[\s\S]*$/, ''),
  text => text.replace(/xref\n0 \d+/, 'xref\n0 99999999'),
  (text, dice) =>
    text.replaceAll(/\d{10} 00000 n/g, row => (dice.oneIn(4) ? `${'9'.repeat(10)} 00000 n` : row)),
];

/** Changes the table of objects and the trailer of a PDF. */
export function misled(bytes: Buffer, dice: Dice): Buffer {
  return Buffer.from(dice.pick(ENDINGS)(bytes.toString('latin1'), dice), 'latin1');
}
