import type { BBox, Cell, Grid, TextLine } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import { joinLines } from '../values/text.ts';
import { isAbove } from './page-break-rows.ts';
import { withoutRows } from './repeated-headings.ts';
import { type Fit, SAME, type TablePart } from './table-part.ts';

/**
 * The part with the columns that it lacks at its left: some printers draw no border beside merged cells that go on.
 * They are cells of the first part that go on, with what stands there.
 */
export function completed(
  first: TablePart,
  second: TablePart,
  fit: Fit,
  lines: readonly TextLine[],
): TablePart {
  const missing = fit.isFramed ? first.xs.filter(x => x < fit.xs[0]! - SAME) : [];
  if (missing.length === 0) return { ...second, xs: fit.xs };
  const aside = second.xs[0]! - fit.xs[0]!;
  const { page, bbox } = second.grid.regions[0]!;
  const goingOn = first.grid.cells.filter(
    cell => cell.row + cell.rowSpan === first.grid.rows && cell.column < missing.length,
  );
  const added = goingOn.map((cell): Cell => {
    const [x0, x1] = [first.xs[cell.column]!, first.xs[cell.column + cell.columnSpan]!];
    const box: BBox = [x0 + aside, bbox[1], x1 + aside, bbox[3]];
    const own = lines.filter(line => contains(box, centre(line.bbox)));
    return {
      row: 0,
      column: cell.column,
      rowSpan: second.grid.rows,
      columnSpan: Math.min(cell.columnSpan, missing.length - cell.column),
      text: joinLines(own.map(line => line.text)),
      lines: own,
      regions: [{ page, bbox: box }],
      notes: [],
    };
  });
  const shifted = second.grid.cells.map(cell => ({ ...cell, column: cell.column + missing.length }));
  const cells = [...added, ...shifted];
  const grid = { ...second.grid, columns: second.grid.columns + missing.length, cells };
  return { ...second, xs: [...missing, ...fit.xs], grid };
}

/**
 * The lower grid without what a page break cuts through: some programs draw such a line on both pages, each time with a part
 * of it beyond the edge.
 */
export function withoutHalves(upper: Grid, lower: Grid): Grid {
  const cells = lower.cells.map((cell): Cell => {
    const above = cell.row === 0 && upper.cells.find(other => isAbove(other, cell, upper.rows));
    if (!above || !isCutThrough(above, cell)) return cell;
    const lines = cell.lines.slice(1);
    return { ...cell, lines, text: joinLines(lines.map(line => line.text)) };
  });
  return cells.every((cell, at) => cell === lower.cells[at]) ? lower : { ...lower, cells };
}

/** Shares of a line's height that its two halves have together, at least and at most. */
const HALVES = { least: 0.75, most: 1.25 };

function isCutThrough(above: Cell, below: Cell): boolean {
  const [upper, lower] = [above.lines.at(-1), below.lines[0]];
  if (!upper || upper.text !== lower?.text) return false;
  const [top, bottom] = [upper.bbox[1], lower.bbox[3]];
  const [end, start] = [above.regions.at(-1)!.bbox[3], below.regions[0]!.bbox[1]];
  const seen = (end - top + bottom - start) / (bottom - lower.bbox[1]);
  return upper.bbox[3] > end && lower.bbox[1] < start && seen >= HALVES.least && seen <= HALVES.most;
}

/** Points: a row that is lower holds no text; it is what a printer leaves of one that ended on the page before. */
const LOWEST_ROW = 6;

/** The grid without such a row at its top. */
export function withoutSliver(grid: Grid): Grid {
  const first = grid.cells.filter(({ row }) => row === 0);
  const heights = first
    .filter(({ rowSpan }) => rowSpan === 1)
    .map(({ regions }) => regions[0]!.bbox[3] - regions[0]!.bbox[1]);
  const isSliver = first.every(({ text }) => text === '') && Math.min(...heights) < LOWEST_ROW;
  return isSliver && grid.rows > 1 ? withoutRows(grid, 1) : grid;
}

/**
 * Blank cells at the left, where cells of the first grid go on for which no line is drawn: one that covers several of
 * their columns is as many cells, and each takes in the blank ones below it.
 */
export function parted(upper: Grid, lower: Grid): Grid {
  const top = lower.cells.filter(({ row }) => row === 0);
  const named = top.findIndex(({ text }) => text !== '');
  const goingOn = upper.cells.filter(cell => cell.row + cell.rowSpan === upper.rows);
  for (const wide of named < 0 ? [] : top.slice(0, named)) {
    const columns = goingOn.filter(cell => covers(wide, cell));
    const width = columns.reduce((sum, { columnSpan }) => sum + columnSpan, 0);
    if (columns.length > 1 && width === wide.columnSpan) return partedAt(wide, columns, lower);
  }
  return lower;
}

function covers(wide: Cell, { column, columnSpan }: Cell): boolean {
  return wide.column <= column && column + columnSpan <= wide.column + wide.columnSpan;
}

function partedAt(wide: Cell, columns: readonly Cell[], lower: Grid): Grid {
  const taken = new Set<Cell>([wide]);
  const added = columns.map(({ column, columnSpan }): Cell => {
    let rowSpan = wide.rowSpan;
    for (const cell of lower.cells) {
      const isBelow = cell.row === rowSpan && cell.column === column && cell.columnSpan === columnSpan;
      if (!isBelow || cell.text !== '') continue;
      rowSpan += cell.rowSpan;
      taken.add(cell);
    }
    return { ...wide, column, columnSpan, rowSpan };
  });
  const cells = [...added, ...lower.cells.filter(cell => !taken.has(cell))];
  return { ...lower, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}
