import type { GlyphRun, Page } from '../../model.ts';
import { drawn, type Tiled, type TypedCell } from './drawn.ts';
import { type Text, textIn } from './texts.ts';

/** A block as cells that tile it; rows and columns by their places in it. */
export type DumpBlock = {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly TypedCell[];
};

/** What was told of one form: lines above its blocks, the blocks, and what is in none of them. */
export type DumpForm = {
  readonly above: readonly Text[];
  readonly blocks: readonly DumpBlock[];
  readonly below: readonly Text[];
};

type Lines = (readonly Text[])[];

/** A form typed anew, as one that is laid out: row by row, each text on a line of its own, the cells ruled. */
export function typedAnew({ above, blocks, below }: DumpForm, page: Page, number: number): Page {
  // where lines tell no places, each text has one of its own
  const around = page.typed!.isReadingOrder ? (texts: readonly Text[]) => texts.map(text => [text]) : byLine;
  const lines: Lines = around(above);
  const placed = blocks.map(block => ({ columns: block.columns, ...placedOn(lines, block) }));
  lines.push(...around(below));
  const sheet = sheetOf(lines, page);
  const texts = lines.map((own, line) => textsAt(own, line, sheet));
  const tiled = placed.map(({ bands, columns, cells }): Tiled => {
    const moved = cells.map(({ from, to, cell }) => ({ ...cell, texts: texts.slice(from, to).flat() }));
    return { bands, columns, cells: moved };
  });
  const runs = texts.flat().flatMap(text => text.runs);
  const { tops, numbers } = sheet;
  const typed = { ...page.typed!, numbers, tops, breaks: [0] };
  const { decoration: _, ...blank } = page;
  return drawn({ ...blank, page: number, height: sheet.bottom, runs, typed }, tiled, 0);
}

/** The lines that the rows of a block and its cells take below others. */
function placedOn(lines: Lines, { rows, cells }: DumpBlock) {
  const placed: { readonly from: number; readonly to: number; readonly cell: TypedCell }[] = [];
  const bands = Array.from({ length: rows }, (_, row) => {
    const from = lines.length;
    for (const cell of cells.filter(own => own.rows[0] === row)) {
      const own = byLine(cell.texts);
      placed.push({ from: lines.length, to: lines.length + own.length, cell });
      lines.push(...own);
    }
    if (lines.length === from) lines.push([]);
    return { from, to: lines.length };
  });
  return { bands, cells: placed };
}

function byLine(texts: readonly Text[]): Lines {
  const own = texts.flatMap(text => text.parts ?? [text]);
  return [...Map.groupBy(own, ({ line }) => line).values()];
}

type Sheet = {
  readonly numbers: readonly number[];
  readonly tops: readonly number[];
  readonly bottom: number;
  readonly left: number;
};

/** Where lines stand below each other as far apart as those of the dump, and their numbers there. */
function sheetOf(lines: Lines, page: Page): Sheet {
  const { numbers, tops, cell } = page.typed!;
  const [first = 0, second = first + 2 * cell] = tops;
  const topOf = (line: number) => first + line * (second - first);
  const known = lines.map(own => (own[0] ? numbers[own[0].line]! : null));
  const nearest = (line: number) =>
    known.slice(0, line + 1).findLast(number => number !== null) ?? numbers[0]!;
  return {
    numbers: known.map((number, line) => number ?? nearest(line)),
    tops: lines.map((_, line) => topOf(line)),
    bottom: topOf(lines.length + 2),
    left: cell,
  };
}

function textsAt(own: readonly Text[], line: number, { tops, left }: Sheet): Text[] {
  const from = Math.min(...own.map(text => text.from));
  return own.map(({ runs }) =>
    textIn(
      runs.map(run => movedTo(run, left - from, tops[line]!)),
      { line, page: 0 },
    ),
  );
}

function movedTo(run: GlyphRun, by: number, top: number): GlyphRun {
  const [x0, y0, x1, y1] = run.bbox;
  return { ...run, bbox: [x0 + by, top, x1 + by, top + y1 - y0], edges: run.edges.map(edge => edge + by) };
}
