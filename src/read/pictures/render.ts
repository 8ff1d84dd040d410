import { createCanvas } from '@napi-rs/canvas';
import type { ColourPicture } from '../../image/raster.ts';
import { openDocument } from '../pdf-document.ts';

/** Pages of a PDF as pictures: `density` is in pixels a point, less where a page is too large for that. */
export type PdfPictures = {
  picture(page: number, density: number): Promise<DrawnPage>;
  close(): Promise<void>;
};

/** `isWhole` is false where an image on the page could not be decoded, so that white may stand for print. */
type DrawnPage = ColourPicture & { readonly isWhole: boolean };

/** pixels: A3 at 300 dpi; a page may claim to be miles wide */
const MOST_PIXELS = 20e6;

/** Opens a PDF for drawing its pages. Throws SourceError as `openDocument` does. */
export async function openPictures(bytes: Uint8Array, password?: string): Promise<PdfPictures> {
  const { document, close } = await openDocument(bytes, { password, disableFontFace: true });
  return {
    async picture(page, density) {
      const proxy = await document.getPage(page);
      try {
        const { width, height } = proxy.getViewport({ scale: 1 });
        const scale = Math.min(density, Math.sqrt(MOST_PIXELS / (width * height)));
        const viewport = proxy.getViewport({ scale });
        const canvas = createCanvas(
          Math.max(1, Math.round(viewport.width)),
          Math.max(1, Math.round(viewport.height)),
        );
        const context = canvas.getContext('2d');
        await proxy.render({ canvas: null, canvasContext: context as never, viewport, background: 'white' })
          .promise;
        const { width: across, height: down, data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const isWhole = [...proxy.objs].every(([, image]) => image !== null);
        return { width: across, height: down, data, isWhole };
      } finally {
        proxy.cleanup();
      }
    },
    close,
  };
}
