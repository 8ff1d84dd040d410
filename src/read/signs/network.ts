/** A layer: `size` × `size` neighbours of `from` channels, every `step` pixels, to `to` channels; no channel below zero. */
export type NetworkLayer = {
  readonly size: number;
  readonly step: number;
  readonly margin: number;
  readonly from: number;
  readonly to: number;
};

/** Weights of a layer: for each neighbour and channel of what it sees, one number a channel of what it gives; then biases. */
export type Weights = { readonly each: Float32Array; readonly bias: Float32Array };

/** Numbers row by row, all channels of a pixel together. */
export type Plane = { readonly side: number; readonly data: Float32Array };

/** What a layer gives for a plane; negative numbers become zero unless it is the `last` one. */
export function passed(
  { side, data }: Plane,
  layer: NetworkLayer,
  { each, bias }: Weights,
  isLast = false,
): Plane {
  const { size, step, margin, from, to } = layer;
  const outSide = Math.floor((side + 2 * margin - size) / step) + 1;
  const out = new Float32Array(outSide * outSide * to);
  for (let y = 0, at = 0; y < outSide; y++)
    for (let x = 0; x < outSide; x++, at += to) {
      for (let o = 0; o < to; o++) out[at + o] = bias[o]!;
      for (let dy = 0; dy < size; dy++) {
        const row = y * step + dy - margin;
        if (row < 0 || row >= side) continue;
        for (let dx = 0; dx < size; dx++) {
          const column = x * step + dx - margin;
          if (column < 0 || column >= side) continue;
          const seen = (row * side + column) * from;
          let weight = (dy * size + dx) * from * to;
          for (let c = 0; c < from; c++, weight += to) {
            const value = data[seen + c]!;
            // paper, and what earlier layers did not see
            if (value === 0) continue;
            for (let o = 0; o < to; o++) out[at + o]! += value * each[weight + o]!;
          }
        }
      }
      if (!isLast) for (let o = at; o < at + to; o++) if (out[o]! < 0) out[o] = 0;
    }
  return { side: outSide, data: out };
}

/** Shares that sum to one. */
export function softmax(scores: Float32Array): Float32Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  const shares = scores.map(score => Math.exp(score - most));
  let sum = 0;
  for (const share of shares) sum += share;
  return shares.map(share => share / sum);
}
