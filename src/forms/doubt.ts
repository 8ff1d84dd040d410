import { FORM, LISTS, type ListName, namesOf, TOTAL } from '../fields.ts';
import type { Cell, Path, Reading } from '../model.ts';
import { type Desk, type Piece, regionsOf } from './desk.ts';
import { hasFieldInside } from './matcher.ts';
import type { Segment } from './recognise.ts';
import { endColumn, endRow, isBlank } from './sheet.ts';
import { isPictured, unreadIn } from './soundness.ts';
import { isTitle } from './title.ts';

/** Fields that every form may have; those of rows are asked for in every row. */
const FIELDS = [...namesOf(FORM).map(name => `/${name}`), ...namesOf(TOTAL).map(name => `/total/${name}`)];

/**
 * Where a label of the form cannot be read (a broken text layer, a heading that is not above its column, a text of a
 * picture that is in no label and no value), a field that seems absent may be printed under it: all that is missing is
 * then marked, with the place of what could not be read. In a picture the rows beside such a text are doubtful too: a
 * ruling may have cut it from one of their values.
 */
export function doubtAbsence(desk: Desk, segments: readonly Segment[]): void {
  const drawn = segments.filter(segment => !isPictured(segment));
  for (const segment of drawn) doubtWithin(desk, segment);
  const unread = segments
    .filter(isPictured)
    .flatMap(segment => unreadIn(segment, desk.claimed).map(cell => ({ segment, cell })));
  doubtBeside(desk, unread);
  const broken = segments.flatMap(({ sheet, rows, above }) => [
    ...sheet.grid.cells.filter(cell => cell.row >= rows[0] && cell.row < rows[1] && isBroken(cell)),
    ...above.filter(isBroken),
  ]);
  const values = new Set(desk.readings.filter(({ path }) => !path.includes('/extras/')).flatMap(placesOf));
  const lost = [
    ...broken.filter(piece => !regionsOf([piece]).some(region => values.has(keyOf(region)))),
    ...segments.flatMap(headless),
    ...unread.map(({ cell }) => cell),
  ];
  if (lost.length === 0) return;
  doubtMissing(desk, lost[0]!, () => true);
}

/** What seems absent although a text near it could not be placed. */
const UNSEEN = 0.2;

/**
 * In a drawn table a text that is in no label and no value stands where it was printed: what is blank or absent in its own
 * row and column may be it, in the head the fields that are absent there, and what stands around the table where it says so.
 */
function doubtWithin(desk: Desk, segment: Segment): void {
  const { sheet, above, below } = segment;
  for (const cell of unreadIn(segment, desk.claimed)) {
    const row = sheet.grid.cells.filter(other => other.row < endRow(cell) && endRow(other) > cell.row);
    const own = new Set(row.flatMap(one => regionsOf([one])).map(keyOf));
    const column = sheet.grid.cells.filter(
      other => other.column < endColumn(cell) && endColumn(other) > cell.column,
    );
    const near = new Set([...row, ...column].flatMap(one => regionsOf([one])).map(keyOf));
    const isNear = (reading: Reading) => placesOf(reading).some(place => near.has(place));
    const isOwn = (reading: Reading) => placesOf(reading).some(place => own.has(place));
    const inRow = desk.readings.filter(isOwn).flatMap(({ path }) => ROW.exec(path)?.[0] ?? []);
    doubtNothing(desk, isNear);
    const rows = new Set(inRow);
    doubtMissing(desk, cell, path => (rows.size > 0 ? rows.has(ROW.exec(path)?.[0] ?? '') : isOfHead(path)));
  }
  for (const line of [...above, ...below].filter(one => !desk.claimed.has(one)))
    doubtMissing(desk, line, path => isOfHead(path) && SAYS[path]?.(line.text) === true);
}

const ROW = /^\/(?:funding|goals|indicators)\/\d+/;

/** What a line around a table must look like to be the value of a field that seems absent. */
const SAYS: { readonly [path: Path]: (text: string) => boolean } = {
  '/title': isTitle,
  '/fiscalYear': text => /(?:19|20)\d{2}/.test(text),
  '/projectName': hasFieldInside,
  '/supervisingDepartment': hasFieldInside,
  '/implementingUnit': hasFieldInside,
};

function isOfHead(path: Path): boolean {
  return /^\/[A-Za-z]+$/.test(path);
}

/** A blank that may not be one. */
function doubtNothing(desk: Desk, isMeant: (reading: Reading) => boolean): void {
  for (const [at, reading] of desk.readings.entries()) {
    const isNothing = reading.text === null && !reading.notes.some(note => /^merged-with-row-/.test(note));
    if (!isNothing || !isMeant(reading)) continue;
    const notes = [...new Set([...reading.notes, 'ambiguous' as const])];
    desk.readings[at] = { ...reading, confidence: Math.min(reading.confidence, BESIDE), notes };
  }
}

/** Fields of which nothing was read, marked with the place of what may be theirs. */
function doubtMissing(desk: Desk, piece: Piece, isMeant: (path: Path) => boolean): void {
  const known = new Set(desk.readings.map(({ path }) => path));
  for (const path of pathsOf(desk).filter(candidate => !known.has(candidate) && isMeant(candidate))) {
    desk.readings.push({
      path,
      text: null,
      regions: regionsOf([piece]),
      source: desk.source,
      confidence: UNSEEN,
      notes: ['absent', isBroken(piece) ? 'broken-unicode' : 'ambiguous'],
    });
  }
}

/** A value beside a text that is in no label and no value is at most this sure. */
const BESIDE = 0.6;

function doubtBeside(
  desk: Desk,
  unread: readonly { readonly segment: Segment; readonly cell: Cell }[],
): void {
  const cells = unread.flatMap(({ segment: { sheet }, cell }) =>
    sheet.grid.cells.filter(other => other.row <= endRow(cell) && endRow(other) >= cell.row),
  );
  const beside = new Set(cells.flatMap(cell => regionsOf([cell])).map(keyOf));
  for (const [at, reading] of desk.readings.entries()) {
    if (!placesOf(reading).some(place => beside.has(place))) continue;
    const notes = [...new Set([...reading.notes, 'ambiguous' as const])];
    desk.readings[at] = { ...reading, confidence: Math.min(reading.confidence, BESIDE), notes };
  }
}

/** Values in columns without a heading. */
function headless({ sheet, blocks }: Segment): readonly Cell[] {
  return blocks.flatMap(block => {
    if (block.kind !== 'indicators' && block.kind !== 'funding') return [];
    const columns = block.columns.filter(({ head }) => isBlank(head));
    return columns.flatMap(({ from }) =>
      block.rows.map(row => sheet.at(row, from)).filter(cell => !isBlank(cell)),
    );
  });
}

function pathsOf(desk: Desk): string[] {
  const rows = new Set(
    desk.readings.flatMap(({ path }) => /^\/(?:funding|goals|indicators)\/\d+/.exec(path)?.[0] ?? []),
  );
  return [
    ...FIELDS,
    ...[...rows].flatMap(row =>
      namesOf(LISTS[row.split('/')[1] as ListName].fields).map(field => `${row}/${field}`),
    ),
  ];
}

function isBroken(piece: Piece): boolean {
  return 'notes' in piece ? piece.notes.includes('broken-unicode') : piece.doubt === 'broken-unicode';
}

function placesOf({ regions }: Desk['readings'][number]): string[] {
  return (regions ?? []).map(keyOf);
}

function keyOf({ page, bbox }: { page: number; bbox: readonly number[] }): string {
  return `${page}:${bbox.join()}`;
}
