import type { Lexicon } from '../labels.ts';
import type { AssignedTable, AssignedText } from './assign-texts.ts';
import { dealt } from './columns.ts';
import type { DumpBlock, TypedCell } from './dump-grid.ts';
import { apartIn } from './glued.ts';
import {
  type ColumnRole,
  farness,
  IN_LINE,
  isFigure,
  joinPrice,
  NEVER,
  numberOf,
  strangeness,
} from './kinds.ts';
import { type Item, isMark, textsOfItem } from './marks.ts';
import type { Text } from './texts.ts';

export function cellOf(
  row: number,
  column: number,
  texts: readonly Text[],
  [rows, columns] = [1, 1],
): TypedCell {
  return { rows: [row, row + rows!], columns: [column, column + columns!], texts };
}

/** Funds: a row for each name, its figures in their columns; the rates show which. */
export function fundingOf(
  items: readonly Item[],
  { words, isGlued }: Reading,
): { block: DumpBlock | null; loose: Text[] } {
  const title = items.flatMap(item => (isMark(item) && item.kinds.has('fundingTitle') ? item.texts : []));
  const told = items.flatMap(item => {
    const role = isMark(item) && !item.kinds.has('fundingTitle') ? words.funding(textOf(item)) : null;
    return role ? [{ role: role as ColumnRole, texts: textsOfItem(item) }] : [];
  });
  const used = new Set([...title, ...told.flatMap(({ texts }) => texts)]);
  const rest = items.filter(item => !textsOfItem(item).some(text => used.has(text)));
  const first = rest.findIndex(
    item => isFigure(textOf(item)) || (isMark(item) && item.kinds.has('fundingLine')),
  );
  if (told.length === 0 || first < 0) return { block: null, loose: items.flatMap(textsOfItem) };
  const isParted =
    items.indexOf(rest[first]!) < items.findLastIndex(item => textsOfItem(item).some(text => used.has(text)));
  const heads = isParted ? told.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)) : told;
  const own = apartIn(rest.slice(first), isGlued);
  const roles: ColumnRole[] = ['name', ...heads.map(({ role }) => role)];
  const { rows } = dealt(own, piecesOf(own), {
    heads: [[], ...heads.map(({ texts }) => texts)],
    table: fundingTable(roles),
  });
  const texts = named(rows.map(row => row.map(places => textsAt(own, places))));
  const cells = [
    cellOf(0, 0, title, [texts.length + 1, 1]),
    cellOf(0, 1, []),
    ...heads.map((head, index) => cellOf(0, index + 2, head.texts)),
    ...texts.flatMap((row, at) => row.map((cell, column) => cellOf(at + 1, column + 1, cell))),
  ];
  const block = { rows: texts.length + 1, columns: roles.length + 1, cells };
  return { block, loose: rest.slice(0, first).flatMap(textsOfItem) };
}

/** The columns of funds as forms have them, where a dump tells their headings apart from each other. */
const ORDER: readonly ColumnRole[] = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'maxScore',
  'executionRate',
  'score',
];
/** … and their lines. */
const RANKS: readonly RegExp[] = [/总额|总计|合计/, /当年|本年|中央/, /上年/, /省/, /市/, /县|区|地方/];

/** Rows whose names are told apart from their figures have these in the order of forms. */
function named(rows: readonly (readonly Text[][])[]): (readonly (readonly Text[])[])[] {
  const isBare = (row: readonly Text[][]) => row.slice(1).every(own => own.length === 0);
  const bare = rows.filter(isBare);
  const nameless = rows.filter(row => row[0]!.length === 0);
  if (bare.length !== nameless.length) return [...rows];
  const rank = ([name]: readonly Text[][]) => {
    const found = RANKS.findIndex(words => name!.some(({ text }) => words.test(text)));
    return found < 0 ? RANKS.length : found;
  };
  const names = bare.toSorted((a, b) => rank(a) - rank(b)).map(([name]) => name!);
  return rows
    .filter(row => !isBare(row))
    .map(row => {
      const at = nameless.indexOf(row);
      return at < 0 ? row : [names[at]!, ...row.slice(1)];
    });
}

/** By which words a form is read, and whether its words are cut in pieces that only what they say tells apart. */
export type Reading = { readonly words: Lexicon; readonly isGlued: boolean };

export function textOf(item: Item): string {
  return textsOfItem(item)
    .map(({ text }) => text)
    .join('');
}

export function textsAt(items: readonly Item[], places: readonly number[]): Text[] {
  return places.flatMap(place => textsOfItem(items[place]!));
}

export function piecesOf(items: readonly Item[]): AssignedText[] {
  return items.map((item, index) => {
    const before = items[index - 1] && textsOfItem(items[index - 1]!).at(-1)!;
    const first = textsOfItem(item)[0]!;
    return {
      text: textOf(item),
      isWhole: isMark(item) && item.kinds.has('fundingLine'),
      isBehind: before?.line === first.line,
      isApart: before !== undefined && first.line - before.line > 1,
      isGlued: first.isGlued ?? false,
    };
  });
}

const FUNDING_BLANKS: { readonly [role in ColumnRole]?: number } = {
  name: 1.5,
  initialBudget: 0.8,
  adjustedBudget: 1,
  executed: 1,
  maxScore: 0.4,
  executionRate: 0.3,
  score: 0.3,
};

/** What it costs that amounts of a row are of different sizes, or have more decimals one than the other. */
function unlike(amount: string | undefined, other: string | undefined): number {
  if (!numberOf(amount) || !numberOf(other)) return 0;
  const decimals = (text: string) => text.length - `${text}.`.indexOf('.');
  return farness(amount!, other!) + (decimals(amount!) === decimals(other!) ? 0 : DECIMALS);
}

const DECIMALS = 0.3;

export function fundingTable(roles: readonly string[]): AssignedTable {
  const at = (role: ColumnRole) => roles.indexOf(role);
  const [initial, budget, executed, rate, weight, score] = [
    at('initialBudget'),
    at('adjustedBudget'),
    at('executed'),
    at('executionRate'),
    at('maxScore'),
    at('score'),
  ];
  return {
    turn: IN_LINE,
    blanks: roles.map(role => FUNDING_BLANKS[role as ColumnRole] ?? 0.5),
    strangeness: (column, text) =>
      column > at('name') && !isFigure(text) ? NEVER : strangeness(roles[column] as ColumnRole, text),
    joinPrice: (text, next) => (isFigure(next) || isFigure(text) ? NEVER : joinPrice(text, next)),
    rowPrice: (row, column) => {
      if (column === score && numberOf(row[score]) !== null && numberOf(row[weight]) === null) return 1;
      if (column === executed) return unlike(row[initial], row[budget]) + unlike(row[budget], row[executed]);
      if (column !== rate) return 0;
      const [whole, spent, printed] = [numberOf(row[budget]), numberOf(row[executed]), numberOf(row[rate])];
      if (!whole || spent === null || printed === null) return 0;
      return Math.abs((spent / whole) * 100 - (printed <= 1 ? printed * 100 : printed)) < 0.02 ? -2 : 1.5;
    },
  };
}
