import type { Label } from './label.ts';
import { type Span, slotOf } from './parts.ts';
import { isUnder } from './words.ts';

/** A level with its label, and how many rows of indicators the dump has begun before it. */
export type LevelMark = {
  readonly label: Label;
  /** rows that the dump has begun before it */
  readonly before: number;
  /** it stands at the top of a page: its cell may have begun on the page before */
  readonly isTop: boolean;
};

/** A label stands at the first row of its merged cell (the cells' order), or in its middle (as it is seen). */
export type Habit = 'first' | 'middle';

const EMPTY_SPAN = 4;
/** A label that would cost hardly more is as likely. */
const MARGIN = 1;

/** The label that a row stands under, and whether another one is as likely. */
export type RowLevel = { readonly label: Label; readonly doubtful: readonly Label[] };

/**
 * Parts `rows` rows among the labels of a level, in their order: every row has one label, and each label is as near as
 * can be to where it should stand.
 */
export function levelsOf(
  marks: readonly LevelMark[],
  rows: number,
  { fit, habits }: { fit: (mark: LevelMark, row: number) => number; habits: readonly Habit[] },
): RowLevel[] {
  if (marks.length === 0 || rows === 0) return [];
  // each is asked for again and again below
  const fits = new Map(marks.map(mark => [mark, Array.from({ length: rows }, (_, row) => fit(mark, row))]));
  const known = (mark: LevelMark, row: number) => fits.get(mark)![row]!;
  const ways = habits.map((habit, index) => ({ ...best(marks, rows, { habit, fit: known }), index }));
  const { prices, cuts } = ways.sort((a, b) => a.price + a.index - b.price - b.index)[0]!;
  return Array.from({ length: rows }, (_, row) => {
    const own = marks.findIndex((_, index) => cuts[index]! <= row && row < cuts[index + 1]!);
    const doubtful = marks.filter(
      (_, index) => index !== own && prices[row]![index]! - prices[row]![own]! < MARGIN,
    );
    return { label: marks[own]!.label, doubtful: doubtful.map(({ label }) => label) };
  });
}

type Options = { readonly habit: Habit; readonly fit: (mark: LevelMark, row: number) => number };

/** Dynamic programming over labels and rows, forwards and backwards: the best cuts, and what each row costs by label. */
function best(marks: readonly LevelMark[], rows: number, options: Options) {
  const price = (index: number, from: number, to: number) =>
    from === to && marks[index + 1]?.before === marks[index]!.before && options.habit === 'first'
      ? 1 + 1.5 * Math.abs(marks[index]!.before - from)
      : spanPrice(marks[index]!, { from, to }, options);
  const count = marks.length;
  const table = () =>
    Array.from({ length: count + 1 }, () => new Array<number>(rows + 1).fill(Number.POSITIVE_INFINITY));
  const ahead = table();
  const back = table();
  ahead[0]![0] = 0;
  back[count]![rows] = 0;
  for (let index = 0; index < count; index++)
    for (let from = 0; from <= rows; from++)
      for (let to = from; to <= rows; to++)
        ahead[index + 1]![to] = Math.min(
          ahead[index + 1]![to]!,
          ahead[index]![from]! + price(index, from, to),
        );
  for (let index = count - 1; index >= 0; index--)
    for (let from = 0; from <= rows; from++)
      for (let to = from; to <= rows; to++)
        back[index]![from] = Math.min(back[index]![from]!, back[index + 1]![to]! + price(index, from, to));
  const whole = back[0]![0]!;
  const cuts = [0];
  for (let index = 0; index < count; index++) {
    const from = cuts[index]!;
    let to = from;
    while (to < rows && price(index, from, to) + back[index + 1]![to]! > back[index]![from]! + 1e-9) to++;
    cuts.push(to);
  }
  const prices = Array.from({ length: rows }, (_, row) =>
    marks.map((_, index) => {
      let least = Number.POSITIVE_INFINITY;
      for (let from = 0; from <= row; from++)
        for (let to = row + 1; to <= rows; to++)
          least = Math.min(least, ahead[index]![from]! + price(index, from, to) + back[index + 1]![to]!);
      return least;
    }),
  );
  return { price: whole, cuts, prices };
}

function spanPrice(
  mark: LevelMark,
  { from, to }: { from: number; to: number },
  { habit, fit }: Options,
): number {
  if (from === to) return EMPTY_SPAN + 0.5 * Math.abs(mark.before - from);
  const wanted = habit === 'first' ? from : Math.ceil((from + to - 1) / 2);
  const late = mark.before - wanted;
  const isFirst = from === 0 && habit === 'first';
  let price = isFirst
    ? 0
    : late > 0 && habit === 'middle'
      ? 0.7 * late
      : (late > 0 && mark.isTop ? 0.4 : 1.5) * Math.abs(late);
  for (let row = from; row < to; row++) price += fit(mark, row);
  return price;
}

/** First levels by second ones: each second level is under the one first level that fits it; null where none does. */
export function parentsOf(firsts: readonly Label[], seconds: readonly RowLevel[]): RowLevel[] | null {
  const parentOf = (label: Label) => {
    const fitting = firsts.filter(first => isUnder(label.name, first.name));
    return fitting.length === 1 ? fitting[0]! : null;
  };
  const parents = seconds.map(({ label, doubtful }) => {
    const parent = parentOf(label);
    const others = doubtful.map(parentOf).filter(other => other !== parent);
    return parent && { label: parent, doubtful: others.filter(other => other !== null) };
  });
  return parents.every(parent => parent !== null) ? parents : null;
}

/** Rows one below the other under the same label make one merged cell; the doubtful ones one of their own. */
export function spansOf(levels: readonly RowLevel[]): Span[] {
  const spans: Span[] = [];
  levels.forEach(({ label, doubtful }, row) => {
    const isDoubtful = doubtful.length > 0;
    const last = spans.at(-1);
    if (last && last.slot.tokens === label.tokens && last.slot.notes.length > 0 === isDoubtful)
      spans[spans.length - 1] = { ...last, to: row + 1 };
    else
      spans.push({
        slot: slotOf(label.tokens, ...(isDoubtful ? (['ambiguous'] as const) : [])),
        from: row,
        to: row + 1,
      });
  });
  return spans;
}
