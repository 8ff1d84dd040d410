import { writeFile } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import { findTables } from '../pipeline.ts';
import { drawGrid } from '../show/drawing.ts';
import { marksOf } from '../show/marks.ts';
import { pagesSvg } from '../show/overlay.ts';
import { documentPage } from '../show/report-page.ts';
import { summary } from '../show/summary.ts';
import { extractPath, type ReadFlags } from './extract.ts';
import { openFile } from './files.ts';
import { EXIT, type Streams, write } from './streams.ts';

export type ShowFlags = ReadFlags & {
  readonly stage: 'rulings' | 'grids' | 'form';
  readonly svg?: boolean;
  readonly html?: string;
  readonly page?: string;
};

/** Columns that a text may take in a drawing on a terminal. */
const CELL_WIDTH = 24;

/** `ziping show FILE`: what the machine saw, drawn on the terminal, as SVG, or as a page for the browser. */
export async function showCommand(path: string, flags: ShowFlags, streams: Streams): Promise<number> {
  const extraction = await extractPath(path, flags);
  const { document } = extraction;
  if (document.error) {
    await write(streams.err, `${path}: ${document.error.message}\n`);
    return EXIT.unreadable;
  }
  if (flags.html !== undefined) {
    await writeFile(flags.html, documentPage(extraction));
    await write(streams.err, `${flags.html}\n`);
    return EXIT.ok;
  }
  const isShown = pageFilter(flags.page);
  if (flags.stage === 'form' && !flags.svg) {
    await write(streams.out, summary(document, { color: streams.isTerminal }));
    return EXIT.ok;
  }
  const { pages, grids } = await findTables(
    await openFile(path),
    flags.password === undefined ? {} : { password: flags.password },
  );
  if (flags.svg) {
    const shown = pages.filter(({ page }) => isShown(page));
    const layer =
      flags.stage === 'grids'
        ? ({ kind: 'grids', grids: grids.flat() } as const)
        : flags.stage === 'form'
          ? ({ kind: 'form', marks: marksOf(document) } as const)
          : ({ kind: 'rulings' } as const);
    await write(streams.out, pagesSvg(shown, layer));
    return EXIT.ok;
  }
  if (flags.stage === 'rulings') throw new UsageError('线条请用 --svg 查看 · rulings are drawn with --svg');
  for (const [index, { page }] of pages.entries()) {
    for (const grid of isShown(page) ? grids[index]! : []) {
      await write(streams.out, `── ${page} ──\n${drawGrid(grid, { maxWidth: CELL_WIDTH })}\n`);
    }
  }
  return EXIT.ok;
}

function pageFilter(page: string | undefined): (candidate: number) => boolean {
  if (page === undefined) return () => true;
  if (!/^\d+$/.test(page))
    throw new UsageError(`--page 要一个页码 · --page takes a page number, found "${page}"`);
  return candidate => candidate === Number(page);
}
