import type { Cell, Grid, TextLine } from '../model.ts';
import { joinLines } from '../values/text.ts';
import { coverage } from './solver.ts';
import { type Fit, fitOfEdges, type TablePart } from './table-part.ts';
import { SOLVER } from './tolerances.ts';

/** Rows from which on two tables with the same ones are hardly so by chance; a table cut into several pages has more. */
const LEAST_ROWS = 5;

/** How the rows of two tables meet that may be the left and the right part of one; null where they are other rows. */
function rowsFit(left: TablePart, right: TablePart): Fit | null {
  const [ys, others] = [rowEdges(left.grid), rowEdges(right.grid)];
  return ys.length === others.length ? fitOfEdges(ys, others) : null;
}

/** How the rows of tables meet that were cut into as many pages, one after the other. */
export function rowsOfAll(left: readonly TablePart[], right: readonly TablePart[]): Fit | null {
  const fits = left.flatMap((part, index) => rowsFit(part, right[index]!) ?? []);
  const rows = left.reduce((sum, { grid }) => sum + grid.rows, 0);
  if (fits.length < left.length || rows < LEAST_ROWS || !fits.every(({ isFramed }) => isFramed)) return null;
  const sum = (of: (fit: Fit) => number) => fits.reduce((all, fit) => all + of(fit), 0);
  const moved = Math.max(...fits.map(fit => fit.moved));
  return { ...fits[0]!, met: sum(({ met }) => met), unmatched: sum(({ unmatched }) => unmatched), moved };
}

function rowEdges({ rows, cells, regions }: Grid): number[] {
  const tops = Array.from({ length: rows }, (_, row) =>
    cells.filter(cell => cell.row === row).map(({ regions: [own] }) => own!.bbox[1]),
  );
  return [...tops.flatMap(own => (own.length > 0 ? [Math.min(...own)] : [])), regions[0]!.bbox[3]];
}

/** The two as one. Cells that no line parts where the sheet was cut are one cell: a spreadsheet is cut wherever its page ends. */
export function besideEachOther(left: TablePart, right: TablePart): TablePart {
  const { columns } = left.grid;
  const aside = left.xs.at(-1)! - right.xs[0]!;
  const cut = new Map(cutCells(left, right));
  const taken = new Set(cut.values());
  const cells = [
    ...left.grid.cells.map(cell => {
      const other = cut.get(cell);
      return other ? united(cell, other, aside) : cell;
    }),
    ...right.grid.cells
      .filter(cell => !taken.has(cell))
      .map(cell => ({ ...cell, column: cell.column + columns })),
  ];
  const grid: Grid = {
    ...left.grid,
    columns: columns + right.grid.columns,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    regions: [...left.grid.regions, ...right.grid.regions],
  };
  return { ...left, grid, xs: [...left.xs, ...right.xs.slice(1).map(x => x + aside)] };
}

/** Points: cells keep their texts farther from their edges. */
const AT_CUT = 1;
/** Ems: one character may be drawn on both pages, or lie between them. */
const AT_LINE_CUT = 1.1;

/**
 * Cells of the left part and those that go on with them. Where nothing at all is drawn along the cut and no text reaches it,
 * it may lie between two columns: only what is blank all along goes on then.
 */
function cutCells(left: TablePart, right: TablePart): [left: Cell, right: Cell][] {
  const [end, start] = [left.xs.at(-1)!, right.xs[0]!];
  const isDrawn = (sides: TablePart['sides'], at: number, { regions: [place] }: Cell) =>
    coverage(sides ?? [], { at, from: place!.bbox[1], to: place!.bbox[3] }) > SOLVER.covered;
  const isOpen = ![left.sides, right.sides].some((sides, part) =>
    sides?.some(({ at }) => at === [end, start][part]),
  );
  const reaches = ({ grid: { cells } }: TablePart, isAt: (line: TextLine) => boolean) =>
    cells.some(({ lines }) => lines.some(isAt));
  const isThrough =
    reaches(left, ({ bbox }) => bbox[2] > end - AT_CUT) ||
    reaches(right, ({ bbox }) => bbox[0] < start + AT_CUT);
  return right.grid.cells.flatMap((cell): [Cell, Cell][] => {
    const isStretch = cell.text === '' && cell.columnSpan === right.grid.columns && cell.columnSpan > 1;
    if (cell.column > 0 || (isOpen && !isThrough && !isStretch)) return [];
    const beside = left.grid.cells.find(
      ({ row, rowSpan, column, columnSpan }) =>
        row === cell.row && rowSpan === cell.rowSpan && column + columnSpan === left.grid.columns,
    );
    const isParted = beside && (isDrawn(left.sides, end, beside) || isDrawn(right.sides, start, cell));
    return beside && (!isParted || isStretch) ? [[beside, cell]] : [];
  });
}

/** Lines outside the tables that the cut runs through, each with what goes on with it on the right page. */
export function cutLines(
  [left, leftLines]: readonly [TablePart, readonly TextLine[]],
  [right, rightLines]: readonly [TablePart, readonly TextLine[]],
): [left: TextLine, right: TextLine][] {
  const aside = left.xs.at(-1)! - right.xs[0]!;
  const goesOn = (line: TextLine, other: TextLine) =>
    isBeside(line, other) && Math.abs(freeBetween(line, other, aside)) < AT_LINE_CUT;
  return leftLines.filter(isAtCut(left)).flatMap((line): [TextLine, TextLine][] => {
    const other = rightLines.find(one => goesOn(line, one));
    return other ? [[line, other]] : [];
  });
}

/** A line ends no farther from the right edge of a table than it is high. */
function isAtCut({ xs }: TablePart): (line: TextLine) => boolean {
  return ({ bbox }) => bbox[2] > xs.at(-1)! - (bbox[3] - bbox[1]);
}

/** A line that the cut ran through, as one. */
export function wholeLine(left: TextLine, right: TextLine, aside: number): TextLine {
  const parts = oneLine(left, right, aside);
  const doubt = parts.find(part => part.doubt)?.doubt;
  return { ...whole(left), text: parts.map(({ text }) => text).join(''), ...(doubt && { doubt }) };
}

/** One cell of both halves, its lines those of both at one height. What the cut clipped is whole again. */
function united(left: Cell, right: Cell, aside: number): Cell {
  const rows = left.lines.map(line => {
    const other = right.lines.find(one => isBeside(line, one));
    return other ? oneLine(line, other, aside) : [line];
  });
  const alone = right.lines.flatMap(other =>
    left.lines.some(line => isBeside(line, other)) ? [] : [[other]],
  );
  const lines = [...rows, ...alone].sort(([a], [b]) => a!.bbox[1] - b!.bbox[1]);
  const notes = [...new Set([...left.notes, ...right.notes])];
  return {
    ...left,
    columnSpan: left.columnSpan + right.columnSpan,
    text: joinLines(lines.map(row => row.map(({ text }) => text).join(''))),
    lines: lines.flat(),
    regions: [...left.regions, ...right.regions],
    notes: lines.flat().some(({ doubt }) => doubt === 'clipped')
      ? notes
      : notes.filter(note => note !== 'truncated'),
  };
}

function isBeside({ bbox: a }: TextLine, { bbox: b }: TextLine): boolean {
  return Math.abs(a[1] + a[3] - b[1] - b[3]) < a[3] - a[1];
}

/** Shares of the line's height: what is seen of a character at the cut is drawn on both sheets; more is free where one is lost. */
const SHARED = 0.3;
const LOST = 0.5;

/** A line of the left sheet and what goes on with it on the right one, where the cut clipped nothing that is not on the other. */
function oneLine(left: TextLine, right: TextLine, aside: number): TextLine[] {
  const free = freeBetween(left, right, aside);
  if (free > LOST) return [left, right];
  const most = free < -SHARED ? Math.min(left.text.length, right.text.length) : 0;
  const lengths = Array.from({ length: most }, (_, i) => most - i);
  const shared = lengths.find(length => right.text.startsWith(left.text.slice(-length)));
  const rest = { ...right, text: right.text.slice(shared ?? 0) };
  return most > 0 && shared === undefined
    ? [left, { ...rest, doubt: 'clipped' }]
    : [whole(left), whole(rest)];
}

/** What is free between the halves of a line, in its heights. */
function freeBetween(left: TextLine, right: TextLine, aside: number): number {
  return (right.bbox[0] + aside - left.bbox[2]) / (left.bbox[3] - left.bbox[1]);
}

function whole({ doubt, ...line }: TextLine): TextLine {
  return doubt === undefined || doubt === 'clipped' ? line : { ...line, doubt };
}
