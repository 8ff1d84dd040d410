import { SourceError } from '../errors.ts';
import type { ColourPicture, Raster } from '../image/raster.ts';
import type { Page, Source, SourceKind } from '../model.ts';
import { wordlessInk } from './ink-without-text.ts';
import { isLegible } from './legibility.ts';
import { type ReadersOnCall, sharedReaders } from './ocr/readers.ts';
import { openPdf, type PdfPage } from './pdf.ts';
import { assertCanvas } from './pictures/canvas-present.ts';
import type { PagePicture } from './pictures/picture.ts';
import type { PdfPictures } from './pictures/render.ts';
import { hasBrokenTextLayer, replaced, reread, unread } from './reread.ts';
import type { PageImage } from './scan/scan.ts';
import { formatOf, type SourceFile, sourceOf } from './source.ts';
import { type DumpLine, readTextDump } from './text-dump.ts';

export type ReadOptions = {
  /** for encrypted PDFs */
  readonly password?: string;
  /** who reads pictures, instead of the process' own readers; null: nobody, a scanned page fails with `needs-ocr` */
  readonly readers?: ReadersOnCall | null;
  /** told the number of pages before they are read */
  readonly onOpen?: (pages: number) => void;
  /** told how many pages have been read, after each one */
  readonly onPage?: (pages: number) => void;
};

/** A file's pages, and the pages that could not be read with the reason. */
export type ReadSource = {
  readonly source: Source;
  readonly pages: readonly Page[];
  readonly failed: readonly { readonly page: number; readonly reason: string }[];
  /** of a text dump; it has pages only where it is laid out */
  readonly lines?: readonly DumpLine[];
};

/**
 * Reads all pages of a PDF, a picture or a text dump. Throws SourceError for a file that cannot be opened; a bad page
 * only costs that page.
 */
export async function readSource(file: SourceFile, options: ReadOptions = {}): Promise<ReadSource> {
  const format = formatOf(file);
  if (format === 'image') return readImage(file, options);
  if (format === 'pdf') return readPdf(file, options);
  const { lines, pages } = readTextDump(file.bytes);
  const source = sourceOf(file, { pages: pages?.length ?? lines.at(-1)!.page, kind: 'text' });
  return { source, pages: pages ?? [], failed: [], lines };
}

/** All that reads pictures; loaded with the first one, so that native pages cost nothing of it. Throws SourceError: `needs-ocr`. */
async function scanReaders() {
  await assertCanvas();
  const { picturesOf } = await import('./pictures/picture.ts');
  const { openPictures } = await import('./pictures/render.ts');
  const { readScan } = await import('./scan/scan.ts');
  return { picturesOf, openPictures, readScan };
}

async function readImage(
  file: SourceFile,
  { readers = sharedReaders, onOpen, onPage }: ReadOptions,
): Promise<ReadSource> {
  const { picturesOf, readScan } = await scanReaders();
  const pictures = await picturesOf(file.bytes);
  onOpen?.(pictures.length);
  const read = await collect(pictures.length, onPage, async number => {
    const picture = pictures[number - 1]!;
    return readers ? readScan(picture, number, await readers.called()) : barePage(number, picture);
  });
  return { source: sourceOf(file, { pages: pictures.length, kind: 'image' }), ...read };
}

function barePage(page: number, { width, height }: PagePicture): Page {
  return { page, width, height, kind: 'scanned', runs: [], rulings: [], images: [] };
}

async function readPdf(
  file: SourceFile,
  { password, readers = sharedReaders, onOpen, onPage }: ReadOptions,
): Promise<ReadSource> {
  const pdf = await openPdf(file.bytes, password);
  onOpen?.(pdf.pages);
  let pictures: PdfPictures | undefined;
  const damaged = new Set<number>();
  try {
    const read = await collect(pdf.pages, onPage, async number => {
      const found = await pdf.page(number);
      const { page } = found;
      if (!found.isWhole) damaged.add(number);
      const wordless = page.kind === 'native' ? wordlessInk(page) : [];
      if (!readers) return { ...page, runs: [...page.runs, ...unread(wordless, page.runs)] };
      const isAllBroken = page.kind === 'native' && !isLegible(page);
      if (page.kind !== 'scanned' && !hasBrokenTextLayer(page) && !isAllBroken && wordless.length === 0)
        return page;
      const { openPictures, readScan } = await scanReaders();
      const open = async () => {
        pictures ??= await openPictures(file.bytes, password);
        return pictures;
      };
      const { width, height } = page;
      const picture = await pictureOf(found, open);
      const scan = await readScan({ picture, width, height }, number, await readers.called());
      if (page.kind === 'scanned') return scan;
      return isAllBroken ? replaced(page, scan) : reread(page, scan, wordless);
    });
    const source = sourceOf(file, { pages: pdf.pages, kind: kindOf(read.pages) });
    return { source, pages: read.pages, failed: withDamaged(read.failed, damaged) };
  } finally {
    await pdf.close();
    await pictures?.close();
  }
}

/** Pages that were read although a part of them is lost have failed, like those that could not be read. */
function withDamaged(failed: ReadSource['failed'], damaged: ReadonlySet<number>): ReadSource['failed'] {
  const known = new Set(failed.map(({ page }) => page));
  const more = [...damaged].filter(page => !known.has(page));
  return [...failed, ...more.map(page => ({ page, reason: 'damaged: a part of what it draws is lost' }))];
}

/** A page of a PDF as a picture: that which it shows alone, else drawn. */
async function pictureOf(found: PdfPage, open: () => Promise<PdfPictures>): Promise<ColourPicture | Raster> {
  if (found.scan && resolutionOf(found) === found.density) return found.scan;
  const { isWhole, ...picture } = await (await open()).picture(found.page.page, resolutionOf(found));
  if (found.page.kind === 'scanned' && !isWhole) throw new Error('a picture on it cannot be decoded');
  return picture;
}

/** pixels a point: a scan is drawn as fine as it is, within these; what is drawn otherwise, at 200 dpi */
const RESOLUTIONS = { least: 1.8, most: 4.2, usual: 200 / 72 };

function resolutionOf({ density }: PdfPage): number {
  if (density === 0) return RESOLUTIONS.usual;
  return Math.min(RESOLUTIONS.most, Math.max(RESOLUTIONS.least, density));
}

/** One page: its text layer, and how it looks. */
export type OnePage = { readonly page: Page; picture(): Promise<PageImage> };

/** One page of a PDF or a picture by itself (1-based). Throws SourceError, also where there is no such page. */
export async function readOnePage(file: SourceFile, number: number): Promise<OnePage> {
  const format = formatOf(file);
  const found = format === 'pdf' ? await pageOfPdf(file, number) : null;
  if (found) return found;
  const pictures = format === 'image' ? await (await scanReaders()).picturesOf(file.bytes) : [];
  const picture = pictures[number - 1];
  if (!picture) throw new SourceError('not-found', `没有第 ${number} 页 · there is no page ${number}`);
  return { page: barePage(number, picture), picture: async () => picture };
}

async function pageOfPdf({ bytes }: SourceFile, number: number): Promise<OnePage | null> {
  const pdf = await openPdf(bytes);
  try {
    if (number > pdf.pages) return null;
    const found = await pdf.page(number);
    const { width, height } = found.page;
    return {
      page: found.page,
      async picture() {
        let pictures: PdfPictures | undefined;
        const open = async () => {
          pictures = await (await scanReaders()).openPictures(bytes);
          return pictures;
        };
        try {
          return { picture: await pictureOf(found, open), width, height };
        } finally {
          await pictures?.close();
        }
      },
    };
  } finally {
    await pdf.close();
  }
}

async function collect(
  count: number,
  onPage: ReadOptions['onPage'],
  read: (number: number) => Promise<Page>,
): Promise<Pick<ReadSource, 'pages' | 'failed'>> {
  const pages: Page[] = [];
  const failed: { page: number; reason: string }[] = [];
  for (let number = 1; number <= count; number++) {
    try {
      const page = await read(number);
      pages.push(page);
      if (page.kind === 'scanned' && page.runs.length === 0)
        failed.push({ page: number, reason: 'needs-ocr' });
    } catch (error) {
      const needsOcr = error instanceof SourceError && error.code === 'needs-ocr';
      failed.push({
        page: number,
        reason: needsOcr ? error.code : `unreadable: ${(error as Error).message}`,
      });
    }
    onPage?.(number);
  }
  return { pages, failed };
}

function kindOf(pages: readonly Page[]): SourceKind {
  const kinds = new Set(pages.map(page => page.kind));
  if (!kinds.has('scanned')) return 'native';
  return kinds.has('native') ? 'mixed' : 'scanned';
}
