import type { BBox, Cell, Grid, TextLine } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import { joinLines } from '../values/text.ts';
import type { PlacedGrid } from './fill.ts';
import type { PlacedTables } from './find.ts';
import type { Hints } from './hints.ts';
import { LEAST_SLOT } from './lattice.ts';
import { cutRow, isAbove, joinCells, mergesAcross, rowCells } from './seam.ts';

export type JoinOptions = Pick<Hints, 'isWhole' | 'isGroup'> & {
  /** page numbers and running heads: they may stand between the halves of a table */
  readonly running: ReadonlySet<TextLine>;
};

/** Edges of columns on two pages between which no text fits are one. */
const SAME_EDGE = LEAST_SLOT.vertical;
/** Tables whose outer edges differ by more (points) do not belong together. */
const SAME_FRAME = 8;

/** Grids in the order of the document, and the lines of text that turned out to stand in them. */
export type Joined = { readonly grids: readonly Grid[]; readonly taken: ReadonlySet<TextLine> };

/** Joins the grids that go on over a page break. */
export function joinGrids(pages: readonly PlacedTables[], options: JoinOptions): Joined {
  const joined: Grid[] = [];
  const taken = new Set<TextLine>();
  let open: Hanging | null = null;
  let before: PlacedTables | null = null;
  for (const page of pages) {
    page.placed.forEach((placed, index) => {
      const next = partOf(placed);
      const isFirst = index === 0 && before?.page === page.page - 1;
      const whole: Part | null =
        open && isFirst && goesOn(open.part, next) ? completed(open.part, next, page.lines) : null;
      const own = new Set(whole?.grid.cells.flatMap(cell => cell.lines));
      const isTop = !hasLines(page, options, line => line.bbox[3] < placed.lattice.ys[0]! && !own.has(line));
      if (open && whole && isTop) {
        for (const line of page.lines) if (own.has(line)) taken.add(line);
        for (const line of open.lines) taken.add(line);
        const part = append(open.withLines, whole, options);
        open = { part, withLines: part, lines: [] };
      } else {
        if (open) joined.push(open.part.grid);
        open = { part: next, withLines: next, lines: [] };
      }
    });
    if (open) {
      const hanging = withOverflow((open as Hanging).part, page, options);
      const bottom = page.placed.at(-1)?.lattice.ys.at(-1) ?? 0;
      const isOver = (line: TextLine) =>
        line.bbox[1] > bottom && !taken.has(line) && !hanging.lines.includes(line);
      if (page.placed.length > 0 && !hasLines(page, options, isOver)) open = hanging;
      else {
        joined.push((open as Hanging).part.grid);
        open = null;
      }
    }
    before = page;
  }
  if (open) joined.push((open as Hanging).part.grid);
  return { grids: joined, taken };
}

/** A part at the foot of a page, and the same with the lines that hang out of it: they are its own if it goes on. */
type Hanging = { readonly part: Part; readonly withLines: Part; readonly lines: readonly TextLine[] };

/** Lines that hang out of a cell at the lower edge of a page, right below its last one. */
function withOverflow(part: Part, page: PlacedTables, { running }: JoinOptions): Hanging {
  const taken: TextLine[] = [];
  const last = (cell: Cell) =>
    cell.row + cell.rowSpan === part.grid.rows && cell.regions.at(-1)!.page === page.page;
  const cells = part.grid.cells.map(cell => {
    const end = cell.lines.at(-1);
    if (!end || !last(cell)) return cell;
    const [x0, , x1, bottom] = cell.regions.at(-1)!.bbox;
    const hanging: TextLine[] = [];
    for (const line of page.lines) {
      if (running.has(line)) continue;
      const before = hanging.at(-1) ?? end;
      const height = before.bbox[3] - before.bbox[1];
      const isInColumn = line.bbox[0] >= x0 && line.bbox[2] <= x1 && line.bbox[1] >= bottom - height;
      if (isInColumn && line.bbox[1] - before.bbox[3] < height) hanging.push(line);
    }
    if (hanging.length === 0) return cell;
    taken.push(...hanging);
    const lines = [...cell.lines, ...hanging];
    return { ...cell, lines, text: joinLines(lines.map(line => line.text)) };
  });
  return { part, withLines: { ...part, grid: { ...part.grid, cells } }, lines: taken };
}

/** A grid that may go on, with what is needed to see whether it does. */
type Part = {
  readonly grid: Grid;
  readonly xs: readonly number[];
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
};

function partOf({ grid, lattice }: PlacedGrid): Part {
  return { grid, xs: lattice.xs, closed: lattice.closed };
}

function hasLines(page: PlacedTables, { running }: JoinOptions, where: (line: TextLine) => boolean): boolean {
  return page.lines.some(line => !running.has(line) && where(line));
}

/**
 * Same frame, and the second one does not begin like the first: that would be the next form of the same layout. Some
 * printers draw no border beside merged cells that go on: then the second one lacks columns at its left.
 */
function goesOn(first: Part, second: Part): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= SAME_FRAME;
  if (!near(first.xs.at(-1)!, second.xs.at(-1)!)) return false;
  if (!first.xs.slice(0, -1).some(x => near(x, second.xs[0]!))) return false;
  const [head, again] = [rowCells(first.grid, 0), rowCells(second.grid, 0)];
  const restarts = head[0]!.text !== '' && head[0]!.text === again[0]!.text;
  return !restarts || repeatedRows(first, second) > 0;
}

/** The second part with the columns that it lacks at its left: cells of the first that go on, with what stands there. */
function completed(first: Part, second: Part, lines: readonly TextLine[]): Part {
  const left = second.xs[0]!;
  const missing = first.xs.filter(x => x < left - SAME_FRAME);
  if (missing.length === 0) return second;
  const { page, bbox } = second.grid.regions[0]!;
  const goingOn = first.grid.cells.filter(
    cell => cell.row + cell.rowSpan === first.grid.rows && cell.column < missing.length,
  );
  const added = goingOn.map((cell): Cell => {
    const box: BBox = [first.xs[cell.column]!, bbox[1], first.xs[cell.column + cell.columnSpan]!, bbox[3]];
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
  const grid = {
    ...second.grid,
    columns: second.grid.columns + missing.length,
    cells: [...added, ...shifted],
  };
  return { ...second, xs: [...missing, ...second.xs], grid };
}

function append(first: Part, second: Part, options: JoinOptions): Part {
  const xs = unitedEdges(first.xs, second.xs);
  const upper = onColumns(first, xs);
  const heads = repeatedRows({ ...first, grid: upper }, { ...second, grid: onColumns(second, xs) });
  const lower = withoutRows(onColumns(second, xs), heads);
  const cut =
    lower.rows > 0
      ? cutRow({ upper, lower, isOpen: !first.closed.bottom && !second.closed.top, hints: options })
      : 'no';
  const offset = upper.rows - (cut === 'no' ? 0 : 1);
  const goingOn = new Map<Cell, Cell>();
  for (const cell of lower.cells.filter(({ row }) => row === 0)) {
    const above = upper.cells.find(candidate => isAbove(candidate, cell, upper.rows));
    if (above && (cut !== 'no' || mergesAcross(above, cell, options))) goingOn.set(cell, above);
  }
  const continued = new Map([...goingOn].map(([cell, above]) => [above, joinCells(above, cell, cut)]));
  const heading = repeatedHeads({ ...second, grid: onColumns(second, xs) }, upper, heads);
  const cells = [
    ...upper.cells.map(cell => continued.get(cell) ?? withRepeat(cell, heading.get(cell))),
    ...lower.cells.filter(cell => !goingOn.has(cell)).map(cell => ({ ...cell, row: cell.row + offset })),
  ];
  const grid: Grid = {
    rows: offset + lower.rows,
    columns: xs.length - 1,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    regions: [...upper.regions, ...lower.regions],
    breaks: [...upper.breaks, offset],
    ...((upper.isAligned || lower.isAligned) && { isAligned: true }),
  };
  return { grid, xs, closed: { top: first.closed.top, bottom: second.closed.bottom } };
}

function unitedEdges(a: readonly number[], b: readonly number[]): number[] {
  const extra = b.filter(x => !a.some(edge => Math.abs(edge - x) < SAME_EDGE));
  const inside = extra.filter(x => x > a[0]! && x < a.at(-1)!);
  return [...a, ...inside].sort((left, right) => left - right);
}

/** The grid counted in finer columns. */
function onColumns({ grid, xs }: Part, edges: readonly number[]): Grid {
  const nearest = (x: number) =>
    edges.reduce((best, edge, index) => (Math.abs(edge - x) < Math.abs(edges[best]! - x) ? index : best), 0);
  const places = xs.map(nearest);
  places[0] = 0;
  places[places.length - 1] = edges.length - 1;
  const cells = grid.cells.map(cell => {
    const [from, to] = [places[cell.column]!, places[cell.column + cell.columnSpan]!];
    return { ...cell, column: from, columnSpan: to - from };
  });
  return { ...grid, columns: edges.length - 1, cells };
}

/** How many rows at the top of the second part repeat heading rows of the first, word for word. */
function repeatedRows(first: Part, second: Part): number {
  for (let start = 0; start < first.grid.rows; start++) {
    let count = 0;
    while (
      count < second.grid.rows &&
      start + count < first.grid.rows &&
      isRepeated(rowCells(first.grid, start + count), rowCells(second.grid, count))
    ) {
      count++;
    }
    if (count > 0) return count;
  }
  return 0;
}

function isRepeated(head: readonly Cell[], row: readonly Cell[]): boolean {
  const texts = row.map(({ text }) => text).filter(text => text !== '');
  const known = new Set(head.map(({ text }) => text));
  return texts.length >= 3 && texts.every(text => known.has(text));
}

function repeatedHeads(second: Part, upper: Grid, heads: number): Map<Cell, Cell> {
  const repeated = new Map<Cell, Cell>();
  for (const cell of second.grid.cells) {
    if (cell.row >= heads || cell.text === '') continue;
    const original = upper.cells.find(({ text }) => text === cell.text);
    if (original) repeated.set(original, cell);
  }
  return repeated;
}

/** A heading that is printed again is one heading in two places. */
function withRepeat(cell: Cell, again: Cell | undefined): Cell {
  if (!again) return cell;
  return { ...cell, lines: [...cell.lines, ...again.lines], regions: [...cell.regions, ...again.regions] };
}

function withoutRows(grid: Grid, count: number): Grid {
  const cells = grid.cells.flatMap(cell => {
    const lost = Math.max(0, Math.min(count - cell.row, cell.rowSpan));
    if (lost === cell.rowSpan) return [];
    return [{ ...cell, row: Math.max(0, cell.row - count), rowSpan: cell.rowSpan - lost }];
  });
  return { ...grid, rows: grid.rows - count, cells };
}
