import { median } from '../../values/quantile.ts';
import { joinPrice } from './kinds.ts';
import { isLabel, isPrinted, type MarkKind, markOf } from './marks.ts';
import { isFigure, type Text } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** Where the texts of a row stand in it. */
type Alignment = 'middle' | 'top';

/** Lines that a row takes at most. */
const TALLEST = 40;
/** … and costs at most. */
const TOO_MUCH = 40;
/** What a row costs, a blank line in it, a line that a cell of it leaves out, and a cell that is off by so many lines at most. */
const ROW = 0.5;
const BLANK = 3;
const GAP = 1;
const MOST_OFF = 2;
/** Lines of one cell are so near: with two of them beside the one line of another cell, that is between them. */
const NEXT = 2;
/** What it costs that a line of a cell, not its last one, is shorter by more points than another one is. */
const NOT_FULL = 0.7;
const SHORT = 12;
/** What it gains that the lines of a cell make a label. */
const WHOLE = -1;
/** … and a row without any label, and without a figure and anything beside it. */
const SCRAP = 2;
/** What a label costs in one cell with something else. */
const MIXED = 4;

/** What stands beside several rows, in the middle of them or at their top: it says nothing of the row on whose line it is. */
const BESIDE: readonly MarkKind[] = ['level1', 'level2', 'goalTitle', 'fundingTitle', 'indicatorTitle'];

/**
 * The lines of a dump that is laid out as rows of cells, from left to right: of all ways to part them the cheapest one, in which
 * the texts of each row stand in its middle, or begin at its top, and go on with what stands right below them.
 */
export function rowsOfCells(lines: Lines): Text[][] {
  const marks = new Map(lines.flat().map(text => [text, markOf(text)] as const));
  const funds = lines.flat().filter(text => marks.get(text)?.kinds.has('fundingLine'));
  const isTitle = (text: Text) => marks.get(text) === null && isLeftOf(text, funds);
  const isBeside = (text: Text) => BESIDE.some(kind => marks.get(text)?.kinds.has(kind)) || isTitle(text);
  const own = lines.map(texts => texts.filter(text => !isBeside(text)));
  const marked = new Set(lines.flat().filter(text => marks.get(text) !== null));
  const [middle, top] = (['middle', 'top'] as const).map(alignment => parted(own, marked, alignment));
  const { bands } = middle!.cost <= top!.cost ? middle! : top!;
  return bands.map(([from, to]) => {
    const at = from + Math.floor((to - 1 - from) / 2);
    const beside = lines.slice(from, to).flatMap(texts => texts.filter(isBeside));
    const cells = columnsIn(own.slice(from, to)).map(joinedDown);
    const titled = beside.map(text => (isTitle(text) ? { ...text, isDown: true } : text));
    return [...cells, ...titled].sort((a, b) => a.from - b.from).map(cell => onLine(cell, at));
  });
}

/** Lines from the name of funds to a part of the title beside them. */
const NEAR = 3;

/** Whether a text is a part of the title beside the names of funds. */
function isLeftOf({ text, line, to }: Text, funds: readonly Text[]): boolean {
  const near = funds.filter(fund => Math.abs(line - fund.line) <= NEAR);
  return near.length > 0 && near.every(({ from }) => to <= from) && /\p{Script=Han}/u.test(text);
}

/** Characters of a title printed down the page on each line, and lines that show it. */
const DOWN = 2;
const LEAST_DOWN = 3;
/** Share of the width of a page that they are in. */
const LEFT = 0.15;

/** Lines with the letters of titles that are printed down the page, beside rows, known for such. */
export function withLettersDown(lines: Lines): Text[][] {
  const firsts = lines.flatMap(([first]) =>
    first && [...first.text].length <= DOWN && markOf(first) === null ? [first] : [],
  );
  const width = Math.max(0, ...lines.flat().map(({ to }) => to));
  const byPlace = Map.groupBy(firsts, ({ from }) => from);
  const isDown = (own: readonly Text[]) => own.length >= LEAST_DOWN && own[0]!.from < LEFT * width;
  const down = new Set([...byPlace.values()].filter(isDown).flat());
  return lines.map(texts => texts.map(text => (down.has(text) ? { ...text, isDown: true } : text)));
}

/** The cheapest way to part the lines down to one: the line with which its last row begins. */
type Way = { readonly cost: number; readonly from: number };

function parted(lines: Lines, marked: ReadonlySet<Text>, alignment: Alignment) {
  const ways: Way[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= lines.length; to++) {
    // a line on which nothing stands but beside rows
    let best: Way = { cost: ways[to - 1]!.cost, from: to - 1 };
    if (lines[to - 1]!.length > 0) best = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    for (let from = to - 1; lines[to - 1]!.length > 0 && from >= Math.max(0, to - TALLEST); from--) {
      if (lines[from]!.length === 0) continue;
      const price = priceOf(lines.slice(from, to), marked, alignment);
      if (price > TOO_MUCH) break;
      const cost = ways[from]!.cost + price;
      if (cost < best.cost) best = { cost, from };
    }
    ways.push(best);
  }
  const bands: (readonly [from: number, to: number])[] = [];
  for (let to = lines.length; to > 0; to = ways[to]!.from) bands.unshift([ways[to]!.from, to]);
  return { cost: ways.at(-1)!.cost, bands };
}

function priceOf(lines: Lines, marked: ReadonlySet<Text>, alignment: Alignment): number {
  const page = (texts: readonly Text[] | undefined) => texts?.[0]?.page;
  // blank lines at the end of a page are none of a row that goes on on the next one
  const isBroken = page(lines[0]) !== page(lines.at(-1));
  const blank = isBroken ? 1 / BLANK : lines.filter(texts => texts.length === 0).length;
  const own = columnsIn(lines);
  const places = own.map(texts => {
    const [first, last] = [
      Math.min(...texts.map(({ top }) => top)),
      Math.max(...texts.map(({ bottom }) => bottom)),
    ];
    return alignment === 'middle' ? (first + last) / 2 : first;
  });
  const place = alignment === 'middle' ? median(places)! : Math.min(...places);
  const off = places.reduce((sum, at) => sum + Math.min(MOST_OFF, Math.abs(at - place)), 0);
  const joins = own.reduce((sum, texts) => sum + joinsOf(texts, marked), 0);
  return (
    ROW +
    (lines.flat().some(text => marked.has(text) || (own.length > 1 && isFigure(text))) ? 0 : SCRAP) +
    BLANK * blank +
    off +
    joins
  );
}

/** Points aside of a column that cost as much as a column of its own, and what a label gains, or what is like one. */
const FAR = 10;
const ALONE = 1;
const KNOWN = 4;
const LIKE = 1;

/**
 * The cells of a row from left to right: the texts of its fullest line, each with those of other lines that stand below or above
 * it. Programs type what stands in one column at many places, but keep the order of each line.
 */
function columnsIn(lines: Lines): Text[][] {
  const base = lines.reduce((most, own) => (own.length > most.length ? own : most), []);
  let columns = base.map(text => [text]);
  for (const line of lines) if (line !== base && line.length > 0) columns = withLine(columns, line);
  return columns;
}

/** Columns with the texts of one more line, each dealt to one of them or to one of its own, the cheapest way. */
function withLine(columns: readonly Text[][], line: readonly Text[]): Text[][] {
  const costs = Array.from({ length: columns.length + 1 }, () => Array<number>(line.length + 1).fill(0));
  for (let column = 0; column <= columns.length; column++)
    for (let at = 1; at <= line.length; at++) {
      const alone = costs[column]![at - 1]! + ALONE;
      const other = column === 0 ? alone : Math.min(alone, costs[column - 1]![at]!);
      const met =
        column === 0 ? other : costs[column - 1]![at - 1]! + away(columns[column - 1]!, line[at - 1]!);
      costs[column]![at] = Math.min(other, met);
    }
  const all: Text[][] = [];
  let [column, at] = [columns.length, line.length];
  while (column > 0 || at > 0) {
    const cost = costs[column]![at]!;
    if (at > 0 && cost === costs[column]![at - 1]! + ALONE) all.unshift([line[--at]!]);
    else if (at === 0 || cost === costs[column - 1]![at]!) all.unshift(columns[--column]!);
    else all.unshift([...columns[--column]!, line[--at]!]);
  }
  return all;
}

function away(column: readonly Text[], text: Text): number {
  const apart = Math.min(...column.map(({ from, to }) => Math.max(0, from - text.to, text.from - to)));
  const whole = [...column, text]
    .sort((a, b) => a.line - b.line)
    .map(own => own.text)
    .join('');
  if (isPrinted(whole)) return apart / FAR - KNOWN;
  const areLabels = isLabel(text.text) && column.some(own => isLabel(own.text));
  return apart / FAR + (areLabels ? KNOWN : isLabel(whole) ? -LIKE : 0);
}

function joinsOf(stack: readonly Text[], marked: ReadonlySet<Text>): number {
  const texts = stack.toSorted((a, b) => a.line - b.line || a.from - b.from);
  let [price, whole] = [0, texts[0]!.text];
  for (const [at, text] of texts.entries()) {
    const before = texts[at - 1];
    if (!before) continue;
    whole += text.text;
    // what is like a label only is one where none of its parts is
    const isOne = isPrinted(whole) || (isLabel(whole) && !texts.some(part => isPrinted(part.text)));
    const isMixed = (marked.has(text) || marked.has(before)) && !isOne;
    price += (isOne ? WHOLE : joinPrice(before.text, text.text)) + (isMixed ? MIXED : 0);
    if (texts.slice(at).some(next => next.to - next.from > before.to - before.from + SHORT))
      price += NOT_FULL;
    price += text.line - before.line > NEXT ? GAP : 0;
  }
  return price;
}

/** The texts of a cell as one. */
function joinedDown(stack: readonly Text[]): Text {
  const texts = stack.toSorted((a, b) => a.line - b.line || a.from - b.from);
  const [first] = texts as [Text];
  if (texts.length === 1) return first;
  return {
    ...first,
    text: texts.map(({ text }) => text).join(''),
    from: Math.min(...texts.map(({ from }) => from)),
    to: Math.max(...texts.map(({ to }) => to)),
    bottom: Math.max(...texts.map(({ bottom }) => bottom)),
    runs: texts.flatMap(({ runs }) => runs),
    parts: texts.flatMap(text => text.parts ?? [text]),
  };
}

/** A cell on the line that its row counts for; its parts stay where they are printed. */
function onLine(cell: Text, line: number): Text {
  return { ...cell, line, isCell: true, parts: cell.parts ?? [cell] };
}
