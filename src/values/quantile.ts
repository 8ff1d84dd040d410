/** The value that a share of the others are less than; undefined where there are none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)];
}

/** The middle one of some numbers, of two the larger; undefined where there are none. */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}
