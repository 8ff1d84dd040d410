import type { Cell, Note, Path } from '../model.ts';
import { union } from '../values/bbox.ts';
import { joinParts } from '../values/measure.ts';
import type { FormBlock } from './blocks.ts';
import { claim, countIn, type DraftWriter, put, putExtra } from './draft-writer.ts';
import { endColumn, type FormGrid, isBlank, sharedColumns } from './form-grid.ts';
import { type IndicatorColumn, putGroup, putGroups, readSubtotal } from './groups.ts';
import { type Column, nameColumn } from './headings.ts';
import { extraLabel, type IndicatorRole } from './labels.ts';

type Columns = readonly Column<IndicatorRole>[];

/** rows that only fill the page up */
const FILLER = /^[.…⋯‥·。\s]*$/;

type IndicatorBlock = Extract<FormBlock, { kind: 'indicators' }>;

/** Reads a block of indicators: one row an indicator, with the levels above it and the weights printed in them. */
export function readIndicators(formGrid: FormGrid, block: IndicatorBlock, writer: DraftWriter): void {
  const columns = fieldsOf(block.columns);
  const first = columns[0]!.from;
  const headed = new Set(block.heads.flatMap(({ row }) => formGrid.covering(row)));
  const titles = [...headed].filter(cell => cell.column < first && !isBlank(cell));
  claim(writer, ...block.heads, ...titles);
  for (const title of titles) putGroup(writer, { level1: title, weight: title });
  const firstRowOf = new Map<Cell, number>();
  const levels = new Map<Level, Cell>();
  const named = new Set(LEVELS.filter(level => isNamed(level, formGrid, block)));
  let index = countIn(writer, 'indicators');
  for (const row of block.rows) {
    const cells = formGrid.starting(row);
    const beside = cells.filter(cell => cell.column < first);
    claim(writer, ...beside, ...cells.filter(cell => FILLER.test(cell.text)));
    for (const title of beside) putGroup(writer, { level1: title, weight: title });
    if (readSubtotal({ formGrid, row, columns, writer })) continue;
    putGroups({ formGrid, row, columns, writer });
    if (!isIndicator(formGrid, row, columns)) {
      claim(writer, ...cells.filter(cell => endColumn(cell) <= nameColumn(columns).to));
      continue;
    }
    readRow({ formGrid, row, columns, writer, index, firstRowOf, levels, named });
    index++;
  }
}

function fieldsOf(columns: Columns): IndicatorColumn[] {
  const last = columns.findLast(column => column.role === 'maxScore');
  const seen = new Set<IndicatorRole>();
  return columns.map((column, index): IndicatorColumn => {
    const before = columns[index - 1]?.role;
    if (column.role === 'maxScore' && column !== last && (before === 'level1' || before === 'level2')) {
      return { ...column, role: null, weighs: before };
    }
    const isFirst = column.role === null || !seen.has(column.role);
    if (column.role) seen.add(column.role);
    return isFirst ? column : { ...column, role: null };
  });
}

/** An indicator has a name or a value; rows of dots and rows with a group's name alone have neither. */
function isIndicator(formGrid: FormGrid, row: number, columns: readonly IndicatorColumn[]): boolean {
  const name = nameColumn(columns);
  return columns.some(({ role, from }) => {
    if (role === 'level1' || role === 'level2' || role === 'sign' || role === 'unit' || role === null) {
      if (from !== name.from) return false;
    }
    const cell = formGrid.at(row, from);
    const isOwn = cell.row === row && cell.column >= name.from;
    return isOwn && !FILLER.test(cell.text);
  });
}

type Row = {
  readonly formGrid: FormGrid;
  readonly row: number;
  readonly columns: readonly IndicatorColumn[];
  readonly writer: DraftWriter;
  readonly index: number;
  /** the first indicator that a merged cell covers: the one that has its value */
  readonly firstRowOf: Map<Cell, number>;
  /** the cell that named each level last */
  readonly levels: Map<Level, Cell>;
  /** levels that some row names: a blank one is doubtful */
  readonly named: ReadonlySet<Level>;
};

const LEVELS = ['level1', 'level2'] as const;
type Level = (typeof LEVELS)[number];

function isNamed(
  level: Level,
  formGrid: FormGrid,
  { columns, rows }: Pick<IndicatorBlock, 'columns' | 'rows'>,
): boolean {
  const column = columns.find(({ role }) => role === level);
  return column !== undefined && rows.some(row => !isBlank(formGrid.at(row, column.from)));
}

/** A text that is a number by itself. */
const NUMBER = /^\s*[\d.,，]+[%％]?\s*$/;

function readRow(line: Row): void {
  const { columns, writer, index, firstRowOf } = line;
  const at: Path = `/indicators/${index}`;
  for (const { role, from, to, head, weighs, notes } of columns) {
    if (weighs || role === 'sign' || role === 'unit') continue;
    const cells = cellsIn(line, { from, to, head });
    if (role === 'target' || role === 'adjustedTarget') continue;
    const cell = cells[0]!;
    const text = cells.map(({ text: part }) => part).join('');
    if (role === 'level1' || role === 'level2') {
      putLevel(line, `${at}/${role}`, { role, from, cell });
    } else if (isTaken(cell, { index, firstRowOf })) putMerged(line, role ? `${at}/${role}` : null, cell);
    else if (role) {
      const doubts: readonly Note[] =
        cells.filter(({ text: part }) => NUMBER.test(part)).length > 1 ? ['ambiguous'] : [];
      put(writer, `${at}/${role}`, cell, { text, also: cells.slice(1), notes: [...notes, ...doubts] });
    } else putExtra(writer, { row: at, label: extraLabel(head.text) }, cell, { text });
  }
  readTarget(line, at);
}

/** A level is said once for all rows of its merged cell; the empty cell at the top of a page goes on with it. */
function putLevel(
  line: Row,
  path: Path,
  { role, from, cell }: { role: Level; from: number; cell: Cell },
): void {
  const { formGrid, row, writer, levels } = line;
  const before = levels.get(role);
  const isFirst = cell.row === row && formGrid.grid.breaks.includes(row);
  const goesOn = isBlank(cell) && isFirst && before && !isBlank(before);
  if (goesOn) put(writer, path, before, { also: [cell], notes: ['joined-over-page-break'] });
  else
    put(writer, path, cell, {
      ...(cell.column < from && !isBeside(line, role, cell) && { text: null }),
      ...(isBlank(cell) && line.named.has(role) && { notes: ['ambiguous'] }),
    });
  if (!goesOn) levels.set(role, cell);
}

/** A cell of the second level that begins left of its heading, with the first level's own cell before it. */
function isBeside({ formGrid, row, columns }: Row, role: Level, cell: Cell): boolean {
  const first = columns.find(column => column.role === 'level1');
  return role === 'level2' && first !== undefined && endColumn(formGrid.at(row, first.from)) === cell.column;
}

/**
 * Cells that a column holds in a row; a cell reaching in from the left counts where it covers most of the column. One whose
 * text is another column's is blank.
 */
function cellsIn(line: Row, column: Pick<IndicatorColumn, 'from' | 'to' | 'head'>): Cell[] {
  const { from, to, head } = column;
  const cells = line.formGrid.covering(line.row).filter(cell => sharedColumns(cell, from, to) > 0);
  const own = cells.filter(cell => cell.column >= from);
  return (own.length > 0 ? own : cells).map(cell =>
    isOf(head, cell, line) ? cell : { ...cell, text: '', lines: [] },
  );
}

/**
 * Where the alignment of texts alone parts columns, a cell that reaches into several is of one that has no cell of its own
 * before it: the one whose heading its text stands nearest to.
 */
function isOf(head: Cell, cell: Cell, { formGrid, row, columns }: Row): boolean {
  const reached = columns.filter(({ from, to }) => sharedColumns(cell, from, to) > 0);
  if (!formGrid.grid.isAligned || reached.length < 2) return true;
  const open = reached.filter(({ from }) => {
    const before = formGrid.at(row, from);
    return before === cell || before.column < from;
  });
  const own = middleOf(cell);
  const away = open.map(column => Math.abs((middleOf(column.head) ?? Number.NaN) - (own ?? Number.NaN)));
  if (open.length === 0 || away.some(Number.isNaN)) return true;
  return open[away.indexOf(Math.min(...away))]!.head === head;
}

/** The middle of what stands in a cell. */
function middleOf({ lines }: Cell): number | null {
  if (lines.length === 0) return null;
  const [left, , right] = union(lines.map(({ bbox }) => bbox));
  return (left + right) / 2;
}

/** A merged cell speaks in the first row it covers; a cell of one row, in its own. */
function isTaken(cell: Cell, { index, firstRowOf }: Pick<Row, 'index' | 'firstRowOf'>): boolean {
  const first = firstRowOf.get(cell);
  if (first === undefined) firstRowOf.set(cell, index);
  return first !== undefined && first !== index;
}

function putMerged({ writer, firstRowOf }: Row, path: Path | null, cell: Cell): void {
  const note: Note = `merged-with-row-${firstRowOf.get(cell)!}`;
  if (path) put(writer, path, cell, { text: null, notes: [note] });
}

/** The target stands in one cell, or has its sign and its unit in columns of their own; an adjusted one goes first. */
function readTarget(line: Row, at: Path): void {
  const { columns, writer } = line;
  const cellOf = (role: IndicatorRole) => {
    const column = columns.find(candidate => candidate.role === role);
    return column && cellsIn(line, column);
  };
  const initial = cellOf('target');
  const adjusted = cellOf('adjustedTarget');
  if (adjusted && initial) {
    const head = columns.find(({ role }) => role === 'target')!.head;
    putExtra(writer, { row: at, label: extraLabel(head.text) }, initial[0]!);
  }
  const cells = adjusted?.some(cell => !isBlank(cell)) ? adjusted : initial;
  if (!cells) return;
  const [cell] = cells as [Cell];
  if (adjusted) claim(writer, ...adjusted);
  if (isTaken(cell, line)) {
    putMerged(line, `${at}/target`, cell);
    return;
  }
  const sign = cellOf('sign')?.[0];
  const unit = cellOf('unit')?.[0];
  const notes = columns.find(
    ({ role }) => role === (cells === adjusted ? 'adjustedTarget' : 'target'),
  )!.notes;
  if (!sign && !unit && cells.length === 1) {
    put(writer, `${at}/target`, cell, { notes });
    return;
  }
  const [before, value, after] = sign || unit ? [sign, cell, unit] : spread(cells);
  const parts = { sign: before?.text ?? null, value: value?.text ?? null, unit: after?.text ?? null };
  const also = [before, after].filter(other => other !== undefined);
  const doubts: readonly Note[] = before && isBlurredSign(before) ? ['ambiguous'] : [];
  put(writer, `${at}/target`, value ?? cell, {
    text: joinParts(parts),
    parts,
    also,
    notes: [...notes, ...doubts],
  });
}

/** A single stroke where a sign stands: in a picture those of = run into one. */
function isBlurredSign({ text, lines }: Cell): boolean {
  return /^[-—–―一_]$/.test(text.trim()) && lines.some(({ reading }) => reading);
}

/** Sign, value and unit where three cells (or the first two) share one heading. */
function spread(cells: readonly Cell[]): (Cell | undefined)[] {
  const isSign = /^[<>=≤≥≦≧＜＞＝═﹦]{1,2}$|^定性$/.test(cells[0]!.text.trim());
  return isSign ? [...cells] : [undefined, ...cells];
}
