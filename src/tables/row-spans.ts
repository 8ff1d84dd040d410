import { quantile } from '../values/quantile.ts';
import { areClose, mayBeClose, type Spacing } from './line-spacing.ts';
import { type Alignment, placeOf } from './row-partition.ts';
import { type ColumnLine, type LinePair, pairsOf } from './section-columns.ts';
import { shortestPath } from './shortest-path.ts';

/** Lines of one text of a column that may reach over several rows. */
export type TextBlock = readonly ColumnLine[];

/** A text's rows, `from` to `to` (exclusive); the text is null where none stands there. */
export type RowSpan = {
  readonly from: number;
  readonly to: number;
  readonly block: TextBlock | null;
  /** ems by which the text misses the place that it should have in these rows */
  readonly miss: number;
};

/** Characters of a label that runs down are no farther apart than most of them are, or so many times. */
const UNEVEN_STACK = 1.25;

/**
 * The texts of a column: lines that follow closely, and single characters one below the other. Where rows are as close
 * as lines, every line may be a text.
 */
export function blocksOf(lines: readonly ColumnLine[], spacing: Spacing): TextBlock[] {
  const blocks: ColumnLine[][] = lines.length > 0 ? [[lines[0]!]] : [];
  const pitch = quantile(pairsOf(lines).filter(isStack).map(pitchOf), 0.25) ?? 0;
  for (const pair of pairsOf(lines)) {
    const isLabel = isStack(pair) && pitchOf(pair) < UNEVEN_STACK * pitch;
    if (isLabel || (!spacing.isTight && areClose(...pair, spacing))) blocks.at(-1)!.push(pair[1]);
    else blocks.push([pair[1]]);
  }
  return blocks;
}

function pitchOf([upper, lower]: LinePair): number {
  return lower.y - upper.y;
}

/** One character below another. */
function isStack([upper, lower]: LinePair): boolean {
  const isShort = ({ text }: ColumnLine) => [...text].length <= 2;
  const centre = ({ bbox }: ColumnLine) => (bbox[0] + bbox[2]) / 2;
  return isShort(upper) && isShort(lower) && Math.abs(centre(upper) - centre(lower)) < 0.3 * upper.size;
}

/** What blank rows cost at the head and at the foot of a column, and what between its texts. */
const BLANK = 0.6;
const BLANK_BETWEEN = 4;
/** What a span costs whose end is none of the finer column's. */
const UNEVEN = 3;
/** What it costs to take two texts for one. */
const JOINED = 0.3;
/** Ems by which a text may miss the middle of its rows: borders are not seen, only texts. */
const EXACT = 0.15;

/** Rows as they are seen. */
export type RowPlaces = {
  /** how far each row's texts reach */
  readonly bands: readonly { readonly top: number; readonly bottom: number }[];
  /** the y of each row's texts, by its alignment */
  readonly places: readonly number[];
  readonly alignment: Alignment;
  readonly spacing: Spacing;
  /** rows after which cells of the next column end */
  readonly ends: ReadonlySet<number> | null;
};

/**
 * Shares the rows out among a column's texts so that each stands in the middle (at the top, at the bottom) of its own:
 * the best partition of all. A node is how many rows and texts are placed, and whether a blank stretch ends there.
 */
export function findSpans(blocks: readonly TextBlock[], rows: RowPlaces): readonly RowSpan[] {
  const [count, texts] = [rows.places.length, blocks.length];
  const nodeAt = (row: number, placed: number, isBlank: boolean) =>
    2 * (row * (texts + 1) + placed) + Number(isBlank && row < count);
  const path = shortestPath<RowSpan>(nodeAt(count, texts, false), function* (node) {
    const placed = (node >> 1) % (texts + 1);
    const from = Math.floor((node >> 1) / (texts + 1));
    for (const { span, cost, used } of stepsFrom(from, node % 2 === 1, blocks.slice(placed), rows)) {
      const isUneven = rows.ends && span.to < count && !rows.ends.has(span.to);
      const to = nodeAt(span.to, placed + used, span.block === null);
      yield { to, cost: cost + (isUneven ? UNEVEN : 0), part: span };
    }
  });
  return path?.parts ?? [];
}

type Step = { readonly span: RowSpan; readonly cost: number; readonly used: number };

/** The spans that may begin at a row: blank, with the next text, or with the next ones that may be one text. */
function stepsFrom(
  from: number,
  isAfterBlank: boolean,
  blocks: readonly TextBlock[],
  rows: RowPlaces,
): Step[] {
  const steps: Step[] = [];
  for (let to = from + 1; to <= rows.places.length; to++) {
    const isOuter = from === 0 || to === rows.places.length;
    if (!isAfterBlank) {
      const span = { from, to, block: null, miss: 0 };
      steps.push({ span, cost: isOuter ? BLANK : BLANK_BETWEEN, used: 0 });
    }
    let block: TextBlock = [];
    for (let used = 1; used <= blocks.length; used++) {
      const next = blocks[used - 1]!;
      if (used > 1 && !mayBeClose(block.at(-1)!, next[0]!, rows.spacing)) break;
      block = [...block, ...next];
      const miss = missOf(block, { from, to }, rows);
      steps.push({
        span: { from, to, block, miss },
        cost: (miss < EXACT ? miss : 3 * miss) + JOINED * (used - 1),
        used,
      });
    }
  }
  return steps;
}

/**
 * Ems by which a text misses the place that it has in a cell over these rows. In a cell that goes on over a page break
 * it may stand at the top.
 */
function missOf(block: TextBlock, { from, to }: { from: number; to: number }, rows: RowPlaces): number {
  const { bands, places, alignment } = rows;
  const [first, last, size] = [bands[from]!, bands[to - 1]!, block[0]!.size];
  const place = placeOf(block, alignment);
  if (to === from + 1 || alignment === 'top') return Math.abs(place - places[from]!) / size;
  if (alignment === 'bottom') return Math.abs(place - places[to - 1]!) / size;
  const above = bands[from - 1]?.bottom ?? first.top - MARGIN * size;
  const below = bands[to]?.top ?? last.bottom + MARGIN * size;
  const [least, most] = [(above + last.bottom) / 2, (first.top + below) / 2];
  const outside = Math.max(0, least - place, place - most);
  const miss = (outside + OFF_MIDDLE * Math.abs(place - (least + most) / 2)) / size;
  return to === places.length
    ? Math.min(miss, AT_TOP + Math.abs(block[0]!.bbox[1] - first.top) / size)
    : miss;
}

/** ems above the first row and below the last one where the edge of the table may be */
const MARGIN = 1;
/** The edges between rows may be anywhere between their texts; most are in the middle. */
const OFF_MIDDLE = 0.1;
/** ems: how much worse a text at the top of the last cell is than one in its middle */
const AT_TOP = 0.25;
