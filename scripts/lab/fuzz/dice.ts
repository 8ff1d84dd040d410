import { random } from '../press/random.ts';

/** Chance that a seed alone decides. */
export type Dice = {
  /** a whole number from 0 up to, not including, `end` */
  below(end: number): number;
  pick<T>(choices: readonly T[]): T;
  /** true once in so many throws */
  oneIn(count: number): boolean;
};

export function diceOf(seed: number): Dice {
  const next = random(seed);
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    pick: choices => choices[below(choices.length)]!,
    oneIn: count => below(count) === 0,
  };
}

/** Numbers at and over the edges of what formats and machines hold, as a PDF writes them. */
export const EXTREMES: readonly string[] = [
  ...['0', '-0', '1', '-1', '0.00001', '-0.5', '45', '65535', '65536', '-32769', '1000000'],
  ...['2147483647', '2147483648', '-2147483649', '4294967295', '9007199254740993', '1e10', '1E400'],
  ...['99999999999999999999999999', '-99999999999999999999999999', 'NaN', '--5', '+-1', '1.2.3', '.', '-'],
];
