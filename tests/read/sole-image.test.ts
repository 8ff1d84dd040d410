import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { random } from '../../scripts/lab/press/random.ts';
import { encodePdf, type Image, type ScanPage } from '../../scripts/lab/scan/code/pdf.ts';
import { isGrey } from '../../src/image/raster.ts';
import { openPdf } from '../../src/read/pdf.ts';
import { openDocument } from '../../src/read/pdf-document.ts';
import { openPictures } from '../../src/read/pictures/render.ts';

/** pixels a point, and points */
const DENSITY = 2;
const [WIDTH, HEIGHT] = [101, 150];

function noise(channels: 1 | 3, height = HEIGHT * DENSITY): Image {
  const dice = random(channels);
  const width = WIDTH * DENSITY;
  const row = channels === 3 ? width * 3 : Math.ceil(width / 8);
  const bytes = deflateSync(Uint8Array.from({ length: row * height }, () => dice() * 256));
  return { width, height, channels, bits: channels === 3 ? 8 : 1, filter: 'FlateDecode', bytes };
}

const sheet = (images: readonly Image[], more: Partial<ScanPage> = {}): ScanPage => ({
  width: WIDTH,
  height: HEIGHT,
  images,
  rotate: 0,
  words: [],
  ...more,
});

async function scanOf(page: ScanPage) {
  const bytes = encodePdf([page]);
  const [pdf, pictures] = [await openPdf(bytes), await openPictures(bytes)];
  const [{ scan, page: found }, drawn] = [await pdf.page(1), await pictures.picture(1, DENSITY)];
  await Promise.all([pdf.close(), pictures.close()]);
  return { scan, kind: found.kind, drawn };
}

test.each([1, 3] as const)(
  'a picture of %i channels that fills a page is taken as it would be drawn',
  async channels => {
    const { scan, drawn } = await scanOf(sheet([noise(channels)]));
    expect(scan?.width).toBe(drawn.width);
    expect(scan?.height).toBe(drawn.height);
    const pixels = isGrey(scan!) ? [...scan.data].flatMap(shade => [shade, shade, shade, 255]) : scan!.data;
    expect(Buffer.from(pixels).equals(Buffer.from(drawn.data))).toBe(true);
  },
);

test('a picture of three channels without any colour is taken in shades of grey', async () => {
  const width = WIDTH * DENSITY;
  const height = HEIGHT * DENSITY;
  const bytes = deflateSync(Uint8Array.from({ length: width * height * 3 }, (_, at) => Math.floor(at / 3)));
  const picture = { width, height, channels: 3, bits: 8, filter: 'FlateDecode', bytes } as const;
  const { scan, drawn } = await scanOf(sheet([picture]));
  expect(isGrey(scan!)).toBe(true);
  expect(isGrey(drawn)).toBe(false);
  expect(Buffer.from(scan!.data).equals(Buffer.from(drawn.data.filter((_, at) => at % 4 === 0)))).toBe(true);
});

test.each([
  ['two pictures', sheet([noise(3, HEIGHT), noise(3, HEIGHT)])],
  ['a turned page', sheet([noise(3)], { rotate: 90 })],
  ['a text layer', sheet([noise(3)], { words: [{ text: '甲', x: 9, y: 9, size: 9, width: 9 }] })],
  ['pixels that are not square', sheet([noise(3, HEIGHT)])],
])('%s: the page has to be drawn', async (_, page) => {
  const { scan, kind } = await scanOf(page);
  expect(kind).toBe('scanned');
  expect(scan).toBeNull();
});

// its names and figures are invented; nothing here writes JPEG 2000
test('a picture in JPEG 2000 of more than 2,048 pixels a side is decoded as large as it is', async () => {
  const { document, close } = await openDocument(readFileSync('tests/read/scan/jpeg-2000.pdf'), {
    disableFontFace: true,
  });
  const page = await document.getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const [name] = argsArray[fnArray.indexOf(OPS.paintImageXObject)];
  const image = await new Promise(resolve => page.objs.get(name, resolve));
  expect(image).toMatchObject({ width: 1653, height: 2339 });
  await close();
});
