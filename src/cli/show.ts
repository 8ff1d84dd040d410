import { writeFile } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import type { Extraction, Page, SourceKind } from '../model.ts';
import { findTables } from '../pipeline.ts';
import { openFile } from '../read/files.ts';
import { drawGrid } from '../show/drawing.ts';
import { marksOf } from '../show/marks.ts';
import { type Layer, pagesSvg } from '../show/overlay.ts';
import { drawPage } from '../show/page-drawing.ts';
import { documentPage } from '../show/report-page.ts';
import { summary } from '../show/summary.ts';
import { complain, extractPath, summaryOptions } from './extract.ts';
import type { ReadFlags } from './guarded.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type ShowFlags = ReadFlags & {
  readonly stage: 'rulings' | 'grids' | 'form';
  readonly svg?: boolean;
  readonly html?: string;
  readonly page?: string;
};

/** Columns that a text may take in a drawing of a grid. */
const CELL_WIDTH = 24;
/** Columns of a drawing of a page where the terminal does not say. */
const PAGE_WIDTH = 120;

type Tables = Awaited<ReturnType<typeof findTables>>;

/** `ziping show FILE…`: what the machine saw, drawn on the terminal, as SVG, or as a page for the browser. */
export async function showCommand(
  paths: readonly string[],
  flags: ShowFlags,
  streams: Streams,
): Promise<number> {
  if (paths.length > 1 && (flags.svg || flags.html !== undefined || flags.stage !== 'form'))
    throw new UsageError('一次只画一个文件 · one file is drawn at a time');
  const codes: number[] = [];
  for (const path of paths) codes.push(await showFile(path, flags, streams));
  return Math.max(...codes);
}

async function showFile(path: string, flags: ShowFlags, streams: Streams): Promise<number> {
  const page = pageNumber(flags);
  if (flags.html !== undefined || flags.stage === 'form') return showForms(path, { flags, page }, streams);
  try {
    const { password } = flags;
    const tables = await findTables(await openFile(path), password === undefined ? {} : { password });
    await showTables(tables, { flags, page }, streams);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    await complain(path, (error as Error).message, streams);
    return EXIT.unreadable;
  }
}

type Wanted = { readonly flags: ShowFlags; readonly page: number | null };

async function showForms(path: string, { flags, page }: Wanted, streams: Streams): Promise<number> {
  const extraction = await extractPath(path, flags);
  const { error } = extraction.document;
  if (error) await complain(path, error.message, streams);
  if (flags.html !== undefined)
    await writePage(
      flags.html,
      documentPage(extraction, await picturesFor(path, flags, extraction)),
      streams,
    );
  else if (error) return EXIT.unreadable;
  else if (flags.svg) {
    refuseDump(extraction.document.source.kind);
    const layer: Layer = { kind: 'form', marks: marksOf(extraction.document) };
    await write(streams.out, pagesSvg(chosenPages(extraction.pages, page), layer));
  } else await write(streams.out, summary(extraction.document, summaryOptions(streams)));
  return error ? EXIT.unreadable : EXIT.ok;
}

/** Pictures of scanned pages. A page whose picture cannot be drawn again is shown without. */
async function picturesFor(
  path: string,
  { password }: ReadFlags,
  { pages }: Extraction,
): Promise<ReadonlyMap<number, string>> {
  if (pages.every(({ kind }) => kind !== 'scanned')) return new Map();
  const { facsimilesOf } = await import('../read/scan/facsimile.ts');
  return facsimilesOf(await openFile(path), pages, password).catch(() => new Map());
}

async function writePage(out: string, text: string, streams: Streams): Promise<void> {
  await writeFile(out, text).catch((error: Error) => {
    throw new UsageError(`无法写入 · cannot write: ${out}: ${error.message}`);
  });
  await write(streams.err, `${out}\n`);
}

async function showTables(
  { read, pages, grids }: Tables,
  { flags, page: number }: Wanted,
  streams: Streams,
): Promise<void> {
  refuseDump(read.source.kind);
  const shown = chosenPages(pages, number);
  if (flags.svg) {
    const layer: Layer =
      flags.stage === 'grids' ? { kind: 'grids', grids: grids.flat() } : { kind: 'rulings' };
    await write(streams.out, pagesSvg(shown, layer));
    return;
  }
  for (const page of shown) {
    await write(streams.out, `── 第 ${page.page} 页 page ${page.page} ──\n`);
    const drawings =
      flags.stage === 'rulings'
        ? [drawPage(page, streams.columns ?? PAGE_WIDTH)]
        : grids[pages.indexOf(page)]!.map(grid => drawGrid(grid, { maxWidth: CELL_WIDTH }));
    for (const drawing of drawings) await write(streams.out, `${drawing}\n`);
  }
}

function refuseDump(kind: SourceKind): void {
  if (kind === 'text')
    throw new UsageError(
      '文本文件没有页面可画 · a text dump has no pages to draw: use show without --svg and --stage',
    );
}

function pageNumber({ page, stage, svg, html }: ShowFlags): number | null {
  if (page === undefined) return null;
  if (html !== undefined || (stage === 'form' && !svg))
    throw new UsageError('--page 只用于图 · --page goes with --svg or with --stage rulings or grids');
  if (!/^[1-9]\d*$/.test(page))
    throw new UsageError(`--page 要一个页码 · --page takes a page number, found "${page}"`);
  return Number(page);
}

function chosenPages(pages: readonly Page[], number: number | null): readonly Page[] {
  const chosen = pages.filter(({ page }) => number === null || page === number);
  if (chosen.length > 0 || number === null) return chosen;
  throw new UsageError(
    `没有第 ${number} 页，共 ${pages.length} 页 · there is no page ${number}: the file has ${pages.length}`,
  );
}
