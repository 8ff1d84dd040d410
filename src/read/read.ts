import { SourceError } from '../errors.ts';
import type { Page, Source, SourceKind } from '../model.ts';
import { openPdf } from './pdf.ts';
import { formatOf, type SourceFile, sha256 } from './source.ts';
import { readTextDump } from './text-dump.ts';

export type ReadOptions = {
  /** for encrypted PDFs */
  readonly password?: string;
};

/** A file's pages, and the pages that could not be read with the reason. */
export type ReadSource = {
  readonly source: Source;
  readonly pages: readonly Page[];
  readonly failed: readonly { readonly page: number; readonly reason: string }[];
};

/** Reads all pages of a PDF or a text dump. Throws SourceError for a file that cannot be opened; a bad page only costs that page. */
export async function readSource(file: SourceFile, options: ReadOptions = {}): Promise<ReadSource> {
  const format = formatOf(file);
  if (format === 'image') {
    throw new SourceError(
      'needs-ocr',
      '图片需要文字识别，本版本尚不支持 · an image needs OCR, which this version has not',
    );
  }
  if (format === 'text') {
    const pages = readTextDump(file.bytes);
    return { source: sourceOf(file, { pages: pages.length, kind: 'text' }), pages, failed: [] };
  }
  const pdf = await openPdf(file.bytes, options.password);
  const pages: Page[] = [];
  const failed: { page: number; reason: string }[] = [];
  try {
    for (let number = 1; number <= pdf.pages; number++) {
      try {
        pages.push(await pdf.page(number));
      } catch (error) {
        failed.push({ page: number, reason: `unreadable: ${(error as Error).message}` });
      }
    }
  } finally {
    await pdf.close();
  }
  return { source: sourceOf(file, { pages: pdf.pages, kind: kindOf(pages) }), pages, failed };
}

export function sourceOf(file: SourceFile, { pages, kind }: { pages: number; kind: SourceKind }): Source {
  return { name: file.name, sha256: sha256(file.bytes), bytes: file.bytes.length, pages, kind };
}

function kindOf(pages: readonly Page[]): SourceKind {
  const kinds = new Set(pages.map(page => page.kind));
  if (!kinds.has('scanned')) return 'native';
  return kinds.has('native') ? 'mixed' : 'scanned';
}
