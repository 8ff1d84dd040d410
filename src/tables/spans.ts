import { areClose, type ColumnLine, pairsOf, type Spacing } from './columns.ts';
import { type Alignment, placeOf } from './rows.ts';

/** Lines of one text of a column that may reach over several rows. */
export type Block = readonly ColumnLine[];

/** A text's rows, `from` to `to` (exclusive); the text is null where none stands there. */
export type Span = {
  readonly from: number;
  readonly to: number;
  readonly block: Block | null;
  readonly miss: number;
};

/** Ems: characters of a vertical label are no farther apart. */
const STACKED = 3;

/** The texts of a column: lines that follow closely, and single characters one below the other. */
export function blocksOf(lines: readonly ColumnLine[], spacing: Spacing): Block[] {
  const blocks: ColumnLine[][] = lines.length > 0 ? [[lines[0]!]] : [];
  for (const [upper, lower] of pairsOf(lines)) {
    const goesOn = areClose(upper, lower, spacing) || isStack(upper, lower);
    if (goesOn) blocks.at(-1)!.push(lower);
    else blocks.push([lower]);
  }
  return blocks;
}

function isStack(upper: ColumnLine, lower: ColumnLine): boolean {
  const isShort = ({ text }: ColumnLine) => [...text].length <= 2;
  const centre = ({ bbox }: ColumnLine) => (bbox[0] + bbox[2]) / 2;
  return (
    isShort(upper) &&
    isShort(lower) &&
    Math.abs(centre(upper) - centre(lower)) < 0.3 * upper.size &&
    lower.y - upper.y < STACKED * upper.size
  );
}

/** What blank rows beside a column's texts cost, and a span whose end is none of the finer column's. */
const BLANK = 0.6;
const UNEVEN = 0.5;
/** Ems by which a text may miss the middle of its rows: borders are not seen, only texts. */
const EXACT = 0.15;

/** Rows as they are seen: where each begins and ends, and the place of its texts. */
export type RowPlaces = {
  /** the edges: one more than there are rows */
  readonly ys: readonly number[];
  /** y of the first (last) lines of each row's texts, for texts at the top (bottom) of their cells */
  readonly places: readonly number[];
  readonly alignment: Alignment;
};

/**
 * Shares the rows out among a column's texts so that each stands in the middle (at the top, at the bottom) of its own;
 * the best partition of all. `ends` are the rows after which cells of the next column end.
 */
export function findSpans(
  blocks: readonly Block[],
  rows: RowPlaces,
  ends: ReadonlySet<number> | null,
): Span[] {
  const count = rows.ys.length - 1;
  type State = { cost: number; spans: readonly Span[] };
  /** by how many texts have been placed: the best spans of the rows so far */
  let states: (State | undefined)[][] = [[{ cost: 0, spans: [] }]];
  const at: (State | undefined)[][] = Array.from({ length: count + 1 }, () => []);
  at[0]![0] = states[0]![0];
  states = at;
  for (let from = 0; from < count; from++) {
    states[from]!.forEach((state, placed) => {
      if (!state) return;
      const isAfterBlank = state.spans.at(-1)?.block === null;
      for (let to = from + 1; to <= count; to++) {
        const end = ends && to < count && !ends.has(to) ? UNEVEN : 0;
        const next = blocks[placed];
        const options: [number, Span][] = [];
        if (!isAfterBlank) options.push([BLANK + end, { from, to, block: null, miss: 0 }]);
        if (next) {
          const miss = missOf(next, { from, to }, rows);
          options.push([(miss < EXACT ? miss : 3 * miss) + end, { from, to, block: next, miss }]);
        }
        for (const [cost, span] of options) {
          const index = placed + (span.block ? 1 : 0);
          const known = states[to]![index];
          if (!known || state.cost + cost < known.cost)
            states[to]![index] = { cost: state.cost + cost, spans: [...state.spans, span] };
        }
      }
    });
  }
  return [...(states[count]![blocks.length]?.spans ?? [])];
}

/** Ems by which a text misses the place that it has in a cell over these rows. */
function missOf(block: Block, { from, to }: { from: number; to: number }, rows: RowPlaces): number {
  const { ys, places, alignment } = rows;
  const place = placeOf(block, alignment);
  const [top, bottom] = [ys[from]!, ys[to]!];
  const expected =
    alignment === 'middle' && to > from + 1
      ? (top + bottom) / 2
      : alignment === 'middle'
        ? places[from]!
        : alignment === 'top'
          ? places[from]!
          : places[to - 1]!;
  const outside = Math.max(0, top - block[0]!.y) + Math.max(0, block.at(-1)!.y - bottom);
  return (Math.abs(place - expected) + outside) / block[0]!.size;
}
