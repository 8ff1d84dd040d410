import type {
  Cell,
  EvidenceSource,
  FieldReading,
  Note,
  Path,
  Region,
  TextDoubt,
  TextLine,
} from '../model.ts';
import { rounded, union } from '../values/bbox.ts';
import { escapeKey } from '../values/pointer.ts';
import { compared, foldRadicals } from '../values/text.ts';

/** What stands for a text on paper: a cell of a grid, or a line outside it. */
export type TextPiece = Cell | TextLine;

/** Where a form's readings are written down while it is read, and which pieces have been understood. */
export type DraftWriter = {
  readonly readings: FieldReading[];
  /** pieces whose text is in a label or in a value */
  readonly claimed: Set<TextPiece>;
  readonly source: EvidenceSource;
};

export function emptyDraft(source: EvidenceSource): DraftWriter {
  return { readings: [], claimed: new Set(), source };
}

/** Text layers are as good as certain. */
const SURE = 0.99;
/** A line of a picture that is less sure may say something else. */
export const UNSURE = 0.9;

type PutOptions = {
  /** another text than the piece's own: a part of it, or several joined */
  readonly text?: string | null;
  readonly notes?: readonly Note[];
  readonly parts?: FieldReading['parts'];
  /** further pieces that the text was read from */
  readonly also?: readonly TextPiece[];
};

/** Writes down what was read for a field, and claims the pieces it was read from. */
export function put(writer: DraftWriter, path: Path, piece: TextPiece, options: PutOptions = {}): void {
  const pieces = [piece, ...(options.also ?? [])];
  const chosen = options.text === undefined ? piece.text : options.text;
  const text = readText(chosen, pieces);
  const notes = [
    ...new Set([
      ...pieces.flatMap(notesOf),
      ...(options.notes ?? []),
      ...(text === chosen ? [] : (['repaired'] as const)),
    ]),
  ];
  writer.readings.push({
    path,
    text: text === null || text.trim() === '' ? null : foldRadicals(text),
    ...candidatesFor(text, pieces),
    ...(text !== chosen && { chosen: chosen! }),
    regions: regionsOf(pieces.filter(({ text: own }) => own.trim() !== '').length > 0 ? pieces : [piece]),
    source: linesOf(pieces).some(({ reading }) => reading) ? 'ocr' : writer.source,
    sureness: Math.min(SURE, surenessOf(pieces)),
    notes,
    ...(options.parts && { parts: options.parts }),
  });
  claim(writer, ...pieces);
}

/** A text as it was read, where usual labels stand for pieces of it. */
function readText(text: string | null, pieces: readonly TextPiece[]): string | null {
  return pieces.reduce((whole, piece) => {
    const read = 'read' in piece ? piece.read : undefined;
    // by a function: what was read may hold a $, which means something in a replacement
    return read === undefined ? whole : (whole?.replace(piece.text, () => read) ?? null);
  }, text);
}

/** What else the readers of pictures saw, where the text is that of one line. */
function candidatesFor(text: string | null, pieces: readonly TextPiece[]): Pick<FieldReading, 'candidates'> {
  const [line, ...more] = linesOf(pieces);
  const isWhole = more.length === 0 && line?.reading && line.text === text;
  return isWhole && line.reading.candidates.length > 0 ? { candidates: line.reading.candidates } : {};
}

/** A usual label that was read whole: what was read beside it, dirt or the rest of a ruling, is no part of it, nor is its doubt. */
const WHOLE = 0.7;

/** How sure the readers of pictures are of all lines together; 1 for a text layer. */
function surenessOf(pieces: readonly TextPiece[]): number {
  return pieces.reduce((product, piece) => {
    const own = linesOf([piece]).reduce((lines, { reading }) => lines * (reading?.confidence ?? 1), 1);
    const isWhole = 'read' in piece && piece.read !== undefined && compared(piece.read).includes(piece.text);
    return product * (isWhole ? Math.max(own, WHOLE) : own);
  }, 1);
}

function linesOf(pieces: readonly TextPiece[]): TextLine[] {
  return pieces.flatMap(piece => ('lines' in piece ? piece.lines : [piece]));
}

export function claim(writer: DraftWriter, ...pieces: readonly TextPiece[]): void {
  for (const piece of pieces) writer.claimed.add(piece);
}

/** The number of entries that a list has so far. */
export function countIn(writer: DraftWriter, list: string): number {
  const indices = writer.readings.map(({ path }) => new RegExp(`^/${list}/(\\d+)/`).exec(path)?.[1]);
  return Math.max(-1, ...indices.filter(found => found !== undefined).map(Number)) + 1;
}

/** Puts an extra under its label; the second of a label gets `#2`. */
export function putExtra(
  writer: DraftWriter,
  at: { row?: Path; label: string },
  piece: TextPiece,
  options?: PutOptions,
): void {
  const base = `${at.row ?? ''}/extras/${escapeKey(foldRadicals(at.label))}`;
  const taken = new Set(writer.readings.map(({ path }) => path));
  let path = base;
  for (let count = 2; taken.has(path); count++) path = `${base}#${count}`;
  put(writer, path, piece, options);
}

const NOTES: { readonly [doubt in TextDoubt]: Note } = {
  'broken-unicode': 'broken-unicode',
  clipped: 'truncated',
  struck: 'struck',
};

function notesOf(piece: TextPiece): readonly Note[] {
  if ('notes' in piece) return piece.notes;
  return piece.doubt === undefined ? [] : [NOTES[piece.doubt]];
}

/** The boxes of the text, one a page and piece; a blank cell's own box. */
export function regionsOf(pieces: readonly TextPiece[]): Region[] {
  return pieces.flatMap(piece => {
    if (!('lines' in piece)) return [{ page: piece.page, bbox: rounded(piece.bbox) }];
    if (piece.lines.length === 0)
      return piece.regions.map(({ page, bbox }) => ({ page, bbox: rounded(bbox) }));
    const byPage = Map.groupBy(piece.lines, line => line.page);
    return [...byPage].map(([page, lines]) => ({ page, bbox: rounded(union(lines.map(line => line.bbox))) }));
  });
}
