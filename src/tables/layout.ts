import type { Grid, Page, Region, TextLine } from '../model.ts';
import { findTables, type PlacedTables } from './find.ts';
import type { Hints } from './hints.ts';
import { runningLines } from './margins.ts';
import { joinGrids } from './stitch.ts';
import { type Turn, turnBack, turnOf, turnPage } from './turn.ts';

/** A document as tables and lines of text. Places are those of pages turned upright; `displayed` undoes the turn. */
export type Layout = {
  readonly pages: readonly PlacedTables[];
  /** grids in the order of the document, joined over page breaks */
  readonly grids: readonly Grid[];
  /** lines outside the grids, without page numbers and running heads */
  readonly lines: readonly TextLine[];
  displayed(region: Region): Region;
};

/** Finds the tables of all pages and joins them over page breaks. */
export function layOut(pages: readonly Page[], hints: Hints): Layout {
  const turns = new Map<number, { turn: Turn; page: Page }>();
  const tables: PlacedTables[] = [];
  const sheets: { page: number; height: number; lines: readonly TextLine[] }[] = [];
  for (const page of pages) {
    const turn = turnOf(page);
    turns.set(page.page, { turn, page });
    const upright = turnPage(page, turn);
    const found = findTables(upright, tables.at(-1));
    tables.push(found);
    sheets.push({ page: page.page, height: upright.height, lines: found.lines });
  }
  const running = runningLines(sheets, hints.isTitle);
  const { grids, taken } = joinGrids(tables, { running, ...hints });
  return {
    pages: tables,
    grids,
    lines: tables.flatMap(({ lines }) => lines.filter(line => !running.has(line) && !taken.has(line))),
    displayed({ page, bbox }) {
      const { turn, page: original } = turns.get(page)!;
      return { page, bbox: turnBack(bbox, turn, original) };
    },
  };
}
