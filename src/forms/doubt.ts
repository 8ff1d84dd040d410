import type { Cell } from '../model.ts';
import { FUNDING_FIELDS, INDICATOR_FIELDS } from '../values/fields.ts';
import { type Desk, type Piece, regionsOf } from './desk.ts';
import type { Segment } from './recognise.ts';
import { endRow, isBlank } from './sheet.ts';
import { isPictured, unreadIn } from './soundness.ts';

/** Fields that every form may have; those of rows are asked for in every row. */
const FIELDS = [
  '/title',
  '/fiscalYear',
  '/projectName',
  '/supervisingDepartment',
  '/implementingUnit',
  '/total/maxScore',
  '/total/score',
  '/total/grade',
];
const ROW_FIELDS: { readonly [list: string]: readonly string[] } = {
  funding: ['label', ...FUNDING_FIELDS],
  goals: ['expected', 'actual'],
  indicators: INDICATOR_FIELDS,
};

/**
 * Where a label of the form cannot be read (a broken text layer, a heading that is not above its column, a text of a
 * picture that is in no label and no value), a field that seems absent may be printed under it: all that is missing is
 * then marked, with the place of what could not be read. In a picture the rows beside such a text are doubtful too: a
 * ruling may have cut it from one of their values.
 */
export function doubtAbsence(desk: Desk, segments: readonly Segment[]): void {
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
  const known = new Set(desk.readings.map(({ path }) => path));
  for (const path of pathsOf(desk).filter(candidate => !known.has(candidate))) {
    desk.readings.push({
      path,
      text: null,
      regions: regionsOf(lost.slice(0, 1)),
      source: desk.source,
      confidence: 0.2,
      notes: ['absent', isBroken(lost[0]!) ? 'broken-unicode' : 'ambiguous'],
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
    ...[...rows].flatMap(row => ROW_FIELDS[row.split('/')[1]!]!.map(field => `${row}/${field}`)),
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
