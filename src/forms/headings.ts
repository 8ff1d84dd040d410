import type { Cell, Note } from '../model.ts';
import { compared } from '../values/text.ts';
import { endColumn, type FormGrid, isBlank } from './form-grid.ts';
import {
  type FundingRole,
  type GoalRole,
  type IndicatorRole,
  type Lexicon,
  plainLabel,
  type RoleOf,
  roleByTail,
} from './labels.ts';

/** A column of a block: what its heading says, and the columns of the grid that it covers. */
export type Column<Role extends string> = {
  readonly role: Role | null;
  readonly head: Cell;
  readonly from: number;
  readonly to: number;
  /** what its values are marked with: a heading that is known by its end alone leaves them ambiguous */
  readonly notes: readonly Note[];
};

/** The last row of an indicator heading that begins in `row`; null where none does. */
export function indicatorHeadRows(formGrid: FormGrid, row: number, words: Lexicon): number | null {
  const names = namesIndicators(formGrid, row, words);
  const below = row + 1 < formGrid.grid.rows;
  if (names)
    return below && (isSubheading(formGrid, row + 1, words) || isCut(formGrid, row, words)) ? row + 1 : row;
  const roles = rolesIn(formGrid.starting(row), words.indicator);
  return below && roles.size >= 3 && namesIndicators(formGrid, row + 1, words) ? row + 1 : null;
}

/** The row heads the names of indicators and something to tell of them. */
function namesIndicators(formGrid: FormGrid, row: number, words: Lexicon): boolean {
  const roles = rolesIn(formGrid.covering(row), words.indicator);
  const named = roles.has('level3') || (roles.has('level1') && roles.has('level2'));
  const starts = rolesIn(formGrid.starting(row), words.indicator);
  const starting = starts.has('level3') || starts.has('level1') || starts.has('level2');
  return (
    named && starting && (['target', 'actual', 'maxScore', 'score'] as const).some(role => roles.has(role))
  );
}

/** Where a page break cuts the headings, the next page begins with their lower halves: one of them reaches over it. */
function isCut(formGrid: FormGrid, row: number, words: Lexicon): boolean {
  const reaches = (cell: Cell) => cell.row <= row && words.indicator(cell.text) !== null;
  return formGrid.grid.breaks.includes(row + 1) && formGrid.covering(row + 1).some(reaches);
}

function isSubheading(formGrid: FormGrid, row: number, words: Lexicon): boolean {
  const cells = formGrid.starting(row).filter(cell => !isBlank(cell));
  const roles = cells.map(cell => words.indicator(cell.text));
  return (
    cells.length >= 2 &&
    cells.length < formGrid.starting(row - 1).length &&
    roles.every(role => role !== null)
  );
}

export function rolesIn<Role extends string>(cells: readonly Cell[], roleOf: RoleOf<Role>): Set<Role> {
  return new Set(rolesOf(cells, roleOf).filter(role => role !== null));
}

/** 一级指标, 二级指标, 三级指标, as far as a broken text layer gives them: side by side they are known by their order. */
const LEVEL_HEAD = /^[一二三\uFFFD][级\uFFFD]指标$/;
const LEVELS = ['level1', 'level2', 'level3'] as const;

function rolesOf<Role extends string>(cells: readonly Cell[], roleOf: RoleOf<Role>): (Role | null)[] {
  const roles = cells.map(cell => roleOf(cell.text));
  const first = cells.findIndex((_, index) =>
    LEVELS.every((_, place) => LEVEL_HEAD.test(compared(cells[index + place]?.text ?? ''))),
  );
  return roles.map(
    (role, index) => role ?? ((first >= 0 && LEVELS[index - first]) || null),
  ) as (Role | null)[];
}

/** Columns of a grid by where those of the grid above it stand, which it does not repeat. */
export function columnsBelow<Role extends string>(
  columns: readonly Column<Role>[],
  { grid }: FormGrid,
): Column<Role>[] {
  const edges = Array.from({ length: grid.columns + 1 }, (_, edge) => {
    const left = grid.cells.find(({ column }) => column === edge)?.regions[0]?.bbox[0];
    return left ?? grid.cells.find(cell => endColumn(cell) === edge)?.regions[0]?.bbox[2] ?? Number.NaN;
  });
  return columns.flatMap(column => {
    const [x0, , x1] = column.head.regions.at(-1)!.bbox;
    const isBelow = (_: number, at: number) => {
      const [left, right] = [edges[at]!, edges[at + 1]!];
      return Math.min(right, x1) - Math.max(left, x0) > Math.min(right - left, x1 - x0) / 2;
    };
    const own = edges.slice(1).map(isBelow);
    return own.includes(true) ? [{ ...column, from: own.indexOf(true), to: own.lastIndexOf(true) + 1 }] : [];
  });
}

type Headed = { readonly funding: FundingRole; readonly indicator: IndicatorRole };

/**
 * Columns from the first one whose heading is understood on; the headings before it name the block. An unknown heading that
 * ends like one that is not there takes its place.
 */
export function columnsOf<Name extends keyof Headed>(
  room: Name,
  cells: readonly Cell[],
  words: Lexicon,
  isFirst: (role: Headed[Name] | null) => boolean = role => role !== null,
): Column<Headed[Name]>[] {
  const known = rolesOf(cells, words[room] as RoleOf<Headed[Name]>);
  const roles = cells.map(({ text }, index) => {
    const guess = known[index] === null ? (roleByTail(room, text) as Headed[Name] | null) : null;
    return guess !== null && !known.includes(guess) ? guess : known[index]!;
  });
  const first = roles.findIndex(isFirst);
  return cells.slice(first).map((head, index) => ({
    role: roles[first + index]!,
    head,
    from: head.column,
    to: endColumn(head),
    notes: roles[first + index] === known[first + index] ? [] : ['ambiguous'],
  }));
}

/** 预期目标 | 实际完成情况: an expectation with its fulfilment right beside it, and no indicator in the row. */
export function goalHeads(
  formGrid: FormGrid,
  row: number,
  words: Lexicon,
): { columns: Column<GoalRole>[]; cells: Cell[] } | null {
  const cells = formGrid.starting(row).filter(cell => !isBlank(cell));
  const pair = goalPair(cells, words);
  if (!pair) return null;
  const { expected, actual } = pair;
  if (expected.rowSpan > 1 || cells.some(cell => cell.text.length > LONGEST_HEAD)) return null;
  const initial = cells.find(cell => endColumn(cell) === expected.column && cell.rowSpan === 1);
  const isAdjusted =
    initial !== undefined &&
    /调整/.test(plainLabel(expected.text)) &&
    words.goal(initial.text) === 'expected';
  const behind = cells.filter(cell => cell.column > actual.column);
  const heads = [...(isAdjusted ? [initial] : []), expected, actual, ...behind];
  const roles = isAdjusted
    ? (['expected', 'adjusted', 'actual'] as const)
    : (['expected', 'actual'] as const);
  const columns = heads.map((head, index) => ({
    role: roles[index] ?? null,
    head,
    from: head.column,
    to: endColumn(head),
    notes: words.goal(head.text) === null && isGarbled(head) ? (['ambiguous'] as const) : [],
  }));
  return { columns, cells: heads };
}

/** The two headings; one of them may have been misread, as its reading says, where the other one is beyond doubt. */
function goalPair(cells: readonly Cell[], words: Lexicon): { expected: Cell; actual: Cell } | null {
  const beside = (cell: Cell) => cells.find(other => other.column === endColumn(cell));
  const before = (cell: Cell) => cells.findLast(other => endColumn(other) === cell.column && other !== cell);
  const isHead = (cell: Cell | undefined) => cell !== undefined && words.goal(cell.text) !== null;
  const actual = cells.findLast(cell => words.goal(cell.text) === 'actual');
  const expected = actual ? before(actual) : cells.findLast(cell => words.goal(cell.text) === 'expected');
  const other = actual ?? (expected && beside(expected));
  if (!expected || !other) return null;
  const isPair = [expected, other].every(cell => isHead(cell) || isGarbled(cell));
  return isPair ? { expected, actual: other } : null;
}

/** Whether a text was read from a picture, and not surely. */
function isGarbled({ lines }: Cell): boolean {
  return lines.some(({ reading }) => reading && reading.confidence < GARBLED);
}

/** A heading that was read less surely than this may be any. */
const GARBLED = 0.5;

/** characters; what is longer is a text and no heading */
const LONGEST_HEAD = 24;

/** The column of the indicators' names: the finest level there is. */
export function nameColumn(columns: readonly Column<IndicatorRole>[]): Column<IndicatorRole> {
  const levels = (['level3', 'level2', 'level1'] as const).map(role =>
    columns.find(column => column.role === role),
  );
  return levels.find(column => column !== undefined) ?? columns[0]!;
}
