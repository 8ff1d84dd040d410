import type { Cell, Grid, TextLine } from '../../model.ts';
import { union } from '../../values/bbox.ts';
import { joinLines } from '../../values/text.ts';
import { decimalsJoined, LABELLED, type Text } from './texts.ts';

/** A cell of a block: its rows and columns, the last ones not included, and the texts in it. */
export type TypedCell = {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  readonly texts: readonly Text[];
};

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

/** A form as one grid and the lines around it, below each other on a page of its own; for each of these the line of the dump. */
export type GridOfForm = {
  readonly grid: Grid | null;
  readonly lines: readonly TextLine[];
  readonly numbers: readonly number[];
};

/** Points from line to line of such a page, and the height of what stands on one. */
export const LEADING = 12;
const EM = 10;

export function gridOfForm(
  { above, blocks, below }: DumpForm,
  { page, numbers }: { readonly page: number; readonly numbers: readonly number[] },
): GridOfForm {
  const own: number[] = [];
  const placed = (texts: readonly Text[]): TextLine => {
    own.push(numbers[texts[0]!.line]!);
    return lineOf(texts, { page, line: own.length - 1 });
  };
  const around = (texts: readonly Text[]) => byLine(texts).flatMap(all => wordsTogether(all).map(placed));
  const lines = around(above);
  const top = own.length;
  const edges = columnEdges(blocks);
  const column = (place: number, { columns }: DumpBlock) => edges.indexOf(share(place / columns));
  const cells: Cell[] = [];
  let first = 0;
  for (const block of blocks) {
    for (let row = 0; row < block.rows; row++) {
      const from = own.length;
      const begun = [...block.cells, ...slotsLeft(block, row)].filter(({ rows }) => rows[0] === row);
      const filled = begun.map(cell => ({ cell, inside: byLine(cell.texts).map(placed) }));
      const bbox = [0, from * LEADING, 0, Math.max(from, own.length - 1) * LEADING + EM] as const;
      for (const { cell, inside } of filled) {
        const left = column(cell.columns[0], block);
        cells.push({
          row: first + row,
          column: left,
          rowSpan: cell.rows[1] - cell.rows[0],
          columnSpan: column(cell.columns[1], block) - left,
          text: joinLines(inside.map(({ text }) => text)),
          lines: inside,
          regions: [{ page, bbox: inside.length > 0 ? union(inside.map(own => own.bbox)) : bbox }],
          notes: [],
        });
      }
    }
    first += block.rows;
  }
  const bottom = Math.max(top + 1, own.length);
  // an empty line: what stands below the grid is below its lower edge
  if (own.length < bottom) own.push(numbers[0]!);
  lines.push(...around(below));
  if (blocks.length === 0) return { grid: null, lines, numbers: own };
  const regions = [{ page, bbox: [0, top * LEADING, WIDTH, bottom * LEADING] as const }];
  const sorted = cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    grid: { rows: first, columns: edges.length - 1, cells: sorted, regions, breaks: [] },
    lines,
    numbers: own,
  };
}

/** Points of a blank at most between two words of one line of text. */
const BLANK = 8;

/** The texts of a line that go on with each other. */
function wordsTogether(texts: readonly Text[]): Text[][] {
  const groups: Text[][] = [];
  for (const text of texts) {
    const last = groups.at(-1)?.at(-1);
    if (last && text.from - last.to < BLANK && !LABELLED.test(text.text)) groups.at(-1)!.push(text);
    else groups.push([text]);
  }
  return groups;
}

/** Points: all forms are as wide. */
const WIDTH = 1000;

/** The slots of a row that are in no cell: they are blank. */
function slotsLeft({ columns, cells }: DumpBlock, row: number): TypedCell[] {
  const covers = (cell: TypedCell, at: number) =>
    cell.rows[0] <= row && row < cell.rows[1] && cell.columns[0] <= at && at < cell.columns[1];
  return Array.from({ length: columns }, (_, at) => at)
    .filter(at => !cells.some(cell => covers(cell, at)))
    .map(at => ({ rows: [row, row + 1], columns: [at, at + 1], texts: [] }));
}

/** Where columns of any block begin or end, as shares of the width. */
function columnEdges(blocks: readonly DumpBlock[]): number[] {
  const all = blocks.flatMap(({ columns }) =>
    Array.from({ length: columns + 1 }, (_, place) => share(place / columns)),
  );
  return [...new Set(all)].sort((a, b) => a - b);
}

function share(part: number): number {
  return Math.round(part * 1e6);
}

function byLine(texts: readonly Text[]): Text[][] {
  const own = texts.flatMap(text => text.parts ?? [text]);
  return [...Map.groupBy(own, ({ line }) => line).values()];
}

function lineOf(
  texts: readonly Text[],
  { page, line }: { readonly page: number; readonly line: number },
): TextLine {
  let [text, end] = ['', 0];
  for (const run of texts.flatMap(({ runs }) => runs)) {
    text += (text !== '' && run.bbox[0] - end > 1 ? ' ' : '') + run.text;
    end = run.bbox[2];
  }
  const from = Math.min(...texts.map(own => own.from));
  return {
    text: decimalsJoined(text),
    page,
    bbox: [from, line * LEADING, Math.max(...texts.map(own => own.to)), line * LEADING + EM],
  };
}
