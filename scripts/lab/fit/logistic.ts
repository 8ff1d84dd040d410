import type { Features } from '../../../src/tables/continuation-score.ts';

export type Weights = { readonly [name in keyof Features]: number };
type Labelled = { readonly features: Features; readonly goesOn: boolean };

/** Steps, their size, and how strongly weights are held to those that one starts from. */
const FIT = { steps: 4000, rate: 0.5, hold: 0.003 };

/**
 * Weights under which the samples are likeliest, not far from those that are given: what no sample shows keeps its
 * weight. Both outcomes count alike, however many samples each has.
 */
export function fitLogistic(samples: readonly Labelled[], prior: Weights): Weights {
  const names = Object.keys(prior) as (keyof Features)[];
  const weights: Record<string, number> = { ...prior };
  const share = {
    yes: samples.filter(({ goesOn }) => goesOn).length,
    no: samples.filter(({ goesOn }) => !goesOn).length,
  };
  for (let step = 0; step < FIT.steps; step++) {
    const slope = new Map(names.map(name => [name, FIT.hold * (prior[name] - weights[name]!)]));
    for (const { features, goesOn } of samples) {
      const error = (goesOn ? 1 : 0) - 1 / (1 + Math.exp(-scoreOf(features, weights as Weights)));
      const size = error / (2 * (goesOn ? share.yes : share.no));
      for (const name of names) slope.set(name, slope.get(name)! + size * features[name]);
    }
    for (const name of names) weights[name]! += FIT.rate * slope.get(name)!;
  }
  return weights as Weights;
}

export function scoreOf(features: Features, weights: Weights): number {
  return Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * features[name as keyof Features],
    0,
  );
}
