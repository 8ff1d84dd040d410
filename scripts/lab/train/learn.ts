import { LAYERS, planesOf } from '../../../src/read/signs/classifier.ts';
import { type NetworkLayer, type Plane, softmax, type Weights } from '../../../src/read/signs/network.ts';
import type { Dice } from '../scan/picture.ts';
import { type Sample, viewIn } from './samples.ts';

/** Adam, after Kingma and Ba: the size of a step, which falls to nothing, how long slopes are remembered, glyphs a step. */
const FIT = { rate: 0.0015, slope: 0.9, square: 0.999, tiny: 1e-8, batch: 48 };
/** Shares that labels are believed less than wholly. */
const SMOOTH = 0.02;

/** Weights to start from: as large as keeps the layers' output (after He). */
export function startWeights(dice: Dice): Weights[] {
  const gauss = () => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
  return LAYERS.map(({ size, from, to }) => {
    const fan = size * size * from;
    return {
      each: Float32Array.from({ length: fan * to }, () => gauss() * Math.sqrt(2 / fan)),
      bias: new Float32Array(to),
    };
  });
}

/** Trains the weights in place; `told` hears the mean loss of each round. */
export function train(
  weights: readonly Weights[],
  samples: readonly Sample[],
  {
    rounds,
    dice,
    told,
  }: { readonly rounds: number; readonly dice: Dice; told(round: number, loss: number): void },
): void {
  const slopes = weights.map(zero);
  const [means, squares] = [weights.map(zero), weights.map(zero)];
  const order = Uint32Array.from(samples.keys());
  const steps = Math.ceil((rounds * samples.length) / FIT.batch);
  let step = 0;
  for (let round = 0; round < rounds; round++) {
    shuffle(order, dice);
    let loss = 0;
    for (const [at, index] of order.entries()) {
      loss += addSlopes(samples[index]!, weights, slopes);
      if ((at + 1) % FIT.batch !== 0) continue;
      const rate = (FIT.rate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
      step++;
      for (const [layer, own] of weights.entries())
        for (const part of ['each', 'bias'] as const)
          adam(own[part], {
            slope: slopes[layer]![part],
            mean: means[layer]![part],
            square: squares[layer]![part],
            rate,
            step,
          });
    }
    told(round, loss / samples.length);
  }
}

const zero = ({ each, bias }: Weights): Weights => ({
  each: new Float32Array(each.length),
  bias: new Float32Array(bias.length),
});

function shuffle(order: Uint32Array, dice: Dice): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

type Moments = {
  readonly slope: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly rate: number;
  readonly step: number;
};

function adam(own: Float32Array, { slope, mean, square, rate, step }: Moments): void {
  const [a, b] = [1 - FIT.slope ** step, 1 - FIT.square ** step];
  for (let at = 0; at < own.length; at++) {
    const each = slope[at]! / FIT.batch;
    mean[at] = FIT.slope * mean[at]! + (1 - FIT.slope) * each;
    square[at] = FIT.square * square[at]! + (1 - FIT.square) * each * each;
    own[at]! -= (rate * (mean[at]! / a)) / (Math.sqrt(square[at]! / b) + FIT.tiny);
  }
  slope.fill(0);
}

/** Adds what a sample says of every weight; returns its loss. */
function addSlopes(sample: Sample, weights: readonly Weights[], slopes: readonly Weights[]): number {
  const { label } = sample;
  const view = viewIn(sample);
  const planes = planesOf(view, weights);
  const odds = softmax(planes.at(-1)!.data);
  const loss = -Math.log(Math.max(1e-9, odds[label]!));
  let back = odds.map((share, at) => share - (at === label ? 1 - SMOOTH : SMOOTH / (odds.length - 1)));
  for (let layer = LAYERS.length - 1; layer >= 0; layer--) {
    const slope = slopes[layer]!;
    if (layer === 0) {
      spread(planes[layer]!, LAYERS[layer]!, { back, slope });
      break;
    }
    const seen = spread(planes[layer]!, LAYERS[layer]!, { back, slope, own: weights[layer]! });
    // the third layer is given measures behind what the second one gave
    const before = planes[layer]!.data;
    back = seen.map((value, at) => (before[at]! > 0 ? value : 0));
    if (layer === 2) back = back.subarray(0, before.length - view.measures.length);
  }
  return loss;
}

type Back = {
  readonly back: Float32Array;
  readonly slope: Weights;
  readonly own?: Weights;
};

/** Adds the slopes of a layer's weights; returns those of what it was given, where its `own` weights are. */
function spread({ side, data }: Plane, layer: NetworkLayer, { back, own, slope }: Back): Float32Array {
  const { size, step, margin, from, to } = layer;
  const outSide = Math.floor((side + 2 * margin - size) / step) + 1;
  const seen = new Float32Array(data.length);
  for (let y = 0, at = 0; y < outSide; y++)
    for (let x = 0; x < outSide; x++, at += to) {
      for (let o = 0; o < to; o++) slope.bias[o]! += back[at + o]!;
      for (let dy = 0; dy < size; dy++) {
        const row = y * step + dy - margin;
        if (row < 0 || row >= side) continue;
        for (let dx = 0; dx < size; dx++) {
          const column = x * step + dx - margin;
          if (column < 0 || column >= side) continue;
          const place = (row * side + column) * from;
          let weight = (dy * size + dx) * from * to;
          for (let c = 0; c < from; c++, weight += to) {
            const value = data[place + c]!;
            // nothing passes back through what was zero, nor does it move a weight
            if (value === 0) continue;
            if (!own) {
              for (let o = 0; o < to; o++) slope.each[weight + o]! += value * back[at + o]!;
              continue;
            }
            let sum = 0;
            for (let o = 0; o < to; o++) {
              const down = back[at + o]!;
              slope.each[weight + o]! += value * down;
              sum += own.each[weight + o]! * down;
            }
            seen[place + c]! += sum;
          }
        }
      }
    }
  return seen;
}
