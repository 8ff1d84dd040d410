import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SourceError } from '../errors.ts';
import './damage.ts';
import { localWorker } from './in-process-worker.ts';

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdf.js refuses a folder that does not end in a slash; Windows takes one as well. */
const folder = (name: string) => `${join(home, name)}/`;

/**
 * On broken files pdf.js leaves promises behind that nobody waits for. What they would have said has been said through
 * the others; a program that reads many files must not end for it. Anybody else's failure ends it as ever.
 */
process.on('unhandledRejection', reason => {
  if (!(reason instanceof Error && reason.stack?.includes('pdfjs-dist'))) throw reason;
});

/** pixels: A3 at 300 dpi, as in the pictures of whole pages */
const MOST_PIXELS = 20e6;

/**
 * pdf.js asks a browser's canvas how large it can be, and where there is none takes pictures in JPEG 2000 of more than 2,048
 * pixels a side at half their size: a usual scan. Nothing is drawn on this one.
 */
class CanvasOfAnySize {
  getContext() {
    return { fillRect() {}, getImageData: () => ({ data: [0, 0, 0, 255] }) };
  }
}

Object.assign(globalThis, {
  OffscreenCanvas: (globalThis as { OffscreenCanvas?: unknown }).OffscreenCanvas ?? CanvasOfAnySize,
});

type DocumentOptions = {
  readonly password?: string | undefined;
  readonly disableFontFace: boolean;
  readonly ownerDocument?: never;
};

/** Opens a PDF with all that pdf.js needs from its own package. Throws SourceError: `encrypted`, `wrong-password`, `malformed`. */
export async function openDocument(
  bytes: Uint8Array,
  { password, ...options }: DocumentOptions,
): Promise<{ document: pdfjs.PDFDocumentProxy; close: () => Promise<void> }> {
  const worker = localWorker();
  const task = pdfjs.getDocument({
    worker,
    data: new Uint8Array(bytes),
    ...(password !== undefined && { password }),
    ...options,
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    canvasMaxAreaInBytes: 4 * MOST_PIXELS,
    verbosity: pdfjs.VerbosityLevel.INFOS,
  });
  const close = async () => {
    await task.destroy();
    worker.destroy();
  };
  const document = await task.promise.catch(error => {
    void close();
    throw sourceError(error, password !== undefined);
  });
  return { document, close };
}

function sourceError(error: Error, passwordGiven: boolean): SourceError {
  if (error.name === 'PasswordException') {
    return passwordGiven
      ? new SourceError(
          'wrong-password',
          '密码不对 · the password is wrong: give the right one with --password',
        )
      : new SourceError(
          'encrypted',
          '文件已加密，需要密码 · the file is encrypted: give its password with --password',
        );
  }
  return new SourceError(
    'malformed',
    `不是完整的 PDF 文件，请重新获取原件 · not a whole PDF (${error.message}): get the original again`,
    { cause: error },
  );
}
