import type { Continuation, Grid, Page, Region, TextLine } from '../model.ts';
import { skewBack, type Turn, turnBack } from '../values/turn.ts';
import { joinTables } from './continuations.ts';
import { enlarged, enlargementOf, scaled } from './enlarge.ts';
import { findTables, type PlacedTables } from './find.ts';
import { runningLines } from './headers-footers.ts';
import { type ImposedPage, imposedPagesOf } from './imposition.ts';
import type { Hints } from './label-hints.ts';
import { noteCutOff } from './page-break-rows.ts';
import { rotatePage, rotationOf } from './page-rotation.ts';

/** A document as tables and lines of text. Places are those of pages turned upright and enlarged; `displayed` undoes it. */
export type DocumentLayout = {
  readonly pages: readonly PlacedTables[];
  /** grids in the order of the document, joined over page breaks */
  readonly grids: readonly Grid[];
  /** what was decided about grids that follow each other */
  readonly continuations: readonly Continuation[];
  /** lines outside the grids, without page numbers and running heads */
  readonly lines: readonly TextLine[];
  /** page numbers and running heads */
  readonly running: readonly TextLine[];
  displayed(region: Region): Region;
};

/** Finds the tables of all pages and joins them over page breaks. */
export function layOut(pages: readonly Page[], hints: Hints): DocumentLayout {
  const turns = new Map<number, { turn: Turn; times: number; page: Page }>();
  const timesOf = enlargementOf(pages);
  const tables: PlacedTables[] = [];
  const imposedPages: ImposedPage[] = [];
  for (const page of pages) {
    const turn = rotationOf(page);
    const times = timesOf(page.page);
    turns.set(page.page, { turn, times, page });
    const upright = enlarged(rotatePage(page, turn), times);
    const found = findTables(upright, tables.at(-1), hints.isWhole);
    tables.push(found);
    imposedPages.push(...imposedPagesOf(found, upright));
  }
  const running = runningLines(imposedPages, hints.isTitle);
  const { grids, continuations, taken, whole } = joinTables({ imposedPages, running, hints });
  const heights = new Map(imposedPages.map(({ page, height }) => [page, height]));
  return {
    pages: tables,
    grids: grids.map(grid => noteCutOff(grid, heights)),
    continuations,
    lines: imposedPages.flatMap(({ lines }) =>
      lines.flatMap(line => (running.has(line) || taken.has(line) ? [] : [whole.get(line) ?? line])),
    ),
    running: [...running],
    displayed({ page, bbox }) {
      const { turn, times, page: original } = turns.get(page)!;
      const box = times === 1 ? bbox : scaled(bbox, 1 / times);
      return { page, bbox: skewBack(turnBack(box, turn, original), original) };
    },
  };
}
