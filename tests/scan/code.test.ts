import * as utif from 'utif2';
import { describe, expect, test } from 'vitest';
import { random } from '../../scripts/lab/press/random.ts';
import type { Bits } from '../../scripts/lab/scan/code/bits.ts';
import { encodeG4 } from '../../scripts/lab/scan/code/g4.ts';
import { encodeJbig2 } from '../../scripts/lab/scan/code/jbig2.ts';
import { encodeJpeg } from '../../scripts/lab/scan/code/jpeg.ts';
import { encodePdf, type Image } from '../../scripts/lab/scan/code/pdf.ts';
import { encodeTiff } from '../../scripts/lab/scan/code/tiff.ts';
import type { Picture } from '../../scripts/lab/scan/picture.ts';
import { grey } from '../../scripts/lab/scan/picture.ts';
import { prints } from '../../scripts/lab/scan/render.ts';

const tiff = 'default' in utif ? (utif.default as typeof utif) : utif;

/** Runs of all lengths, rows that resemble the row above. */
function speckled(seed: number): Bits {
  const next = random(seed);
  const [width, height] = [1 + Math.floor(next() * 3000), 8];
  const change = next() ** 4;
  const black = new Uint8Array(width * height);
  for (let i = 0, colour = 0; i < black.length; i += 1) {
    if (next() < change) colour = 1 - colour;
    black[i] = i >= width && next() < 0.9 ? black[i - width]! : colour;
  }
  return { width, height, black };
}

/** Soft blobs, so that what a JPEG loses is little. */
function soft(channels: 1 | 3): Picture {
  const [width, height] = [75, 50];
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => {
    const [x, y, c] = [Math.floor(i / channels) % width, Math.floor(i / channels / width), i % channels];
    return 128 + 100 * Math.sin(x / 11 + c) * Math.cos(y / 9);
  });
  return { width, height, channels, data };
}

async function shown(image: Image): Promise<Picture> {
  const { width, height } = image;
  const pdf = encodePdf([{ width, height, images: [image], rotate: 0, words: [] }]);
  const [page] = await Array.fromAsync(prints(pdf, 72));
  return page!.picture;
}

const farthest = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

describe('Group 4', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('a TIFF gives back every pixel (%i)', seed => {
    const bits = speckled(seed);
    const file = encodeTiff([bits], 200);
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    const page = tiff.decode(buffer)[0]!;
    tiff.decodeImage(buffer, page);
    const pixels = tiff.toRGBA8(page);
    expect(bits.black.map((_, i) => (pixels[4 * i]! < 128 ? 1 : 0))).toEqual(bits.black);
  });
});

describe('a PDF shows what was put into it', () => {
  const bits = speckled(3);
  const black = { width: bits.width, height: bits.height, channels: 1, bits: 1 } as const;
  test.each([
    ['CCITTFaxDecode', encodeG4],
    ['JBIG2Decode', encodeJbig2],
  ] as const)('%s', async (filter, encode) => {
    const picture = grey(await shown({ ...black, filter, bytes: encode(bits) }));
    expect(picture.data.map(v => (v < 128 ? 1 : 0))).toEqual(bits.black);
  });

  test.each([1, 3] as const)('DCTDecode, %i components', async channels => {
    const { data, ...size } = soft(channels);
    const bytes = encodeJpeg({ data, ...size }, { quality: 92, dpi: 72 });
    const picture = await shown({ ...size, bits: 8, filter: 'DCTDecode', bytes });
    expect(farthest(channels === 1 ? grey(picture).data : picture.data, data)).toBeLessThan(16);
  });
});

test('several pages of a TIFF, coloured ones too', () => {
  const file = encodeTiff([soft(1), soft(3)], 150);
  const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  const pages = tiff.decode(buffer);
  for (const page of pages) tiff.decodeImage(buffer, page);
  expect(pages.map(page => [page.width, page.height])).toEqual([
    [75, 50],
    [75, 50],
  ]);
  const pixels = tiff.toRGBA8(pages[1]!);
  expect([pixels[0], pixels[1], pixels[2]]).toEqual([...soft(3).data.subarray(0, 3)]);
});
