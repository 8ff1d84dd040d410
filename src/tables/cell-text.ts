import type { BBox, Cell, Grid, Note, Page, TextLine } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import { joinLines } from '../values/text.ts';
import { cellFinder, type Lattice, type LatticeCell } from './lattice.ts';
import { isPrintedOver, overprinted } from './overprint.ts';
import { type Glyph, glyphsOf, linesOf, type Phrase, phrasesOf, textLine } from './phrases.ts';
import { type CellAt, cellAround, shareOut } from './split-phrases.ts';
import { asWritten } from './vertical-text.ts';

/** Points that text may stick out of the grid it belongs to. */
const OVERHANG = 2;

/** A grid with the lattice that it was filled from. */
export type PlacedGrid = { readonly page: number; readonly lattice: Lattice; readonly grid: Grid };

/** A page's text in its lattices, and the phrases that stand in none. */
export type Filled = { readonly grids: readonly PlacedGrid[]; readonly loose: readonly Phrase[] };

/** All phrases of a page. */
export function phrasesOn(page: Page): Phrase[] {
  const runs = page.runs.filter(run => run.doubt !== 'struck');
  const apart = overprinted(runs);
  const alone = [...apart].flatMap(run => phrasesOf(glyphsOf(run)));
  const others = apart.size > 0 ? runs.filter(run => !apart.has(run)) : runs;
  return [...byDirection(others.flatMap(glyphsOf)).flatMap(group => phrasesOf(group)), ...alone];
}

type Place = {
  readonly page: number;
  /** small tables inside cells */
  readonly nested: readonly Lattice[];
  readonly isLabel: (text: string) => boolean;
};

/** Puts phrases of a page into lattices. */
export function fillLattices(phrases: readonly Phrase[], lattices: readonly Lattice[], place: Place): Filled {
  const filled = new Map<LatticeCell, Glyph[]>();
  const starts = new Map<LatticeCell, number[]>();
  const doubted = new Set<LatticeCell>();
  const loose: Phrase[] = [];
  const crossing: { phrase: Phrase; cellAt: CellAt }[] = [];
  const finders = new Map(lattices.map(lattice => [lattice, cellFinder(lattice)]));
  for (const phrase of phrases) {
    const lattice = lattices.find(candidate => isInside(candidate, phrase));
    const cellAt = lattice && finders.get(lattice)!;
    const cell = cellAt && cellAround(phrase, cellAt);
    if (!cellAt) loose.push(phrase);
    else if (!cell) crossing.push({ phrase, cellAt });
    else {
      append(filled, cell, phrase);
      append(starts, cell, [phrase[0]!.from]);
    }
  }
  for (const { phrase, cellAt } of crossing) {
    const shares = shareOut(phrase, { cellAt, starts });
    for (const [cell, part] of shares.glyphs) append(filled, cell, part);
    const over = isPrintedOver([phrase]) ? phrase.map(({ bbox }) => cellAt(centre(bbox))) : [];
    for (const cell of [...shares.doubted, ...over]) doubted.add(cell);
  }
  const grids = lattices.map(lattice => ({
    page: place.page,
    lattice,
    grid: gridOf(lattice, { filled, doubted }, place),
  }));
  return { grids, loose };
}

function append<T>(lists: Map<LatticeCell, T[]>, cell: LatticeCell, items: readonly T[]): void {
  const list = lists.get(cell);
  if (list) list.push(...items);
  else lists.set(cell, [...items]);
}

function byDirection(glyphs: readonly Glyph[]): Glyph[][] {
  return [...Map.groupBy(glyphs, glyph => glyph.direction).values()];
}

function isInside({ xs, ys }: Lattice, phrase: Phrase): boolean {
  const box = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!] as const;
  const inside = phrase.filter(glyph => contains(box, centre(glyph.bbox), OVERHANG));
  return inside.length * 2 > phrase.length;
}

type Contents = {
  readonly filled: ReadonlyMap<LatticeCell, readonly Glyph[]>;
  readonly doubted: ReadonlySet<LatticeCell>;
};

function gridOf(lattice: Lattice, { filled, doubted }: Contents, place: Place): Grid {
  const { xs, ys } = lattice;
  const { page } = place;
  const unsure = doubted.union(crossedCells(lattice, filled));
  return {
    rows: ys.length - 1,
    columns: xs.length - 1,
    cells: lattice.cells.map(cell => {
      const nested = place.nested.filter(({ xs, ys }) => contains(cell.bbox, [xs[0]!, ys[0]!]));
      const { lines, isOver } = linesIn(filled.get(cell) ?? [], { ...place, nested });
      return fillCell(cell, { lines, page, isUnsure: isOver || unsure.has(cell) });
    }),
    regions: [{ page, bbox: [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!] }],
    breaks: [],
    ...(lattice.isAligned && { isAligned: true }),
  };
}

/** Share of the em: a glyph whose middle is nearer to the line above or below its cell stands on that line. */
const ON_LINE = 0.25;

/** Cells at a line that runs through a text: which of the two the text belongs to is anybody's guess. */
function crossedCells(
  lattice: Lattice,
  filled: ReadonlyMap<LatticeCell, readonly Glyph[]>,
): Set<LatticeCell> {
  const crossed = new Set<LatticeCell>();
  for (const [cell, glyphs] of filled) {
    if (!lattice.cells.includes(cell)) continue;
    for (const { bbox, size } of glyphs) {
      const [x, y] = centre(bbox);
      const edge = [cell.bbox[1], cell.bbox[3]].find(at => Math.abs(at - y) < ON_LINE * size);
      if (edge === undefined) continue;
      const side = edge === cell.bbox[1] ? -1 : 1;
      const across = lattice.cells.find(other => contains(other.bbox, [x, edge + side]));
      for (const doubtful of across ? [cell, across] : [cell]) crossed.add(doubtful);
    }
  }
  return crossed;
}

/**
 * The lines of text in a cell: those of a small table inside it cell by cell, in its place among the others; and whether one
 * text is printed over another, so that nobody knows which of them is meant.
 */
function linesIn(
  glyphs: readonly Glyph[],
  { nested, page, isLabel }: Place,
): { lines: TextLine[]; isOver: boolean } {
  const inner = nested.flatMap(table => table.cells);
  const groups = Map.groupBy(glyphs, glyph => inner.find(cell => contains(cell.bbox, centre(glyph.bbox))));
  const texts = [...groups].map(([cell, own]) => {
    const written = byDirection(asWritten(own, isLabel)).flatMap(linesOf);
    const lines = written.map(line => textLine(line, page));
    const top = cell?.bbox[1] ?? lines[0]!.bbox[1];
    return { top, left: cell?.bbox[0] ?? 0, lines, isOver: isPrintedOver(written) };
  });
  const lines = texts.sort((a, b) => a.top - b.top || a.left - b.left).flatMap(text => text.lines);
  return { lines, isOver: texts.some(({ isOver }) => isOver) };
}

type Text = { readonly lines: readonly TextLine[]; readonly page: number; readonly isUnsure: boolean };

function fillCell(cell: LatticeCell, { lines, page, isUnsure }: Text): Cell {
  const { row, column, rowSpan, columnSpan, bbox } = cell;
  const notes: Note[] = [];
  if (lines.some(line => line.doubt === 'broken-unicode')) notes.push('broken-unicode');
  if (lines.some(line => line.doubt === 'clipped')) notes.push('truncated');
  if (isUnsure || cell.isDoubtful) notes.push('ambiguous');
  const text = joinLines(wrappedNumber(lines, bbox) ?? lines.map(line => line.text));
  return { row, column, rowSpan, columnSpan, text, lines, regions: [{ page, bbox }], notes };
}

/** Share of the line's height: less than a digit and the cell's padding is free behind a number that goes on below. */
const FREE_BEHIND_NUMBER = 1.4;

/** A decimal that a narrow cell breaks: `9.8` and `7` below it, the first line full. */
function wrappedNumber(lines: readonly TextLine[], cell: BBox): string[] | null {
  const [first, second] = lines;
  if (lines.length !== 2 || !/^[\d,]+\.\d*$/.test(first!.text) || !/^\d+%?$/.test(second!.text)) return null;
  const free = cell[2] - cell[0] - (first!.bbox[2] - first!.bbox[0]);
  return free < FREE_BEHIND_NUMBER * (first!.bbox[3] - first!.bbox[1]) ? [first!.text + second!.text] : null;
}

/** Share of the em: pieces of a line outside the grids that are farther apart are texts of their own. */
const LOOSE_GAP = 0.9;

/** Phrases outside the grids as lines of text. */
export function looseLines(phrases: readonly Phrase[], page: number): TextLine[] {
  return byDirection(phrases.flat())
    .flatMap(group => phrasesOf(group, LOOSE_GAP))
    .map(phrase => textLine(phrase, page))
    .sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
}
