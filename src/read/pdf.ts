import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { SourceError } from '../errors.ts';
import type { ColourPicture, Raster } from '../image/raster.ts';
import type { BBox, GlyphRun, Page, PageKind } from '../model.ts';
import { typedOnto } from './annotations.ts';
import type { OperatorCodes, OperatorList, PdfFont } from './canvas.ts';
import { damageOf } from './checksums.ts';
import { endsInText, withDamage } from './damage.ts';
import { isSpeltInGbk, readAsGbk } from './gbk-fonts.ts';
import { glyphsByFont, judgeGlyphs } from './implausible-glyphs.ts';
import type { Matrix } from './matrix.ts';
import { openDocument } from './pdf-document.ts';
import { drawnOtherwise } from './shapes/font-check.ts';
import { Looks } from './shapes/glyph-looks.ts';
import { soleImage } from './sole-image.ts';
import { seenOn } from './visible-page.ts';

/**
 * A page, the resolution of its finest picture in pixels a point, 0 where there is none, and the picture itself of a
 * scanned page that shows nothing else.
 */
export type PdfPage = {
  readonly page: Page;
  readonly density: number;
  readonly scan: ColourPicture | Raster | null;
  /** false where a part of what the page draws is lost: its data are damaged, or a table runs off it */
  readonly isWhole: boolean;
};

/** An open PDF; `page` reads one page (1-based) and keeps nothing of it. */
type PdfSource = {
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

  constructor(name: string, bytes?: Uint8Array) {
    if (bytes && bytes.length < LARGEST_SUBSET) FILES.set(name, bytes);
  }
}

/** Bytes: a font of more is no subset of one page's glyphs, and whole fonts tell what they show. */
const LARGEST_SUBSET = 4e6;
/** the files of fonts of the open documents, by the names that pdf.js gives them */
const FILES = new Map<string, Uint8Array>();
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
  const isDamaged = await damagedPages(bytes, document);
  const names = new Set<string>();
  const looks = new Looks(pdfjs.OPS as OperatorCodes, ({ loadedName = '' }) => {
    names.add(loadedName);
    return FILES.get(loadedName);
  });
  const optionalContent = await document.getOptionalContentConfig();
  return {
    pages: document.numPages,
    async page(number) {
      const proxy = await document.getPage(number);
      try {
        const read = await readPage(proxy, {
          looks,
          isVisible: content => optionalContent.isVisible(content),
        });
        return isDamaged(number) ? { ...read, isWhole: false } : read;
      } finally {
        proxy.cleanup();
      }
    },
    async close() {
      for (const name of names) FILES.delete(name);
      await close();
    },
  };
}

async function damagedPages(
  bytes: Uint8Array,
  document: pdfjs.PDFDocumentProxy,
): Promise<(page: number) => boolean> {
  const { pages, isWide } = damageOf(bytes);
  if (isWide) return () => true;
  // a page that is none of the document's any more has no index
  const places = pages.map(num => document.getPageIndex({ num, gen: 0 }).catch(() => -1));
  const damaged = new Set((await Promise.all(places)).map(index => index + 1));
  return page => damaged.has(page);
}

type Whole = { readonly looks: Looks; readonly isVisible: (content: unknown) => boolean };

async function readPage(proxy: pdfjs.PDFPageProxy, { looks, isVisible }: Whole): Promise<PdfPage> {
  const { value, damage } = await withDamage(() => proxy.getOperatorList());
  const drawing = value as unknown as OperatorList;
  const codes = pdfjs.OPS as OperatorCodes;
  const fonts = new Map<string, PdfFont>();
  const fontOf = (name: string): PdfFont => {
    const known = fonts.get(name) ?? loadedFont(proxy, name);
    fonts.set(name, known);
    return known;
  };
  const coded = glyphsByFont(drawing, codes, fontOf);
  const isSpelt = [...coded.keys()].some(isSpeltInGbk);
  const list = isSpelt ? readAsGbk(drawing, codes, fontOf) : drawing;
  const shown = isSpelt ? glyphsByFont(list, codes, fontOf) : coded;
  const drawn = new Map([...shown].flatMap(([font, glyphs]) => [...drawnOtherwise(font, glyphs, looks)]));
  const { width, height, transform } = proxy.getViewport({ scale: 1 });
  const viewport = { width, height, transform };
  const seen = await seenOn(list, {
    isBroken: judgeGlyphs(shown),
    drawn,
    image: name => pictureNamed(proxy, name),
    options: { codes, viewport: transform as unknown as Matrix, fontOf, isVisible },
    viewport,
  });
  const { runs, rulings, images, outlines, curves, density, decoration, skew } = seen;
  const typed = typedOnto(await proxy.getAnnotations(), transform as unknown as Matrix);
  const kind = kindOf({ runs, images, rulings, curves, area: width * height });
  const page = {
    page: proxy.pageNumber,
    width,
    height,
    kind,
    runs: [...runs, ...typed],
    rulings,
    images,
    ...(outlines.length > 0 && { outlines }),
    ...(decoration.length > 0 && { decoration }),
    ...(skew !== 0 && { skew }),
  };
  const image = (name: string) => pictureNamed(proxy, name);
  const scan = kind === 'scanned' ? await soleImage(list, { codes, viewport, image }) : null;
  const isWhole = damage === null && !endsInText(list) && !seen.isCutOff;
  const finest = kind === 'scanned' ? Math.max(density, (await finestMask(list, image)) / width) : density;
  return { page, density: finest, scan, isWhole };
}

/**
 * Pixels across the finest picture that is finer than it says, 0 where none is: in mixed raster content (ITU-T T.44) a coarse
 * foreground shows through a fine mask, which is where the print is.
 */
async function finestMask(
  { fnArray, argsArray }: OperatorList,
  image: (name: string) => Promise<unknown>,
): Promise<number> {
  const drawn = argsArray.filter((_, index) => fnArray[index] === pdfjs.OPS.paintImageXObject);
  const widths = drawn.map(async args => {
    const [name, said] = args as readonly [string, number];
    const decoded = (await image(name)) as { readonly width: number } | null;
    return decoded && decoded.width > said ? decoded.width : 0;
  });
  return Math.max(0, ...(await Promise.all(widths)));
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

/** A picture over this share of a page without text is a scan; so many curves are text drawn as outlines. */
const SCAN_AREA = 0.3;
const OUTLINE_CURVES = 500;

function kindOf(page: {
  runs: readonly GlyphRun[];
  images: readonly BBox[];
  rulings: readonly unknown[];
  curves: number;
  area: number;
}): PageKind {
  const pictured = page.images.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0);
  const characters = page.runs.reduce((sum, run) => sum + run.text.length, 0);
  const isScan = pictured > page.area * SCAN_AREA || page.curves > OUTLINE_CURVES;
  if (isScan && characters < FEW_CHARACTERS) return 'scanned';
  const isStamped = characters < STAMPED.characters && page.rulings.length < STAMPED.rulings;
  if (isStamped && pictured > page.area * STAMPED.area) return 'scanned';
  return characters > 0 ? 'native' : 'blank';
}

/** A scan may carry a stamped page number or a line of print; a form has more. */
const FEW_CHARACTERS = 40;

/** What is stamped over a picture of a whole page: a few lines in a frame, where a form has ten times as much of both. */
const STAMPED = { area: 0.8, characters: 150, rulings: 8 };
