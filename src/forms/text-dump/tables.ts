import { fundingLineOf, isGroupLabel, plainLabel } from '../labels.ts';
import { meaningIn, VOCABULARY } from '../vocabulary.ts';
import type { AssignedTable } from './assign-texts.ts';
import { cellOf, fundingTable } from './blocks.ts';
import type { TypedCell } from './drawn.ts';
import type { Head, Role, TableMode } from './heads.ts';
import { type DumpTotal, indicatorTable, totalCells } from './indicators.ts';
import { NEVER, numberOf, strangeness } from './kinds.ts';
import { ASTRAY, isUnder, nameOf } from './levels.ts';
import { type LinedUp, linedUp } from './lineup.ts';
import type { DumpBlock } from './retyped-form.ts';
import { type Band, rowsIn } from './rows.ts';
import { spansOf, type TypedSpan } from './spans.ts';
import { isFigure, type Text, wordsOf } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** A table among lines: its headings, the lines from one on up to another in which its rows stand, and its total. */
export type TableStretch = {
  readonly mode: TableMode;
  readonly heads: readonly Head[];
  readonly from: number;
  readonly to: number;
  readonly total: readonly Text[];
};

/** A table as cells: headings, rows in their columns, levels beside them, the total below. */
export function tableIn(lines: Lines, { mode, heads, from, to, total }: TableStretch): DumpBlock {
  const body = lines.slice(from, to).map(own => own.flatMap(wordsOf));
  const titles = titlesIn(body);
  const columns = withUntitled(heads, titles, mode);
  const roles = columns.map(({ role }) => role);
  const headings = columns.map(({ role, texts }) => (role === 'title' ? titles : texts));
  const lined = linedUp(body, headings, tableOf(roles, false));
  const inRows = columns.flatMap(({ role }, column) => (isBeside(role) ? [] : [column]));
  const rows = rowsIn(lined, inRows, tableOf(roles, true));
  const cells = columns.flatMap(({ role, texts }, column) =>
    isBeside(role)
      ? []
      : [
          cellOf(0, column, texts),
          ...rows.map((band, row) => cellOf(row + 1, column, textsIn(lined, column, band))),
        ],
  );
  const beside = columns.flatMap((head, column) => (isBeside(head.role) ? [{ ...head, column }] : []));
  return {
    rows: rows.length + (total.length > 0 ? 2 : 1),
    columns: columns.length,
    cells: [
      ...besideCells(beside, { lined, rows, from }),
      ...cells,
      ...(total.length > 0 ? totalCells(totalOf(total), { row: rows.length + 1, first: 0, roles }) : []),
    ],
  };
}

function isBeside(role: Role): boolean {
  return role === 'title' || role === 'level1' || role === 'level2';
}

/** The columns with those that have no headings: names of funds, and the title beside all rows. */
function withUntitled(heads: readonly Head[], titles: readonly Text[], mode: TableMode): Head[] {
  const title: Head[] = titles.length > 0 ? [{ role: 'title', texts: [] }] : [];
  const names: Head[] = mode === 'funding' || mode === 'matrix' ? [{ role: 'name', texts: [] }] : [];
  return [...title, ...names, ...heads];
}

/** The first texts of lines that seem to be a title beside all rows, or a part of it. */
function titlesIn(body: Lines): Text[] {
  const firsts = body.flatMap(([first]) => (first ? [first] : []));
  const isShort = ({ text }: Text) => [...text].length <= DOWN;
  const isDown = (text: Text) =>
    isShort(text) && firsts.some(other => other !== text && other.from === text.from && isShort(other));
  return firsts.filter(text => isTitleWord(text.text) || isDown(text));
}

/** Characters on each line of a title printed down the page. */
const DOWN = 2;
const TITLES = ['goalTitle', 'fundingTitle', 'indicatorTitle', 'matrixTitle'] as const;
const TITLE_WORDS = VOCABULARY.filter(({ role }) => TITLES.some(room => role.startsWith(room)));
const LEVELS = VOCABULARY.filter(({ role }) => role.startsWith('level.'));

function isTitleWord(text: string): boolean {
  const label = plainLabel(text);
  return TITLES.some(room => meaningIn(room, label) !== null) || /^[（(]?万?元[）)]?$/.test(text);
}

const NO_TITLE = NEVER;

/** How unlike what stands beside the rows a text is. */
const BESIDE: { readonly [role in Role]?: (text: string) => number } = {
  title: text =>
    isTitleWord(text)
      ? 0
      : TITLE_WORDS.some(({ word }) => word.includes(text))
        ? 0.5
        : [...text].length > 1
          ? NO_TITLE
          : 1,
  level1: text => levelStrangeness(text, 'level.first'),
  level2: text => levelStrangeness(text, 'level.second'),
  goal: text => ([...text].length === 1 && /\p{Script=Han}/u.test(text) ? 1 : 0),
};

function levelStrangeness(text: string, role: 'level.first' | 'level.second'): number {
  if (numberOf(text) !== null || /^[<>=≥≤]/.test(text)) return NEVER;
  const plain = text.replace(/[（(].*$/, '');
  const known = LEVELS.filter(({ word }) => word === plain || (plain.length > 0 && word.includes(plain)));
  if (known.length === 0) return isGroupLabel(text) || /^[（(\d分）)]+$/.test(text) ? 0.5 : 3;
  return known.some(word => word.role === role)
    ? known.some(({ word }) => word === plain)
      ? 0
      : 0.4
    : isGroupLabel(text)
      ? NEVER
      : 1;
}

/** What columns hold in one line, or with `isRow` in all lines of a row. */
function tableOf(roles: readonly Role[], isRow: boolean): AssignedTable {
  const own = roles.includes('name') ? fundingTable(roles) : indicatorTable(roles);
  const isGoals = roles.includes('goal') && !roles.includes('name');
  return {
    ...own,
    blanks: roles.map((role, column) => (isBeside(role) ? 0 : role === 'goal' ? 1 : own.blanks[column]!)),
    strangeness: (column, text, at) => {
      const role = roles[column]!;
      if (role === 'goal' && isRow && isGoals) return sentencePrice(text);
      const beside = BESIDE[role];
      if (beside) return beside(text);
      if (role === 'name')
        return strangeness('name', text) + (/[。；]$/.test(text) ? NEVER : isTitleWord(text) ? 2 : 0);
      return own.strangeness(column, text, at) + (isGroupLabel(text) ? NEVER : 0);
    },
    joinPrice: (text, next, at) => {
      if (isGoals) return isRow ? 0 : -1;
      if (isRowName(text) || isRowName(next)) return NEVER;
      return roles.includes('goal') ? 0 : own.joinPrice(text, next, at);
    },
    rowPrice: (row, column) => (roles[column] === 'goal' ? GOAL : own.rowPrice(row, column)),
  };
}

/** What a further goal costs. */
const GOAL = 1.5;

/** What it costs that a goal begins or ends in the middle of a sentence. */
function sentencePrice(text: string): number {
  return (/[。！？；;"”]$/.test(text) ? 0 : 2) + (/^[，。、；：）)！？”]/.test(text) ? 5 : 0);
}

/** The name of a kind of funds, or of a row of a block of two columns. */
function isRowName(text: string): boolean {
  return meaningIn('matrix', plainLabel(text)) !== null || fundingLineOf(text) !== 'other';
}

function textsIn(lined: LinedUp, column: number, { from, to }: Band): Text[] {
  return lined
    .slice(from, to)
    .flatMap(line => line.filter(own => own.column === column).map(({ text }) => text));
}

/** The label of a total, its figures, and what stands behind them. */
function totalOf(texts: readonly Text[]): DumpTotal {
  const first = texts.findIndex(isFigure);
  const at = first < 0 ? texts.length : first;
  return { label: texts.slice(0, at), figures: texts.slice(at).map(text => [text]) };
}

type Placed = { readonly lined: LinedUp; readonly rows: readonly Band[]; readonly from: number };

/** Titles beside all rows, and levels beside those that they stand for: the second ones first, which tell what the first ones are of. */
function besideCells(
  columns: readonly (Head & { readonly column: number })[],
  { lined, rows, from }: Placed,
): TypedCell[] {
  const start = from;
  const extents = rows.map(row => ({ top: start + row.from, bottom: start + row.to - 1 }));
  const cells: TypedCell[] = [];
  let inner: readonly TypedSpan[] = [];
  for (const { role, column, texts } of columns.toReversed()) {
    const own = textsIn(lined, column, { from: 0, to: lined.length });
    if (role === 'title') {
      cells.push(cellOf(0, column, own, [rows.length + 1, 1]));
      continue;
    }
    const within = inner;
    const spans = spansOf(own, extents, (labels, first, end) =>
      strayPrice(nameOf(labels), within, [first, end]),
    );
    inner = spans.length > 0 ? spans : [{ from: 0, to: rows.length, texts: [] }];
    cells.push(cellOf(0, column, texts));
    for (const span of inner) cells.push(cellOf(span.from + 1, column, span.texts, [span.to - span.from, 1]));
  }
  return cells;
}

/** What it costs that an end of a first level is within a second one. */
const CROSSED = 4;

/** What it costs that rows under a first level have second ones that do not go with it, or are parted from others of theirs. */
function strayPrice(
  name: string,
  within: readonly TypedSpan[],
  [first, end]: readonly [number, number],
): number {
  return within.reduce((sum, { from, to, texts }) => {
    const shared = Math.min(to, end) - Math.max(from, first);
    if (shared <= 0) return sum;
    const isCut = shared < to - from;
    return sum + (isUnder(nameOf(texts), name) ? 0 : ASTRAY * shared) + (isCut ? CROSSED / 2 : 0);
  }, 0);
}
