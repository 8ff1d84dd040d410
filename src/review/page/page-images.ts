import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { DocumentView } from '../review-service.ts';
import { fileAddress, pageAddress } from './api.ts';

/** The pages of a document as they look; sizes are in points, as displayed. */
export type Pictures = {
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** pixels and no lines: drawn anew for each size */
  readonly isGrained: boolean;
  /** Draws a part of a page, `density` pixels a point. */
  draw(page: number, part: PicturePart): Promise<HTMLCanvasElement | SVGElement>;
  close(): void;
};

type PicturePart = {
  readonly density: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const PDFJS = '/pdfjs/pdf.min.mjs';
type Pdfjs = typeof import('pdfjs-dist');

let engine: Promise<{ pdfjs: Pdfjs; worker: InstanceType<Pdfjs['PDFWorker']> }> | undefined;

/** Loads pdf.js and its worker, once for all documents. */
export function warm(): NonNullable<typeof engine> {
  engine ??= import(PDFJS).then((pdfjs: Pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.min.mjs';
    return { pdfjs, worker: new pdfjs.PDFWorker({}) };
  });
  return engine;
}

/** The pages of a document; null where there is nothing to show. Rejects for a file that cannot be drawn. */
export async function picturesOf({ sha256, source }: DocumentView): Promise<Pictures | null> {
  if (source.state === 'pdf') return await pdfPictures(sha256);
  if (source.state === 'image') return imagePictures(sha256, source.pages);
  return null;
}

async function pdfPictures(sha256: string): Promise<Pictures> {
  const { pdfjs, worker } = await warm();
  const task = pdfjs.getDocument({
    url: fileAddress(sha256),
    worker,
    useWasm: false,
    enableXfa: false,
    disableRange: true,
    verbosity: 0,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
  });
  const pdf = await task.promise;
  const pages = await pagesOf(pdf);
  const sizes = pages.map(page => {
    const { width, height } = page.getViewport({ scale: 1 });
    return { width, height };
  });
  return {
    sizes,
    isGrained: true,
    draw: (number, part) => drawPdf(pages[number - 1]!, part),
    close: () => void task.destroy(),
  };
}

function pagesOf(pdf: PDFDocumentProxy): Promise<PDFPageProxy[]> {
  return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
}

async function drawPdf(
  page: PDFPageProxy,
  { density, x, y, width, height }: PicturePart,
): Promise<HTMLCanvasElement> {
  const canvas = blank(width * density, height * density);
  const viewport = page.getViewport({ scale: density, offsetX: -x * density, offsetY: -y * density });
  await page.render({ canvas, viewport, background: 'white' }).promise;
  return canvas;
}

function imagePictures(sha256: string, sizes: Pictures['sizes']): Pictures {
  const images = new Map<number, Promise<HTMLImageElement>>();
  const imageOf = (page: number) => {
    const known = images.get(page) ?? load(pageAddress(sha256, page));
    images.set(page, known);
    return known;
  };
  return {
    sizes,
    isGrained: true,
    async draw(page, { density, x, y, width, height }) {
      const image = await imageOf(page);
      const pixels = image.naturalWidth / sizes[page - 1]!.width;
      const canvas = blank(width * density, height * density);
      const context = canvas.getContext('2d')!;
      context.fillStyle = 'white';
      context.fillRect(0, 0, canvas.width, canvas.height);
      const to = [0, 0, canvas.width, canvas.height] as const;
      context.drawImage(image, x * pixels, y * pixels, width * pixels, height * pixels, ...to);
      return canvas;
    },
    close: () => images.clear(),
  };
}

async function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

function blank(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}
