import type { BBox } from '../model.ts';
import { centre, union } from '../values/bbox.ts';
import type { LatticeCell } from './lattice.ts';
import { along, type Glyph, gapBetween, type Phrase } from './phrases.ts';

/** Ems by which the gaps inside one text differ. */
const EVEN = 0.04;
/** Ems: a gap that no text has inside a word. */
const GAP = 0.12;
/** Ems by which texts of two cells overlap, and one text does nowhere but behind punctuation. */
const OVERLAP = 0.15;
/** Ems: texts of two cells meet no farther from the line between them. */
const NEAR = 0.75;
/** Ems by which a line may miss the very place where two texts meet. */
const MEETING = 0.15;
/** How many times larger the print of another text is. */
const OTHER_PRINT = 1.15;
/** Ems by which a text may miss the middle of its cell, and the widest padding beside one that keeps to a side. */
const CENTRED = 0.15;
const PADDING = 0.8;

/** What stands in each cell, and the cells of which that is not sure. */
type Shares = {
  readonly glyphs: ReadonlyMap<LatticeCell, readonly Glyph[]>;
  readonly doubted: ReadonlySet<LatticeCell>;
};

/** What a phrase that crosses a line is parted by. */
type PhraseContext = {
  readonly cellAt: CellAt;
  /** where the lines of text begin that lie in one cell as a whole, along their direction */
  readonly starts: ReadonlyMap<LatticeCell, readonly number[]>;
};

export type CellAt = (place: readonly [number, number]) => LatticeCell;

/** The cell of a phrase that crosses no line; null: it does. */
export function cellAround(phrase: Phrase, cellAt: CellAt): LatticeCell | null {
  const [first, last] = [phrase[0]!, phrase.at(-1)!].map(glyph => cellAt(centre(glyph.bbox)));
  return first === last ? first! : null;
}

/** Glyphs that are drawn as one, and the cell that holds most of their middles. */
type Piece = { readonly glyphs: readonly Glyph[]; readonly cell: LatticeCell };

/** Whether two pieces are one text that runs over a line, two texts, or two as far as can be seen. */
type Joint = 'one' | 'two' | 'maybe two';

/**
 * Which cells a phrase belongs to. What is drawn as one belongs to the cell that its ink lies in; pieces that go on
 * without a gap are one text, also across a line; but a text ends where its neighbour's begins at the line between them.
 */
export function shareOut(phrase: Phrase, { cellAt, starts }: PhraseContext): Shares {
  const cellOf = (glyph: Glyph) => cellAt(centre(glyph.bbox));
  const pieces = piecesOf(phrase).map((glyphs): Piece => ({ glyphs, cell: mostOf(glyphs.map(cellOf)) }));
  const texts: Piece[][] = [];
  const doubted = new Set<LatticeCell>();
  let index = 0;
  for (const piece of pieces) {
    const before = texts.at(-1)?.at(-1);
    const joint = before ? jointOf(before, piece, { phrase, index, text: texts.at(-1)!, starts }) : 'two';
    index += piece.glyphs.length;
    if (joint === 'one') texts.at(-1)!.push(piece);
    else texts.push([piece]);
    if (joint === 'maybe two') doubted.add(before!.cell).add(piece.cell);
  }
  const glyphs = new Map<LatticeCell, Glyph[]>();
  for (const text of texts.map(own => own.flatMap(piece => piece.glyphs))) {
    const home = homeOf(text, text.map(cellOf));
    glyphs.set(home, [...(glyphs.get(home) ?? []), ...text]);
  }
  return { glyphs, doubted };
}

/** A phrase parted where an instruction begins or the gaps change. */
function piecesOf(phrase: Phrase): Glyph[][] {
  const pieces: Glyph[][] = [[phrase[0]!]];
  phrase.slice(1).forEach((glyph, index) => {
    const isNext = glyph.isFirst || gapBetween(phrase[index]!, glyph) > EVEN * glyph.size;
    if (isNext) pieces.push([glyph]);
    else pieces.at(-1)!.push(glyph);
  });
  return pieces;
}

function mostOf(cells: readonly LatticeCell[]): LatticeCell {
  const counts = Map.groupBy(cells, cell => cell);
  return [...counts].reduce((most, one) => (one[1].length > most[1].length ? one : most))[0];
}

type Context = {
  readonly phrase: Phrase;
  /** the glyph of the phrase that the right piece begins with */
  readonly index: number;
  /** the pieces of the text that the left one ends */
  readonly text: readonly Piece[];
  readonly starts: PhraseContext['starts'];
};

function jointOf(left: Piece, right: Piece, context: Context): Joint {
  const { cell } = context.text[0]!;
  if (left.cell === right.cell && cell === right.cell) return 'one';
  const [last, next] = [left.glyphs.at(-1)!, right.glyphs[0]!];
  const em = Math.max(last.size, next.size);
  const [end, start] = [inkEnd(last), inkStart(next)];
  const line = edgeBetween(left.cell === right.cell ? cell : left.cell, right.cell, next);
  const distance = Math.max(0, end - line, line - start) / em;
  const gap = (start - end) / em;
  const beside = widestBeside(context) / em;
  const areApart = areDrawnApart(left, right, context);
  if ((areApart || gap > beside + EVEN) && isOwnText(right.cell, context))
    return Math.abs(gap) > GAP || distance < MEETING ? 'two' : 'maybe two';
  if (left.cell === right.cell) return 'one';
  if ((gap > GAP && distance < MEETING) || isOtherPrint(left, right)) return 'two';
  if (areApart && beginsAsOthers(right, context)) return 'two';
  if (gap > beside + EVEN)
    return distance < MEETING || (distance < NEAR && (gap > GAP || areApart)) ? 'two' : 'one';
  if (!areApart) return 'one';
  if (beginAlike(left, right, context)) return 'two';
  if (gap < -OVERLAP && distance < NEAR && !/\p{P}/u.test(last.text)) return 'two';
  if (Math.abs(line - (end + start) / 2) < MEETING * em) return 'two';
  const isOver = distance < NEAR && line < start;
  return isOver && (beside > EVEN || !isOneText(left.cell, context)) ? 'maybe two' : 'one';
}

/** Share of the em from which on a sign's box is a full one, half of it blank, and that half. */
const FULL = 0.8;
const HALF = 0.5;

/** Where the ink of a glyph ends: full-width closing brackets and points fill the first half of their box. */
function inkEnd({ text, size, from, to }: Glyph): number {
  const isHalf = /[\p{Pe}\p{Pf}，。、；：！？]/u.test(text) && to - from > FULL * size;
  return isHalf ? to - HALF * size : to;
}

/** Where the ink of a glyph begins: full-width opening brackets fill the second half. */
function inkStart({ text, size, from, to }: Glyph): number {
  const isHalf = /[\p{Ps}\p{Pi}]/u.test(text) && to - from > FULL * size;
  return isHalf ? from + HALF * size : from;
}

/** Whether a phrase has a place in a cell as a whole, as a text has that runs over into a blank one. */
function isOneText(cell: LatticeCell, { phrase, text }: Context): boolean {
  const [first, last] = [text[0]!.glyphs[0]!, phrase.at(-1)!];
  const { from, to } = along(cell.bbox, phrase[0]!.direction);
  const em = phrase[0]!.size;
  const isAtStart = first.from >= from && first.from - from < PADDING * em;
  return isAtStart || Math.abs(first.from + last.to - from - to) < 2 * CENTRED * em;
}

/** Whether two pieces begin as far from the sides of their cells as each other: as the texts of a table do. */
function beginAlike(left: Piece, right: Piece, { text }: Context): boolean {
  const indent = ({ glyphs: [first], cell }: Piece) => first!.from - along(cell.bbox, first!.direction).from;
  const own = indent(right);
  return (
    own > 0 && text[0]!.cell === left.cell && Math.abs(own - indent(text[0]!)) < EVEN * right.glyphs[0]!.size
  );
}

/** Whether a piece begins where other lines of its cell do: the line before it was too long for its own. */
function beginsAsOthers({ glyphs: [first], cell }: Piece, { starts }: Context): boolean {
  return (starts.get(cell) ?? []).some(start => Math.abs(start - first!.from) < EVEN * first!.size);
}

/**
 * Whether what follows in a phrase stands in the middle of a cell, with all that is left of the phrase: the text before it
 * is a label that was too long for its own.
 */
function isOwnText(cell: LatticeCell, { phrase, index }: Context): boolean {
  const [first, last] = [phrase[index]!, phrase.at(-1)!];
  const { from, to } = along(cell.bbox, first.direction);
  return last.to < to && Math.abs(first.from + last.to - from - to) < 2 * CENTRED * first.size;
}

/** The widest gap beside the one between two pieces: in a text that is spread, all gaps are wide. */
function widestBeside({ phrase, index }: Context): number {
  const pairs = [
    [phrase[index - 2], phrase[index - 1]],
    [phrase[index], phrase[index + 1]],
  ];
  return Math.max(0, ...pairs.flatMap(([a, b]) => (a && b ? [gapBetween(a, b)] : [])));
}

/** By instructions of their own; a printer that sets every glyph by itself shows nothing by that. */
function areDrawnApart(left: Piece, right: Piece, { phrase, index }: Context): boolean {
  const isLast = index === phrase.length - 1 && phrase.some(({ isFirst }) => !isFirst);
  return right.glyphs[0]!.isFirst === true && (isLast || left.glyphs.length + right.glyphs.length > 2);
}

/** Longer texts of two sizes; a single character may be raised. */
function isOtherPrint({ glyphs: left }: Piece, { glyphs: right }: Piece): boolean {
  const [a, b] = [left.at(-1)!.size, right[0]!.size];
  return Math.min(left.length, right.length) > 2 && Math.max(a, b) > OTHER_PRINT * Math.min(a, b);
}

/** Where the line between two cells is, along the direction of the text. */
function edgeBetween(left: LatticeCell, right: LatticeCell, glyph: Glyph): number {
  const [end, start] = [left, right].map(cell => along(cell.bbox, glyph.direction));
  return start!.from >= end!.to - 1 ? start!.from : end!.to;
}

/**
 * The cell of a text that is wider than its own: the one in whose middle it stands, or at whose side it keeps; else the
 * one with most of it.
 */
function homeOf(text: readonly Glyph[], cells: readonly LatticeCell[]): LatticeCell {
  const touched = [...new Set(cells)];
  if (touched.length === 1 || text[0]!.direction !== 'right') return mostOf(cells);
  const box = union(text.map(glyph => glyph.bbox));
  const em = text[0]!.size;
  const isCentred = ({ bbox }: LatticeCell) => Math.abs(offMiddle(bbox, box)) < CENTRED * em;
  const keepsTo = (cell: LatticeCell | undefined, padding: (bbox: BBox) => number) =>
    cell && padding(cell.bbox) >= 0 && padding(cell.bbox) < PADDING * em ? cell : undefined;
  return (
    touched.find(isCentred) ??
    keepsTo(touched[0], bbox => box[0] - bbox[0]) ??
    keepsTo(touched.at(-1), bbox => bbox[2] - box[2]) ??
    mostOf(cells)
  );
}

function offMiddle(cell: BBox, text: BBox): number {
  return (cell[0] + cell[2] - text[0] - text[2]) / 2;
}
