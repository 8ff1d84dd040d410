/** What was seen over a long run, in four parts. */
export function quartersOf<T>(seen: readonly T[]): T[][] {
  const at = (quarter: number) => (quarter * seen.length) / 4;
  return [0, 1, 2, 3].map(quarter => seen.slice(at(quarter), at(quarter + 1)));
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
