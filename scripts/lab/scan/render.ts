import { createCanvas } from '@napi-rs/canvas';
import { openDocument } from '../../../src/read/pdf-document.ts';
import { beside, fromRgba, type Picture } from './picture.ts';

/** One page of a native PDF: its picture, its text for the layers that scanners add, its size in points as displayed. */
export type Print = {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
};

/** Baseline of a piece of text: points, origin at the lower left of the page as displayed. */
export type Word = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
};

/** Prints every page at `dpi` pixels an inch; throws what pdf.js throws. */
export async function* prints(bytes: Uint8Array, dpi: number): AsyncGenerator<Print> {
  const { document, close } = await openDocument(bytes, { disableFontFace: true });
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      context.fillStyle = 'white';
      context.fillRect(0, 0, width, height);
      const target = { canvas: null, canvasContext: context as never, viewport };
      await page.render(target).promise;
      const words = await wordsOf(page);
      page.cleanup();
      const { data } = context.getImageData(0, 0, width, height);
      const size = page.getViewport({ scale: 1 });
      yield { picture: fromRgba({ width, height }, data), words, width: size.width, height: size.height };
    }
  } finally {
    await close();
  }
}

/** Two pages on each sheet, the last one with a blank half where their number is odd. */
export async function* sideBySide(pages: AsyncIterable<Print> | Iterable<Print>): AsyncGenerator<Print> {
  let left: Print | null = null;
  for await (const page of pages) {
    if (left) yield sheetOf(left, page);
    left = left ? null : page;
  }
  if (left) yield sheetOf(left, { ...left, picture: blankAs(left.picture), words: [] });
}

const blankAs = (picture: Picture): Picture => ({
  ...picture,
  data: new Uint8Array(picture.data.length).fill(255),
});

function sheetOf(left: Print, right: Print): Print {
  const height = Math.max(left.height, right.height);
  const words = [
    ...left.words.map(word => ({ ...word, y: word.y + height - left.height })),
    ...right.words.map(word => ({ ...word, x: word.x + left.width, y: word.y + height - right.height })),
  ];
  return { picture: beside(left.picture, right.picture), width: left.width + right.width, height, words };
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof openDocument>>['document']['getPage']>>;

async function wordsOf(page: PdfPage): Promise<Word[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [x = 0, y = 0] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]);
    const size = Math.hypot(item.transform[2], item.transform[3]);
    return [{ text: item.str, x, y: viewport.height - y, size, width: item.width }];
  });
}
