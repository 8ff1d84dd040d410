/** Points on a line, each with its weight, and how much of `x` it stretches over (a run of pixels is no point). */
type Weighted = {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly length?: number;
};

/** A straight line, and the middle of the points that it was laid through. */
export type FittedLine = {
  readonly slope: number;
  readonly middle: { readonly x: number; readonly y: number };
  at(x: number): number;
};

/** The straight line that is nearest to the points, the squares of their distances taken together. */
export function lineThrough(points: readonly Weighted[]): FittedLine {
  let [weights, sumX, sumY] = [0, 0, 0];
  for (const { x, y, weight } of points) {
    weights += weight;
    sumX += weight * x;
    sumY += weight * y;
  }
  const [meanX, meanY] = [sumX / weights, sumY / weights];
  let [mixed, square] = [0, 0];
  for (const { x, y, weight, length = 0 } of points) {
    mixed += weight * (x - meanX) * (y - meanY);
    square += weight * ((x - meanX) ** 2 + length ** 2 / 12);
  }
  const slope = square === 0 ? 0 : mixed / square;
  return { slope, middle: { x: meanX, y: meanY }, at: x => meanY + slope * (x - meanX) };
}

/** What each of several features counts, and the value that they make. */
export type Equation = { readonly features: readonly number[]; readonly value: number };

/**
 * The factors by which the features of all equations come nearest to their values (least squares). `ridge` keeps factors
 * at zero that the equations say nothing about: a trace of each equation's weight.
 */
export function leastSquares(equations: readonly Equation[], ridge = 0): number[] {
  const count = equations[0]?.features.length ?? 0;
  const size = count + 1;
  const normal = new Float64Array(count * size);
  for (const { features, value } of equations)
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) normal[i * size + j]! += features[i]! * features[j]!;
      normal[i * size + count]! += features[i]! * value;
    }
  for (let i = 0; i < count; i++) normal[i * size + i]! += ridge * equations.length;
  return solved(normal, count);
}

/** The solution of as many linear equations as unknowns: rows of factors and the value (Gauss and Jordan, with pivots). */
function solved(rows: Float64Array, count: number): number[] {
  const size = count + 1;
  const m = rows.slice();
  for (let pivot = 0; pivot < count; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < count; row++)
      if (Math.abs(m[row * size + pivot]!) > Math.abs(m[best * size + pivot]!)) best = row;
    for (let column = 0; best !== pivot && column < size; column++) {
      const held = m[pivot * size + column]!;
      m[pivot * size + column] = m[best * size + column]!;
      m[best * size + column] = held;
    }
    for (let row = 0; row < count; row++) {
      if (row === pivot) continue;
      const share = m[row * size + pivot]! / m[pivot * size + pivot]!;
      for (let column = pivot; column < size; column++)
        m[row * size + column]! -= share * m[pivot * size + column]!;
    }
  }
  return Array.from({ length: count }, (_, row) => m[row * size + count]! / m[row * size + row]!);
}
