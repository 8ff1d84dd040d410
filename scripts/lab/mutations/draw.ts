import { pick, random } from '../press/random.ts';

/** Draws that one seed decides. */
export type Draw = {
  readonly one: <Value>(choices: readonly Value[]) => Value;
  /** a whole number, both ends included */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
};

/** Given a seed; the same seed gives the same draws. */
export function draws(seed: number): Draw {
  const next = random(seed);
  return {
    one: choices => pick(next, choices),
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: share => next() < share,
  };
}

/** Whole numbers that add up to the sum, each at least 1. */
export function split(draw: Draw, sum: number, parts: number): readonly number[] {
  const shares = Array.from({ length: parts }, () => 1);
  for (let left = sum - parts; left > 0; ) {
    const step = draw.whole(1, left);
    const i = draw.whole(0, parts - 1);
    shares[i] = (shares[i] ?? 0) + step;
    left -= step;
  }
  return shares;
}

/** Half up to two decimals, without trailing zeros: as the forms print scores. */
export function cents(value: number): string {
  return String(Math.round((value + 1e-9) * 100) / 100);
}
