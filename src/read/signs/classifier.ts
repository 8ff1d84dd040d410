import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLASSES } from './alphabet.ts';
import { type NetworkLayer, type Plane, passed, softmax, type Weights } from './network.ts';
import { type GlyphView, MEASURES, PICTURES, SIDE } from './view.ts';

/** Two layers that look at the pictures, two that weigh what those saw together with the glyph's measures. */
export const LAYERS: readonly NetworkLayer[] = [
  { size: 5, step: 2, margin: 2, from: PICTURES, to: 8 },
  { size: 3, step: 2, margin: 1, from: 8, to: 20 },
  { size: 1, step: 1, margin: 0, from: 20 * (SIDE / 4) ** 2 + MEASURES, to: 48 },
  { size: 1, step: 1, margin: 0, from: 48, to: CLASSES },
];

/** How likely a glyph is of each class. */
export type Classifier = (view: GlyphView) => Float32Array;

export function classifierOf(weights: readonly Weights[]): Classifier {
  return view => softmax(planesOf(view, weights).at(-1)!.data);
}

/** What each layer is given, and what the last one gives. */
export function planesOf({ picture, measures }: GlyphView, weights: readonly Weights[]): Plane[] {
  const [first, second, third, last] = LAYERS as [NetworkLayer, NetworkLayer, NetworkLayer, NetworkLayer];
  const image: Plane = { side: SIDE, data: picture };
  const strokes = passed(image, first, weights[0]!);
  const shapes = passed(strokes, second, weights[1]!);
  const all = new Float32Array(third.from);
  all.set(shapes.data);
  all.set(measures, shapes.data.length);
  const joined: Plane = { side: 1, data: all };
  const thought = passed(joined, third, weights[2]!);
  return [image, strokes, joined, thought, passed(thought, last, weights[3]!, true)];
}

/** Weights as they are stored: numbers of 16 bits, layer by layer, biases behind. */
export function weightsFrom(bytes: Uint8Array): Weights[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (count: number) => Float32Array.from({ length: count }, () => view.getFloat16(2 * at++, true));
  const weights = LAYERS.map(({ size, from, to }) => ({
    each: take(size * size * from * to),
    bias: take(to),
  }));
  if (2 * at !== bytes.length) throw new RangeError(`weights of ${bytes.length} bytes instead of ${2 * at}`);
  return weights;
}

export function bytesOf(weights: readonly Weights[]): Uint8Array {
  const all = weights.flatMap(({ each, bias }) => [...each, ...bias]);
  const view = new DataView(new ArrayBuffer(2 * all.length));
  for (const [at, value] of all.entries()) view.setFloat16(2 * at, value, true);
  return new Uint8Array(view.buffer);
}

export const WEIGHTS_FILE = join(import.meta.dirname, 'weights.bin');

let known: Classifier | undefined;

/** The classifier as `scripts/lab/train.ts` trained it. */
export function trainedClassifier(): Classifier {
  known ??= classifierOf(weightsFrom(readFileSync(WEIGHTS_FILE)));
  return known;
}
