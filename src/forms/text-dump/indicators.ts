import { median } from '../../values/quantile.ts';
import type { AssignedRow, AssignedTable, AssignedText } from './assign-texts.ts';
import { cellOf, piecesOf, type Reading, textOf, textsAt } from './blocks.ts';
import { dealt } from './columns.ts';
import type { DumpBlock, TypedCell } from './dump-grid.ts';
import { apartIn, totalApart } from './glued.ts';
import { headed, isLevel } from './headings.ts';
import {
  type ColumnRole,
  IN_LINE,
  isSigned,
  joinPrice,
  numberOf,
  strangeness,
  valuesPrice,
} from './kinds.ts';
import { levelsOf, type TypedSpan } from './levels.ts';
import { type Item, textsOfItem } from './marks.ts';
import type { Text } from './texts.ts';

/** Indicators: rows of what stands between their headings and the total, levels beside them. */
export function indicatorsOf(
  items: readonly Item[],
  figures: readonly Item[],
  { words, isGlued }: Reading,
): DumpBlock | null {
  const { heads, title, rest: own, weights: besideLevels } = headed(items, words);
  const rest = apartIn(own, isGlued);
  const columns = heads.filter(({ role }) => role !== 'level1' && role !== 'level2');
  const roles = columns.map(({ role }) => role as ColumnRole);
  const all = rest.filter(item => !isLevel(item));
  const last = figures.length === 1 ? lastFigures(all) : [];
  const told = all.slice(0, all.length - last.length);
  const pieces = piecesOf(told);
  const way = dealt(told, pieces, { heads: columns.map(({ texts }) => texts), table: indicatorTable(roles) });
  const cost = way.cost;
  const isLaidOut = told[0] !== undefined && textsOfItem(told[0])[0]!.isCell;
  const rows = isLaidOut ? way.rows : withTails(way.rows, roles.indexOf('level3'), pieces);
  const weights = rows.map(row => numberOf(textIn(told, row[roles.lastIndexOf('maxScore')])) ?? 0);
  const weighed = weights.reduce((sum, weight) => sum + weight, 0);
  const isOne = isGlued && figures.length === 2;
  const total = isOne ? totalApart(figures, [WHOLE, weighed]) : [...figures, ...last];
  const isWeighed = roles.includes('maxScore') && weights.some(weight => weight > 0);
  const isClosed = isWeighed
    ? closes(weights, total)
    : isLaidOut || (!roles.includes('maxScore') && cost <= LOOSEST * pieces.length);
  if (rows.length === 0 || !isClosed) return null;
  const starts = rows.map(row => rest.indexOf(told[Math.min(...row.flat())]!));
  const levelHeads = heads.filter(({ role }) => role === 'level1' || role === 'level2');
  const centres = rows.map(row => median(textsAt(told, row.flat()).map(middleOf))!);
  const marks = rest.flatMap((item, at) =>
    isLevel(item)
      ? [
          {
            mark: item,
            before: rowsBefore(item, centres) ?? starts.filter(start => start < at).length,
            isFirst: isUnderFirst(item, levelHeads),
          },
        ]
      : [],
  );
  const levels = levelsOf(marks, rows.length, levelHeads.length);
  const lanes = levels.flatMap((spans, index) => [
    { heading: levelHeads[index]?.texts ?? [], spans },
    ...besideLevels
      .filter(({ level }) => level === levelHeads[index])
      .map(({ heading, cells }) => ({ heading, spans: besideSpans(spans, cells) })),
  ]);
  const first = 1 + lanes.length;
  const count = rows.length;
  const cells: TypedCell[] = [
    cellOf(0, 0, title, [count + 1, 1]),
    ...lanes.flatMap(({ heading, spans }, index) => [
      cellOf(0, index + 1, heading),
      ...spans.map(({ from, to, texts }) => cellOf(from + 1, index + 1, texts, [to - from, 1])),
    ]),
    ...columns.map(({ texts }, index) => cellOf(0, first + index, texts)),
    ...rows.flatMap((row, at) =>
      row.map((places, index) => cellOf(at + 1, first + index, textsAt(told, places))),
    ),
  ];
  if (total.length > 0) {
    const [label, ...sums] = total.map(textsOfItem);
    cells.push(...totalCells({ label: label!, figures: sums }, { row: count + 1, first, roles }));
  }
  return { rows: count + (total.length > 0 ? 2 : 1), columns: first + columns.length, cells };
}

/** What levels weigh, each figure in the cell beside the level that stands nearest. */
function besideSpans(spans: readonly TypedSpan[], cells: readonly Text[]): TypedSpan[] {
  const away = (span: TypedSpan, cell: Text) =>
    Math.abs((span.texts[0]?.line ?? Number.POSITIVE_INFINITY) - cell.line);
  const nearest = (cell: Text) =>
    spans.reduce((near, span) => (away(span, cell) < away(near, cell) ? span : near));
  return spans.map(span => ({ ...span, texts: cells.filter(cell => nearest(cell) === span) }));
}

/** Where a cell stands among rows, by the middles of both; null where texts stand in no places. */
function rowsBefore(item: Item, centres: readonly number[]): number | null {
  const [text] = textsOfItem(item);
  if (!text!.isCell) return null;
  const at = middleOf(text!);
  const next = centres.findIndex(centre => centre > at);
  if (next <= 0) return next < 0 ? centres.length - 1 : 0;
  const [above, below] = [centres[next - 1]!, centres[next]!];
  return next - 1 + (at - above) / (below - above);
}

/** Whether a level stands below the heading of the first ones; null where nothing but its words tells. */
function isUnderFirst(
  item: Item,
  [first, second]: readonly { readonly texts: readonly Text[] }[],
): boolean | null {
  const [text] = textsOfItem(item);
  if (!text!.isCell || !second) return null;
  const centre = (texts: readonly Text[]) => (texts[0]!.from + texts.at(-1)!.to) / 2;
  return 2 * centre([text!]) < centre(first!.texts) + centre(second.texts);
}

function middleOf({ parts = [], line }: Text): number {
  return ((parts[0]?.top ?? line) + (parts.at(-1)?.bottom ?? line)) / 2;
}

/** Shares of the whole that the weights of rows come to, funds not counted in; a row may have been misread. */
const LEAST_SHARE = 0.7;
const MOST_SHARE = 1.05;
/** What a text of rows without weights may cost: they are in no order that can be told. Of our prints 0 where it can, 1 where it cannot. */
const LOOSEST = 0.6;

/** Whether weights add up to their total, or to a hundred. */
function closes(weights: readonly number[], total: readonly Item[]): boolean {
  const whole = total.length > 2 ? (numberOf(textOf(total[1]!)) ?? WHOLE) : WHOLE;
  const share = weights.reduce((sum, weight) => sum + weight, 0) / whole;
  return share >= LEAST_SHARE && share <= MOST_SHARE;
}

function textIn(items: readonly Item[], places: readonly number[] = []): string {
  return textsAt(items, places)
    .map(({ text }) => text)
    .join('');
}

/** Characters that a full line may lack. */
const SPARE = 1;

/** A name that begins with a line that is not full has the end of the one before it, where that broke off with a full line. */
function withTails(
  rows: readonly AssignedRow[],
  name: number,
  pieces: readonly AssignedText[],
): AssignedRow[] {
  const width = (place: number | undefined) => (place === undefined ? 0 : [...pieces[place]!.text].length);
  if (name < 0) return [...rows];
  const full = Math.max(...rows.flatMap(row => (row[name] ?? []).map(width))) - SPARE;
  const isTail = (row: AssignedRow | undefined, before: AssignedRow | undefined) =>
    row !== undefined &&
    before !== undefined &&
    row[name]!.length > 1 &&
    width(row[name]![0]) < full &&
    width(before[name]!.at(-1)) >= full;
  return rows.map((row, at) => {
    const own = isTail(row, rows[at - 1]) ? row[name]!.slice(1) : row[name]!;
    const tail = isTail(rows[at + 1], row) ? rows[at + 1]![name]!.slice(0, 1) : [];
    return row.map((places, column) => (column === name ? [...own, ...tail] : places));
  });
}

/** The figures of a total whose label stands behind them: more than any row has. */
function lastFigures(items: readonly Item[]): readonly Item[] {
  const [score, weight] = [...items].reverse();
  const isSum =
    weight !== undefined && numberOf(textOf(weight)) === WHOLE && numberOf(textOf(score!)) !== null;
  return isSum ? [weight, score!] : [];
}

/** What the weights of a form come to. */
const WHOLE = 100;

/** What stands in the row of the total. */
export type DumpTotal = { readonly label: readonly Text[]; readonly figures: readonly (readonly Text[])[] };

/** The label of the total reaches to its first number; what stands behind its numbers, as a grade does, is right of them. */
export function totalCells(
  { label, figures }: DumpTotal,
  { row, first, roles }: { readonly row: number; readonly first: number; readonly roles: readonly string[] },
): TypedCell[] {
  const [weight, score] = [roles.lastIndexOf('maxScore'), roles.lastIndexOf('score')];
  const own = figures.length > 1 && weight >= 0 ? [weight, score] : [score < 0 ? weight : score];
  const places = figures.map((_, index) => first + Math.min(roles.length - 1, own[index] ?? own.at(-1)! + 1));
  const from = Math.max(1, Math.min(first + roles.length, ...places));
  return [
    cellOf(row, 0, label, [1, from]),
    ...Array.from({ length: first + roles.length - from }, (_, index) =>
      cellOf(row, from + index, figures.filter((__, at) => places[at] === from + index).flat()),
    ),
  ];
}

const BLANKS: { readonly [role in ColumnRole]?: number } = {
  level3: 5,
  sign: 1,
  unit: 0.8,
  target: 3,
  adjustedTarget: 0.5,
  actual: 3,
  maxScore: 2,
  score: 2,
  deviation: 0,
};
const OTHER_BLANK = 0.3;

/** What it costs that a sign is not in the column of signs. */
const SIGN = 2;

export function indicatorTable(roles: readonly string[]): AssignedTable {
  const at = (role: ColumnRole) => roles.lastIndexOf(role);
  const [sign, target, actual, weight, score, reason] = [
    at('sign'),
    at('target'),
    at('actual'),
    at('maxScore'),
    at('score'),
    at('deviation'),
  ];
  return {
    turn: IN_LINE,
    blanks: roles.map(role => BLANKS[role as ColumnRole] ?? OTHER_BLANK),
    strangeness: (column, text) =>
      strangeness(roles[column] as ColumnRole, text) +
      (column === target && sign >= 0 && isSigned(text) ? SIGN : 0),
    joinPrice,
    rowPrice: (row, column) => {
      const values =
        column === Math.max(target, actual) && row[target] !== undefined && row[actual] !== undefined;
      const [most, own] = [numberOf(row[weight]), numberOf(row[score])];
      let price = values ? valuesPrice(row[target]!, row[actual]!) : 0;
      if (column === Math.max(weight, score) && most !== null && own !== null)
        price += own === most ? -0.6 : own > most ? 1.5 : own === 0 ? 0.6 : 0;
      if (column === reason && most !== null && own !== null && row[reason] !== '无')
        price += own < most ? -1.5 : 1;
      return price;
    },
  };
}
