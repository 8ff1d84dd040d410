import type { Cell, Grid, Note, TextLine } from '../model.ts';
import { joinLines } from '../values/text.ts';
import type { Hints } from './label-hints.ts';
import { completed, parted, withoutHalves, withoutSliver } from './page-break-cells.ts';
import { type Cut, cutRow, isAbove, joinCells, mergesAcross } from './page-break-rows.ts';
import { repeatedRows, withoutRepeats, withRepeats } from './repeated-headings.ts';
import { type Fit, fitOf, onColumns, type TablePart, unitedEdges } from './table-part.ts';

/** Two parts laid below each other, as they would be joined. */
export type Meeting = {
  readonly upper: Grid;
  /** without the headings that it repeats */
  readonly lower: Grid;
  readonly xs: readonly number[];
  readonly closed: { readonly top: boolean; readonly bottom: boolean };
  /** no line is drawn at either side of the page break */
  readonly isOpen: boolean;
  readonly fit: Fit;
  /** how many rows at the top of the lower part repeat rows of the upper one */
  readonly heads: number;
  readonly cut: Cut;
};

/** Lays a part below another one. `lines` are those of its page: they may stand where it lacks columns. */
export function meet(
  first: TablePart,
  second: TablePart,
  { lines, hints }: { lines: readonly TextLine[]; hints: Hints },
): Meeting {
  const fit = fitOf(first, second);
  const whole = completed(first, second, fit, lines);
  const xs = unitedEdges(first.xs, whole.xs);
  const upper = onColumns(first, xs);
  const drawn = parted(upper, withoutSliver(onColumns(whole, xs)));
  const below = withoutHalves(upper, drawn);
  const heads = repeatedRows(upper, below);
  const lower = withoutRepeats(upper, below, heads);
  const isOpen = below !== drawn || (!first.closed.bottom && !second.closed.top);
  const cut = lower.rows > 0 ? cutRow({ upper, lower, isOpen, hints }) : 'no';
  const closed = { top: first.closed.top, bottom: second.closed.bottom };
  return { upper: withRepeats(upper, below, heads), lower, xs, closed, isOpen, fit, heads, cut };
}

/** The two parts as one, with the cells that the page break cuts. Where that is doubtful, so are all cells of the second. */
export function joined(
  { upper, lower, xs, closed, cut }: Meeting,
  hints: Hints,
  isDoubtful: boolean,
): TablePart {
  const offset = upper.rows - (cut === 'no' ? 0 : 1);
  const goingOn = new Map<Cell, Cell>();
  for (const cell of lower.cells.filter(({ row }) => row === 0)) {
    const above = upper.cells.find(candidate => isAbove(candidate, cell, upper.rows));
    if (above && (cut !== 'no' || mergesAcross(above, cell, hints))) goingOn.set(cell, above);
  }
  const continued = new Map([...goingOn].map(([cell, above]) => [above, joinCells(above, cell, cut)]));
  const cells = [
    ...upper.cells.map(cell => continued.get(cell) ?? cell),
    ...lower.cells
      .filter(cell => !goingOn.has(cell))
      .map((cell): Cell => {
        const notes: Note[] = isDoubtful ? [...cell.notes, 'ambiguous'] : [...cell.notes];
        return { ...cell, row: cell.row + offset, notes };
      }),
  ];
  const grid: Grid = {
    rows: offset + lower.rows,
    columns: xs.length - 1,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    regions: [...upper.regions, ...lower.regions],
    breaks: [...upper.breaks, offset],
    ...((upper.isAligned || lower.isAligned) && { isAligned: true }),
  };
  return { grid, xs, closed };
}

/** Lines that hang out of a cell at the lower edge of a page, right below its last one: its own, if the table goes on. */
export function withOverflow(
  part: TablePart,
  page: number,
  lines: readonly TextLine[],
): TablePart & { taken: TextLine[] } {
  const taken: TextLine[] = [];
  const cells = part.grid.cells.map(cell => {
    const end = cell.lines.at(-1);
    const isLast = cell.row + cell.rowSpan === part.grid.rows && cell.regions.at(-1)!.page === page;
    if (!end || !isLast) return cell;
    const [x0, , x1, bottom] = cell.regions.at(-1)!.bbox;
    const hanging: TextLine[] = [];
    for (const line of lines) {
      const before = hanging.at(-1) ?? end;
      const height = before.bbox[3] - before.bbox[1];
      const isInColumn = line.bbox[0] >= x0 && line.bbox[2] <= x1 && line.bbox[1] >= bottom - height;
      if (isInColumn && line.bbox[1] - before.bbox[3] < height) hanging.push(line);
    }
    if (hanging.length === 0) return cell;
    taken.push(...hanging);
    const own = [...cell.lines, ...hanging];
    return { ...cell, lines: own, text: joinLines(own.map(line => line.text)) };
  });
  return { ...part, grid: { ...part.grid, cells }, taken };
}
