import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SourceError } from '../errors.ts';
import type { BBox, GlyphRun, Page, PageKind } from '../model.ts';
import type { OperatorCodes, OperatorList, PdfFont } from './canvas.ts';
import { judgeGlyphs } from './font-habits.ts';
import { joinedRun, placeGlyphs } from './glyphs.ts';
import { leanMeter, levelled } from './lean.ts';
import type { Matrix } from './matrix.ts';
import { draw } from './operators.ts';
import { openDocument } from './pdf-document.ts';
import type { ColourPicture, Raster } from './raster.ts';
import { soleImage } from './sole-image.ts';
import { collectRulings } from './vector-rulings.ts';

/**
 * A page, the resolution of its finest picture in pixels a point, 0 where there is none, and the picture itself of a
 * scanned page that shows nothing else.
 */
export type PdfPage = {
  readonly page: Page;
  readonly density: number;
  readonly scan: ColourPicture | Raster | null;
};

/** An open PDF; `page` reads one page (1-based) and keeps nothing of it. */
export type PdfSource = {
  readonly pages: number;
  page(number: number): Promise<PdfPage>;
  close(): Promise<void>;
};

/**
 * pdf.js hands embedded fonts to a browser, or, where there is none, traces the outline of every glyph for a canvas.
 * Nothing is drawn here, so this stands in for the browser and saves a third of the time.
 */
class NoFontFace {
  readonly loaded = Promise.resolve();
}
const NO_DOCUMENT = { fonts: { add() {}, delete() {} } } as never;

/**
 * Opens a PDF. Throws SourceError: `encrypted` without the password, `wrong-password`, `malformed`.
 * A file that only restricts printing or copying opens as usual.
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<PdfSource> {
  Object.assign(globalThis, { FontFace: (globalThis as { FontFace?: unknown }).FontFace ?? NoFontFace });
  const { document, close } = await openDocument(bytes, {
    password,
    disableFontFace: false,
    ownerDocument: NO_DOCUMENT,
  });
  if (document.numPages < 1) {
    await close();
    throw new SourceError(
      'malformed',
      'PDF 中没有一页，请重新获取原件 · a PDF without any page: get the original again',
    );
  }
  const optionalContent = await document.getOptionalContentConfig();
  return {
    pages: document.numPages,
    async page(number) {
      const proxy = await document.getPage(number);
      try {
        return await readPage(proxy, content => optionalContent.isVisible(content));
      } finally {
        proxy.cleanup();
      }
    },
    close,
  };
}

async function readPage(
  proxy: pdfjs.PDFPageProxy,
  isVisible: (content: unknown) => boolean,
  slope = 0,
): Promise<PdfPage> {
  const viewport = proxy.getViewport({ scale: 1 });
  const list = (await proxy.getOperatorList()) as unknown as OperatorList;
  const codes = pdfjs.OPS as OperatorCodes;
  const fonts = new Map<string, PdfFont>();
  const fontOf = (name: string): PdfFont => {
    const known = fonts.get(name) ?? loadedFont(proxy, name);
    fonts.set(name, known);
    return known;
  };
  const isBroken = judgeGlyphs(list, codes, fontOf);
  const runs: GlyphRun[] = [];
  const images: BBox[] = [];
  let finest = 0;
  const lean = leanMeter();
  const lines = collectRulings();
  const whiteText: GlyphRun[] = [];
  draw(
    list,
    {
      text(glyphs, state, clip, paint) {
        lean.add(glyphs.length, state.matrix);
        const { runs: placed, advance } = placeGlyphs(glyphs, state, { clip, isBroken });
        if (paint === null) return advance;
        if (state.font.failure !== undefined)
          throw new Error('a font of its text cannot be loaded', { cause: state.font.failure });
        const layer = isWhite(paint) ? whiteText : runs;
        for (const run of placed.filter(one => isOnPage(one, viewport))) {
          const joined = joinedRun(layer.at(-1), run);
          if (joined) layer[layer.length - 1] = joined;
          else layer.push(run);
        }
        return advance;
      },
      path: (path, matrix, clip) => lines.add(path, matrix, clip),
      image(box, density) {
        if (Math.min(box[2] - box[0], box[3] - box[1]) < THIN_IMAGE) return lines.addThin(box);
        images.push(box);
        finest = Math.max(finest, density);
      },
    },
    {
      codes,
      viewport: levelled(viewport.transform as unknown as Matrix, viewport, slope),
      fontOf,
      isVisible,
    },
  );
  if (slope === 0 && lean.slope() !== 0) return readPage(proxy, isVisible, lean.slope());
  runs.push(...whiteText.filter(run => lines.shades.some(shade => covers(shade, run.bbox))));
  const { width, height } = viewport;
  const kind = kindOf({ runs, images, curves: lines.curves(), area: width * height });
  const rulings = lines.rulings();
  const page = {
    page: proxy.pageNumber,
    width,
    height,
    kind,
    runs: withoutDoubles(runs),
    rulings,
    images,
    ...(slope !== 0 && { lean: slope }),
  };
  const image = (name: string) => pictureNamed(proxy, name);
  const scan = kind === 'scanned' ? await soleImage(list, { codes, viewport, image }) : null;
  return { page, density: finest, scan };
}

/** pdf.js keeps what several pages share in another place, under names that tell so. */
function pictureNamed({ objs, commonObjs }: pdfjs.PDFPageProxy, name: string): Promise<unknown> {
  return new Promise(resolve => (name.startsWith('g_') ? commonObjs : objs).get(name, resolve));
}

/** pdf.js keeps the message in the place of a font that it could not load. */
function loadedFont({ commonObjs }: pdfjs.PDFPageProxy, name: string): PdfFont {
  const font: PdfFont | string = commonObjs.has(name) ? commonObjs.get(name) : {};
  return typeof font === 'string' ? { failure: font } : font;
}

/** A picture thinner than this (points) is a line. */
const THIN_IMAGE = 2;
/** A picture over this share of a page without text is a scan; so many curves are text drawn as outlines. */
const SCAN_AREA = 0.3;
const OUTLINE_CURVES = 500;

function kindOf(page: {
  runs: readonly GlyphRun[];
  images: readonly BBox[];
  curves: number;
  area: number;
}): PageKind {
  const pictured = page.images.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
  const characters = page.runs.reduce((sum, run) => sum + run.text.length, 0);
  const isScan = pictured > page.area * SCAN_AREA || page.curves > OUTLINE_CURVES;
  if (isScan && characters < FEW_CHARACTERS) return 'scanned';
  return characters > 0 ? 'native' : 'blank';
}

/** A scan may carry a stamped page number or a line of print; a form has more. */
const FEW_CHARACTERS = 40;

function isOnPage(run: GlyphRun, page: { width: number; height: number }): boolean {
  const [x, y] = [(run.bbox[0] + run.bbox[2]) / 2, (run.bbox[1] + run.bbox[3]) / 2];
  return x > 0 && y > 0 && x < page.width && y < page.height;
}

function isWhite(paint: string): boolean {
  return /^#f[c-f]f[c-f]f[c-f]/.test(paint);
}

function covers(shade: BBox, box: BBox): boolean {
  return shade[0] <= box[0] + 1 && shade[1] <= box[1] + 1 && shade[2] >= box[2] - 1 && shade[3] >= box[3] - 1;
}

/** Some programs print bold by printing twice, a hair apart: the second one is dropped. */
function withoutDoubles(runs: readonly GlyphRun[]): GlyphRun[] {
  const seen = new Map<string, GlyphRun[]>();
  return runs.filter(run => {
    const twins = seen.get(run.text) ?? [];
    const slack = run.size * DOUBLE_PRINT;
    const isDouble = twins.some(twin =>
      run.bbox.every((value, side) => Math.abs(value - twin.bbox[side]!) < slack),
    );
    seen.set(run.text, [...twins, run]);
    return !isDouble;
  });
}

/** as a share of the em */
const DOUBLE_PRINT = 0.12;
