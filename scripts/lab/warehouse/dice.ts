import { random } from '../bulk/run.ts';

/** Choices that are the same ones for the same seed; now and then what is hard to keep. */
export type Dice = {
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  whole(below: number): number;
  /** a text as usual, or a hard one */
  text(usual: string): string;
  textOrNull(usual: string): string | null;
  decimal(usual: string): string;
  decimalOrNull(usual: string): string | null;
};

const HARD_TEXTS = [
  '',
  ' ',
  '=1+1',
  '+86',
  '-1',
  '@SUM(A1)',
  'a,"b",\'c\'\n第二行\r\n\t结束',
  '\\N',
  'NULL',
  '𠮷😀 é',
  '首\ufeff中',
  '00012',
  '1e5',
  '2023-01-01',
  '半\ud800字',
  '零\u0000字',
];
const HARD_DECIMALS = [
  '12345678901234567890',
  '12345678901234567890.12',
  '-99999999999999999999.99',
  '0.0000000001',
  '0.10000000000000',
  '100.00',
  '0',
  '-0.01',
  '8.571428571428571',
  '99999999999999999999999999999999999.5',
  '0.00000000000000000000001',
];

/** `hard` is the share of values that are hard. */
export function diceOf(seed: number, hard: number): Dice {
  const next = random(seed + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const text = (usual: string) => (next() < hard ? pick(HARD_TEXTS) : usual);
  const decimal = (usual: string) => (next() < hard ? pick(HARD_DECIMALS) : usual);
  const orNull = (value: string) => (next() < 0.08 ? null : value);
  return {
    pick,
    text,
    decimal,
    chance: share => next() < share,
    whole: below => Math.floor(next() * below),
    textOrNull: usual => orNull(text(usual)),
    decimalOrNull: usual => orNull(decimal(usual)),
  };
}
