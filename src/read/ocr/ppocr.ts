import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.ts';
import type { Raster } from '../../image/raster.ts';
import { resampled } from '../../image/resample.ts';
import { plain } from './align.ts';
import { alphabetOf, givenModel, type Model, packagedModel, refused } from './model-files.ts';
import { loadRuntime } from './onnx-runtime.ts';
import type { LineReader, LineReading, ReadGlyph } from './reader.ts';
import { lighter } from './slim-model.ts';

/** What the network was trained on: pixels, and colours, which are alike here. */
const HEIGHT = 48;
const CHANNELS = 3;
/** pixels: narrower pictures are given paper on the right up to here */
const LEAST_WIDTH = 48;
/** pixels: a longer line is pressed together, so that its cost stays bounded */
const MOST_WIDTH = 3200;
/** pixels: short lines go through the network together up to this width, which is cheaper; longer ones gain nothing */
const TOGETHER = 384;
/** A reading that is less likely than this is no runner-up. */
const RUNNER_UP = 0.003;
const MOST_RUNNERS_UP = 4;

/**
 * The recogniser that the environment names, else the packaged one, on one thread; null where the optional packages are not
 * installed. Throws UsageError for a model that is none, for a list that is not its own, and as `loadRuntime` does.
 */
export async function openPpocr(given = givenModel()): Promise<LineReader | null> {
  const runtime = await runtimeIfPresent();
  if (given && !runtime) throw new UsageError(WITHOUT_RUNTIME);
  const model = given ?? packagedModel();
  if (!model || !runtime) return null;
  const network = await opened(model, runtime);
  const alphabet = alphabetOf(model, network.classes);
  const twins = twinsOf(alphabet);
  const readTogether = async (lines: readonly Prepared[]): Promise<LineReading[]> => {
    const { steps, classes, odds } = await network.run(lines);
    return lines.map(({ scale, width }, index) => {
      const own = odds.subarray(index * steps * classes, (index + 1) * steps * classes);
      return { glyphs: decoded({ odds: own, steps, classes, alphabet, twins, pace: width / steps / scale }) };
    });
  };
  return {
    name: 'ppocr',
    read: async lines => {
      const ready = lines.map(prepared);
      const readings = new Map<Prepared, LineReading>();
      for (const batch of batchesOf(ready)) {
        const read = await readTogether(batch);
        for (const [index, line] of batch.entries()) readings.set(line, read[index]!);
      }
      return ready.map(line => readings.get(line)!);
    },
    close: network.close,
  };
}

const WITHOUT_RUNTIME =
  '使用自备模型须安装可选组件 onnxruntime-node · a model of your own needs the optional package onnxruntime-node';

/** True where both optional packages can be loaded. */
export async function isPpocrPresent(): Promise<boolean> {
  return packagedModel() !== null && (await runtimeIfPresent()) !== null;
}

type Runtime = Awaited<ReturnType<typeof loadRuntime>>;

async function runtimeIfPresent(): Promise<Runtime | null> {
  try {
    return await loadRuntime();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return null;
  }
}

const ONE_THREAD = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 4,
} as const;

type Network = {
  readonly classes: number;
  run(lines: readonly Prepared[]): Promise<{ steps: number; classes: number; odds: Float32Array }>;
  close(): Promise<void>;
};

/** A model that is started, and has read a line of paper as a recogniser does. */
async function opened(model: Model, { InferenceSession, Tensor }: Runtime): Promise<Network> {
  const session = await readFile(model.network)
    .then(bytes => InferenceSession.create(lighter(bytes), ONE_THREAD))
    .catch((error: Error) => refused(model, error.message));
  const input = session.inputNames[0]!;
  const run: Network['run'] = async lines => {
    const { width } = lines[0]!;
    const pixels = new Float32Array(lines.length * CHANNELS * HEIGHT * width);
    for (const [index, { shades }] of lines.entries())
      for (let channel = 0; channel < CHANNELS; channel++)
        pixels.set(shades, (index * CHANNELS + channel) * shades.length);
    const tensor = new Tensor('float32', pixels, [lines.length, CHANNELS, HEIGHT, width]);
    const { data, dims } = (await session.run({ [input]: tensor }))[session.outputNames[0]!]!;
    const [, steps = 0, classes = 0] = dims;
    return { steps, classes, odds: data as Float32Array };
  };
  const tried = await run([prepared(PAPER)]).catch((error: Error) => refused(model, error.message));
  if (!isRecognition(tried))
    refused(model, `what it gives has the shape [1, ${tried.steps}, ${tried.classes}]`);
  return { classes: tried.classes, run, close: () => session.release() };
}

/** A line without print, of the height that every recogniser takes. */
const PAPER: Raster = { width: 160, height: HEIGHT, data: new Uint8Array(160 * HEIGHT).fill(255) };

/** Whether a network gave shares of its classes, which sum to one, for several steps along the line. */
function isRecognition({ steps, classes, odds }: Awaited<ReturnType<Network['run']>>): boolean {
  if (!(odds instanceof Float32Array) || steps < 2 || classes < 2 || odds.length !== steps * classes)
    return false;
  const sum = odds.subarray(0, classes).reduce((all, each) => all + each, 0);
  return Math.abs(sum - 1) < 0.01;
}

/** A line as the network wants it, from -1 (black) to 1, and its pixels for one of the crop. */
type Prepared = {
  readonly shades: Float32Array;
  readonly width: number;
  readonly scale: number;
};

/** Lines that go through the network together are of one width, so that each is read as it is by itself. */
function batchesOf(lines: readonly Prepared[]): Prepared[][] {
  return [...Map.groupBy(lines, ({ width }) => width)].flatMap(([width, own]) => {
    const size = Math.max(1, Math.floor(TOGETHER / width));
    return Array.from({ length: Math.ceil(own.length / size) }, (_, at) =>
      own.slice(at * size, (at + 1) * size),
    );
  });
}

function prepared(line: Raster): Prepared {
  const inked = Math.max(1, Math.min(MOST_WIDTH, Math.round((line.width * HEIGHT) / line.height)));
  const width = Math.max(LEAST_WIDTH, Math.ceil(inked / 8) * 8);
  const resized = resampled(line, inked, HEIGHT);
  const shades = new Float32Array(HEIGHT * width).fill(1);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < inked; x++) shades[y * width + x] = resized[y * inked + x]! / 127.5 - 1;
  return { shades, width, scale: inked / line.width };
}

type Odds = {
  readonly odds: Float32Array;
  readonly steps: number;
  readonly classes: number;
  readonly alphabet: readonly string[];
  /** classes that print alike, by class */
  readonly twins: ReadonlyMap<number, readonly number[]>;
  /** pixels of the crop for one step of time */
  readonly pace: number;
};

/** The likeliest class of each step; equal neighbours are one glyph, class 0 is none. */
function decoded({ odds, steps, classes, alphabet, twins, pace }: Odds): ReadGlyph[] {
  const glyphs: ReadGlyph[] = [];
  let last = 0;
  for (let step = 0; step < steps; step++) {
    const row = odds.subarray(step * classes, (step + 1) * classes);
    const best = likeliest(row);
    if (best !== 0) {
      const alike = twins.get(best) ?? [best];
      const confidence = Math.min(
        1,
        alike.reduce((sum, each) => sum + row[each]!, 0),
      );
      const others = runnersUp(row, alike, alphabet);
      const glyph = { text: alphabet[best]!, from: step * pace, to: (step + 1) * pace, confidence, others };
      if (best === last) glyphs.push(joined(glyphs.pop()!, glyph));
      else glyphs.push(glyph);
    }
    last = best;
  }
  return glyphs.filter(({ text }) => text.trim() !== '');
}

/** One glyph over several steps: the surest of them says what it is. */
function joined(before: ReadGlyph, glyph: ReadGlyph): ReadGlyph {
  const surer = glyph.confidence > before.confidence ? glyph : before;
  return { ...surer, from: before.from, to: glyph.to };
}

/** The network spreads its odds over signs that print alike, such as both widths of a bracket. */
function twinsOf(alphabet: readonly string[]): Map<number, number[]> {
  const alike = Map.groupBy(alphabet.keys(), at => plain(alphabet[at]!));
  return new Map([...alike.values()].filter(own => own.length > 1).flatMap(own => own.map(at => [at, own])));
}

/** The likeliest class: the odds of a row sum to one, so that the search may end at more than a half, mostly at once. */
function likeliest(row: Float32Array): number {
  let [best, most] = [0, row[0]!];
  for (let at = 1; at < row.length && most <= 0.5; at++) {
    const odds = row[at]!;
    if (odds > most) [best, most] = [at, odds];
  }
  return best;
}

/** What else a step may show; '' stands for no glyph at all. */
function runnersUp(row: Float32Array, alike: readonly number[], alphabet: readonly string[]): string[] {
  if (row[alike[0]!]! > 1 - RUNNER_UP) return [];
  const found: number[] = [];
  for (let at = 0; at < row.length; at++) if (row[at]! > RUNNER_UP && !alike.includes(at)) found.push(at);
  return found
    .sort((a, b) => row[b]! - row[a]!)
    .slice(0, MOST_RUNNERS_UP)
    .map(at => alphabet[at]!);
}
