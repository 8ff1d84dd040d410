import { damaged } from './bytes.ts';
import type { Dice } from './dice.ts';

/** Characters that turn, hide or steer, or that lone halves are. */
const ODD = [
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u001b]0;x\u0007',
  '\u001b[2J',
  '\u0301',
  '\ud800',
  '\f',
  '\r',
  '\v',
  '\u2028',
  '𠀀',
  '🈚',
  '\ufffd',
  '⽬',
];
const WORDS = [
  '项目名称',
  '一级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '总分',
  '绩效自评表',
  '≥100%',
  '-0',
  '1e999',
  '产出指标（50分）',
];

/** A dump of text with its lines or characters changed, or its bytes damaged. */
export function mutatedDump(bytes: Buffer, dice: Dice): Buffer {
  if (dice.oneIn(5)) return damaged(bytes, dice);
  let lines = bytes.toString('utf8').split('\n');
  for (let edits = 1 + dice.below(5); edits > 0; edits--) lines = edited(lines, dice);
  return Buffer.from(lines.join('\n'));
}

function edited(lines: readonly string[], dice: Dice): string[] {
  if (lines.length === 0) return [''];
  const at = dice.below(lines.length);
  const line = lines[at]!;
  const place = dice.below(line.length + 1);
  const inserted = (text: string) => lines.with(at, line.slice(0, place) + text + line.slice(place));
  return dice.pick<() => string[]>([
    () => lines.toSpliced(at, dice.pick([1, 4])),
    () => lines.toSpliced(at, 0, ...Array.from({ length: dice.pick([1, 30, 500]) }, () => line)),
    () => lines.toSpliced(at, 0, ...Array.from({ length: dice.pick([1, 2000]) }, () => '')),
    () => inserted(dice.pick(ODD).repeat(dice.pick([1, 1, 200]))),
    () => inserted(dice.pick(WORDS)),
    () => inserted(' '.repeat(dice.pick([1, 40, 5000]))),
    () => inserted('9'.repeat(dice.pick([20, 400, 20_000]))),
    () => inserted('│─┼'.repeat(dice.pick([1, 300]))),
    () => lines.with(at, lines[dice.below(lines.length)]!),
    () => lines.map(one => one.slice(dice.below(3))),
    () => [lines.join('')],
  ])();
}
