import { characterWidth } from '../../values/width.ts';
import type { Lexicon } from '../labels.ts';
import { type AssignedTable, type AssignedText, assignTexts } from './assign-texts.ts';
import type { TypedCell } from './drawn.ts';
import { apartIn, sentencesIn } from './glued.ts';
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
import type { DumpBlock } from './retyped-form.ts';
import type { Text } from './texts.ts';

export function cellOf(
  row: number,
  column: number,
  texts: readonly Text[],
  [rows, columns] = [1, 1],
): TypedCell {
  return { rows: [row, row + rows!], columns: [column, column + columns!], texts };
}

/** Goals under two headings or one: the texts of the first stand before those of the second. */
export function goalsOf(items: readonly Item[], isGlued: boolean): DumpBlock | null {
  const title = items.flatMap(item =>
    isMark(item) && item.kinds.has('goalTitle') && !item.kinds.has('goal') ? item.texts : [],
  );
  const heads = items
    .filter(isMark)
    .filter(({ kinds }) => kinds.has('goal'))
    .slice(0, 2);
  if (heads.length === 0) return null;
  const used = new Set([...title, ...heads.flatMap(({ texts }) => texts)]);
  const rest = items.flatMap(textsOfItem).filter(text => !used.has(text));
  const texts = isGlued ? rest.flatMap(sentencesIn) : rest;
  const cut = heads.length === 1 ? texts.length : cutOf(texts);
  const values = [texts.slice(0, cut), texts.slice(cut)].slice(0, heads.length);
  const cells = [
    cellOf(0, 0, title, [2, 1]),
    ...[heads.map(head => head.texts), values].flatMap((row, at) =>
      row.map((own, column) => cellOf(at, column + 1, own)),
    ),
  ];
  return { rows: 2, columns: heads.length + 1, cells };
}

export const SENTENCE_END = /[。！？；;"”]$/;
const GOES_ON = /^[，。、；：）)！？”]/;
const NUMBERED = /^["“]?(?:[1一](?=[.．、])|[（(][一1][)）]|第一)/;

/** Columns that a full line may lack. */
const NARROW = 4;

/** The line with which the second text begins: behind one that is not full and ends a sentence, like the first one, near the middle. */
function cutOf(texts: readonly Text[]): number {
  const lines: Text[][] = [];
  for (const text of texts)
    if (text.isGlued || lines.at(-1)?.[0]?.line !== text.line) lines.push([text]);
    else lines.at(-1)!.push(text);
  const words = lines.map(own => own.map(({ text }) => text).join(''));
  const widths = words.map(text => [...text].reduce((sum, character) => sum + characterWidth(character), 0));
  const price = (at: number): number => {
    const [before, next] = [words[at - 1]!, words[at]!];
    const isShort = lines[at]![0]!.isGlued || widths[at - 1]! < Math.max(...widths.slice(0, at)) - NARROW;
    const isApart = lines[at]![0]!.line - lines[at - 1]![0]!.line > 1;
    const isAlike = before.slice(0, 4) === next.slice(0, 4) || words[0]!.slice(0, 3) === next.slice(0, 3);
    const isAgain = NUMBERED.test(words[0]!) && NUMBERED.test(next);
    return (
      (SENTENCE_END.test(before) ? 0 : 2) +
      (isShort ? 0 : 2) +
      (GOES_ON.test(next) ? 5 : 0) -
      (isApart ? 3 : 0) -
      (isAlike ? 1 : 0) -
      (isAgain ? 1.5 : 0) +
      Math.abs(at / lines.length - 0.5)
    );
  };
  const ways = Array.from({ length: Math.max(0, lines.length - 1) }, (_, index) => index + 1);
  if (ways.length === 0) return texts.length;
  const best = ways.reduce((least, at) => (price(at) < price(least) ? at : least));
  return texts.indexOf(lines[best]![0]!);
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
  const { rows } = assignTexts(piecesOf(own), fundingTable(roles));
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
