import { extract } from '../defaults.ts';
import { UsageError } from '../errors.ts';
import { type FoundTables, findTables } from '../find-tables.ts';
import type { Extraction, Page, SourceKind } from '../model.ts';
import type { ReadOptions } from '../read/read.ts';
import type { SourceFile } from '../read/source.ts';
import { documentPage } from '../review/single-page.ts';
import { drawAccount } from '../show/account.ts';
import { drawContinuation } from '../show/continuations.ts';
import { drawGrid } from '../show/drawing.ts';
import { marksOf } from '../show/marks.ts';
import { type OverlayLayer, pagesSvg } from '../show/overlay.ts';
import { drawPage } from '../show/page-drawing.ts';
import { drawSeparators } from '../show/separators.ts';
import { summary } from '../show/summary.ts';
import type { FileOutput, ViewOptions } from './answer.ts';

/** Columns that a text may take in a drawing of a grid. */
const CELL_WIDTH = 24;
/** Columns of a drawing of a page where the terminal does not say. */
const PAGE_WIDTH = 120;

/** Draws what was seen of a file. Throws SourceError; UsageError for what it does not have. */
export async function drawn(file: SourceFile, view: ViewOptions, options: ReadOptions): Promise<FileOutput> {
  if (view.as === 'html' || view.stage === 'form' || view.stage === 'account')
    return await drawnForms(file, view, options);
  return { text: drawnTables(await findTables(file, options), view), error: null };
}

async function drawnForms(file: SourceFile, view: ViewOptions, options: ReadOptions): Promise<FileOutput> {
  const extraction = await extract(file, options);
  const { document, pages } = extraction;
  const { error } = document;
  if (view.as === 'html')
    return { text: documentPage(extraction, await picturesFor(file, extraction, options)), error };
  if (error) return { text: '', error };
  if (view.as === 'text' && view.stage === 'form') {
    if (view.page !== null) chosenPages(pages, view.page);
    return { text: summary(document, view), error };
  }
  refuseDump(document.source.kind);
  const shown = chosenPages(pages, view.page);
  if (view.as === 'text') return { text: drawAccount(extraction.account, shown), error };
  const layer: OverlayLayer =
    view.stage === 'account'
      ? { kind: 'account', items: extraction.account }
      : { kind: 'form', marks: marksOf(document) };
  return { text: pagesSvg(shown, layer), error };
}

/** Pictures of scanned pages. A page whose picture cannot be drawn again is shown without. */
async function picturesFor(
  file: SourceFile,
  { pages }: Extraction,
  { password }: ReadOptions,
): Promise<ReadonlyMap<number, string>> {
  if (pages.every(({ kind }) => kind !== 'scanned')) return new Map();
  const { facsimilesOf } = await import('../read/pictures/facsimile.ts');
  return facsimilesOf(file, pages, password).catch(() => new Map());
}

function drawnTables(tables: FoundTables, view: ViewOptions): string {
  const { read, pages, grids, separators, continuations } = tables;
  refuseDump(read.source.kind);
  const shown = chosenPages(pages, view.page);
  if (view.stage === 'continuation') {
    if (view.as === 'svg')
      throw new UsageError('接续只有文字 · continuations are told in words: use them without --svg');
    const told = continuations.filter(({ lower }) => shown.some(({ page }) => page === lower.page));
    return told.map(one => `${drawContinuation(one)}\n`).join('');
  }
  if (view.as === 'svg') {
    return pagesSvg(shown, layerOf(view.stage, tables));
  }
  const columns = view.columns ?? PAGE_WIDTH;
  const drawingsOf = (page: Page): string[] => {
    const index = pages.indexOf(page);
    if (view.stage === 'rulings') return [drawPage(page, columns)];
    if (view.stage === 'separators') return [drawSeparators(page, separators[index]!, columns)];
    return grids[index]!.map(grid => drawGrid(grid, { maxWidth: CELL_WIDTH }));
  };
  const drawings = shown.flatMap(page => [`── 第 ${page.page} 页 page ${page.page} ──`, ...drawingsOf(page)]);
  return drawings.map(drawing => `${drawing}\n`).join('');
}

function layerOf(stage: ViewOptions['stage'], { pages, grids, separators }: FoundTables): OverlayLayer {
  if (stage === 'grids') return { kind: 'grids', grids: grids.flat() };
  if (stage === 'rulings') return { kind: 'rulings' };
  return { kind: 'separators', pages: new Map(pages.map(({ page }, index) => [page, separators[index]!])) };
}

function refuseDump(kind: SourceKind): void {
  if (kind === 'text')
    throw new UsageError(
      '文本文件没有页面可画 · a text dump has no pages to draw: use show without --svg and --stage',
    );
}

function chosenPages(pages: readonly Page[], number: number | null): readonly Page[] {
  const chosen = pages.filter(({ page }) => number === null || page === number);
  if (chosen.length > 0 || number === null) return chosen;
  throw new UsageError(
    `没有第 ${number} 页，共 ${pages.length} 页 · there is no page ${number}: the file has ${pages.length}`,
  );
}
