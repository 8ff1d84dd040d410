import type { Cell, Grid, Note } from '../model.ts';
import { readDate } from '../values/date.ts';
import { compared, joinLines } from '../values/text.ts';
import type { Hints } from './label-hints.ts';

type SeamHints = Pick<Hints, 'isWhole' | 'isGroup'>;

export function rowCells(grid: Grid, row: number): Cell[] {
  return grid.cells.filter(cell => cell.row === row);
}

export function isAbove(above: Cell, below: Cell, rows: number): boolean {
  const touches = above.row + above.rowSpan === rows;
  return touches && above.column === below.column && above.columnSpan === below.columnSpan;
}

/**
 * A merged cell goes on where one half of it is empty, or both make one text; the name of a group
 * with nothing below it goes on even where the printer closed its cell. Two names of groups are of two groups, wherever
 * they stand in their cells.
 */
export function mergesAcross(above: Cell, below: Cell, hints: SeamHints): boolean {
  const { isGroup } = hints;
  if (below.text === '') return isGroup(above.text) || above.rowSpan > 1 || below.rowSpan > 1;
  if (above.text === '')
    return (above.rowSpan > 1 || below.rowSpan > 1) && !isInOwnMiddle(above, below, hints);
  if (isGroup(above.text) && isGroup(below.text)) return false;
  if (makesLabel(above, below, hints) || closesBracket(above.text, below.text)) return true;
  if (above.rowSpan > 1 && below.rowSpan > 1 && isCentredOnBreak(above, below)) return true;
  return (above.rowSpan > 1 || below.rowSpan > 1) && /^[(（)）、，。；：]/.test(below.text);
}

/** Heights of a label that a blank part has above it, if that would have had room for the label. */
const ROOM = 3;

/** The name of a group in the middle of what the page break leaves below: a printer sets it into the first part of its cell. */
function isInOwnMiddle(above: Cell, { text, lines, regions }: Cell, { isGroup }: SeamHints): boolean {
  const [upper, lower] = [above.regions.at(-1)!.bbox, regions[0]!.bbox];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || !isGroup(text)) return false;
  const height = first.bbox[3] - first.bbox[1];
  const isCentred = Math.abs(first.bbox[1] + last.bbox[3] - lower[1] - lower[3]) < height;
  return isCentred && upper[3] - upper[1] > ROOM * height;
}

/** 资金情况（万 and 元） */
function closesBracket(above: string, below: string): boolean {
  return /[(（︵][^()（）︵︶]{0,6}$/.test(above) && /^[^()（）︵︶]{0,6}[)）︶]/.test(below);
}

/**
 * Two halves, not both of them labels, that are one together: 产出指 and 标, 年度绩效 and 目标1（80分）. Beside several rows on
 * either page a short one is half of a label, though it were one: 年度 and 绩效目标1（80分）.
 */
function makesLabel(above: Cell, below: Cell, { isWhole, isGroup }: SeamHints): boolean {
  const text = above.text + below.text;
  const name = below.text.replace(WEIGHT, '');
  const isBeside = above.rowSpan > 1 && below.rowSpan > 1 && above.text.length < LABEL;
  if (
    NUMBER.test(above.text) ||
    /\d(?!$)|^\d/.test(name) ||
    (isWhole(above.text) && isWhole(below.text) && !isBeside)
  )
    return false;
  const isOfOneRow = above.rowSpan === 1 && below.rowSpan === 1;
  if (isOfOneRow && isWhole(below.text) && above.text.length >= LABEL && !isGroup(text)) return false;
  return isWhole(text);
}

/** characters: what is so long in a row above a label, and makes no name of a group with it, is a label too */
const LABEL = 4;

const WEIGHT = /[(（]\d+(?:\.\d+)?\p{L}?[)）]$/u;

/** Whether the page break runs through a row: `sure`, `likely` (nothing but its cells' contents says so), or `no`. */
export type Cut = 'sure' | 'likely' | 'no';

type Seam = {
  readonly upper: Grid;
  readonly lower: Grid;
  /** no line is drawn at either side of the page break */
  readonly isOpen: boolean;
  readonly hints: SeamHints;
};

/** A cell of the last row above the page break, and the one that lies under it. */
type Halves = { readonly above: Cell; readonly below: Cell };

/**
 * A row is cut where its cells complement each other: a text that stands in both halves has filled its last line above,
 * and what is short (a number, a word) stands in one half only. Borders say little: some printers close both halves,
 * others draw no line at the break of a page at all. Where a sentence ends above, one line below it is the next row's.
 */
export function cutRow({ upper, lower, isOpen, hints }: Seam): Cut {
  const below = rowCells(lower, 0);
  const halves = below.flatMap((cell): Halves[] => {
    const above = upper.cells.find(other => isAbove(other, cell, upper.rows));
    return above ? [{ above, below: cell }] : [];
  });
  if (halves.length < below.length) return 'no';
  const own = halves.filter(({ above, below: cell }) => above.rowSpan === 1 || cell.rowSpan === 1);
  const both = own.filter(({ above, below: cell }) => above.text !== '' && cell.text !== '');
  if (!both.every(pair => mayGoOn(pair, hints))) return 'no';
  const isEnded = both.some(({ above }) => /[。！？]["”』」]?$/u.test(above.text));
  if (isEnded && both.every(({ above, below: cell }) => above.lines.length + cell.lines.length === 2))
    return 'no';
  const onlyBelow = own.some(({ above, below: cell }) => above.text === '' && cell.text !== '');
  const onlyAbove = own.some(({ above, below: cell }) => above.text !== '' && cell.text === '');
  const isOdd = isEnded || both.length > USUAL_CUTS || (onlyBelow && !isOpen);
  if (both.length > 0) return isOdd ? 'likely' : 'sure';
  if (!onlyBelow) return isOpen ? 'sure' : 'no';
  return onlyAbove ? 'likely' : 'no';
}

/** Texts of one row that run over a page break: more of them at once are hardly found. */
const USUAL_CUTS = 2;

function mayGoOn({ above, below }: Halves, hints: SeamHints): boolean {
  if (makesLabel(above, below, hints)) return true;
  if (isFinished(above, below, hints)) return false;
  return isUnended(above.text) || (isLastLineFull(above, below) && !hasRoom(above));
}

/** The text stops in the middle of a sentence: its lines were broken by hand, and need not be full. */
function isUnended(text: string): boolean {
  return text.length > UNENDED && /[，、；（]$/.test(text);
}

/** characters: what is shorter is hardly the first part of a sentence */
const UNENDED = 6;

/**
 * Nothing goes on in a label, and no number or date in a number or a date. A word that is a label elsewhere may be the last
 * one of a text: 完成.
 */
function isFinished(above: Cell, below: Cell, { isWhole }: SeamHints): boolean {
  if (isCutNumber(above, below)) return false;
  if (isWhole(above.text) || (isWhole(below.text) && below.text.length >= LABEL)) return true;
  if (isDate(below.text)) return isDate(above.text) || NUMBER.test(above.text);
  return NUMBER.test(above.text) && NUMBER.test(below.text);
}

const NUMBER = /^[-—=<>≥≤≧≦＝]{0,2}[\d.,，]+[%\p{L}/]{0,5}$/u;

function isDate(text: string): boolean {
  return readDate(compared(text), null) !== null;
}

/** A number so long that its last digits stand in a line of their own: 98.4 and 9. */
function isCutNumber(above: Cell, below: Cell): boolean {
  return (
    /^\d[\d,]*\.\d*$/.test(above.text) && /^\d{1,2}%?$/.test(below.text) && above.rowSpan === below.rowSpan
  );
}

/** Ems that a wrapped line may leave free: less than the next character takes, and the cell's padding on both sides. */
const FREE = 2.1;

/** Share of the line's height that one Latin character or digit takes. */
const LATIN = 0.55;

/**
 * No room was left for what goes on below: its first character, with the sign behind it that begins no line, or its
 * first Latin word or number as a whole.
 */
function isLastLineFull(cell: Cell, below: Cell): boolean {
  const line = cell.lines.at(-1);
  const region = cell.regions.at(-1);
  if (!line || !region) return false;
  const free = region.bbox[2] - region.bbox[0] - (line.bbox[2] - line.bbox[0]);
  const word = /^[\w.,%]+/.exec(below.text)?.[0].length ?? 0;
  const sign = /^.[，。；：、！？）”》]/u.test(below.text) ? 1 : 0;
  return free < (FREE + LATIN * word + sign) * (line.bbox[3] - line.bbox[1]);
}

/** One text in the middle of both halves together: it ends at the foot of one page and begins at the head of the next. */
function isCentredOnBreak(above: Cell, below: Cell): boolean {
  const [upper, lower] = [roomOf(above), roomOf(below)];
  const isAtBreak = Math.max(upper.below, lower.above) < PADDING + PITCH;
  return isAtBreak && Math.min(upper.above - upper.below, lower.below - lower.above) > OFF_CENTRE;
}

/**
 * Another line had its place below the last one, so that a text that goes on would have stood there. Some programs keep
 * two lines of a paragraph together and leave one free; they never leave one line alone.
 */
function hasRoom(cell: Cell): boolean {
  return roomOf(cell).below > PADDING + PITCH * (cell.lines.length > 1 ? 2 : 1);
}

/** Ems from one line to the next; what may be free where no more line has its place; what is not centred. */
const PITCH = 1.3;
const PADDING = 0.9;
const OFF_CENTRE = 1;

/** What is free above and below a cell's text where it is cut, in its ems. */
function roomOf({ lines, regions }: Cell): { readonly above: number; readonly below: number } {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const [width, height] = [last.bbox[2] - last.bbox[0], last.bbox[3] - last.bbox[1]];
  const em = last.text.length > 1 ? Math.min(width, height) : height;
  return {
    above: (first.bbox[1] - regions[0]!.bbox[1]) / em,
    below: (regions.at(-1)!.bbox[3] - last.bbox[3]) / em,
  };
}

export function joinCells(above: Cell, below: Cell, cut: Cut): Cell {
  const lines = [...above.lines, ...below.lines];
  const notes = new Set<Note>([...above.notes, ...below.notes]);
  if (above.text !== '' && below.text !== '') notes.add('joined-over-page-break');
  if (cut === 'likely') notes.add('ambiguous');
  return {
    ...above,
    rowSpan: above.rowSpan + below.rowSpan - (cut === 'no' ? 0 : 1),
    text: joinLines(lines.map(line => line.text)),
    lines,
    regions: [...above.regions, ...below.regions],
    notes: [...notes],
  };
}

/** A shorter text may fill its cell by chance, and ends without a sign. */
const PROSE = { lines: 6, characters: 60 };

/**
 * The grid with a note on prose that its cell cuts off and that goes on nowhere: an office program prints of a text that is
 * longer than its row, or than the page, what there is room for. `heights` are those of the pages (points).
 */
export function noteCutOff(grid: Grid, heights: ReadonlyMap<number, number>): Grid {
  const cells = grid.cells.map((cell): Cell => {
    const height = heights.get(cell.regions.at(-1)?.page ?? 0);
    const isCut = height !== undefined && !cell.notes.includes('truncated') && isCutOff(cell, height);
    return isCut ? { ...cell, notes: [...cell.notes, 'truncated'] } : cell;
  });
  return { ...grid, cells };
}

/** The last line is full and no sign ends it, and there is no room for another one below it. */
function isCutOff({ text, lines, regions }: Cell, height: number): boolean {
  const [before, last] = lines.slice(-2);
  if (lines.length < PROSE.lines || text.length < PROSE.characters || before!.page !== last!.page)
    return false;
  const [x0, , x1, bottom] = regions.at(-1)!.bbox;
  const isFull = x1 - x0 - (last!.bbox[2] - last!.bbox[0]) < FREE * (last!.bbox[3] - last!.bbox[1]);
  const hasRoom = 2 * last!.bbox[3] - before!.bbox[3] < Math.min(bottom, height);
  return isFull && !hasRoom && /[\p{L}\p{N}，、（“]$/u.test(text);
}
