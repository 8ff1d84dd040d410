import { median } from '../values/quantile.ts';
import type { Spacing } from './line-spacing.ts';
import { type Alignment, placeOf, type TextRow } from './row-partition.ts';
import { blocksOf, findSpans, type RowPlaces, type RowSpan, type TextBlock } from './row-spans.ts';
import type { ColumnLine, Columns } from './section-columns.ts';
import type { SettledRows } from './section-rows.ts';

/** A row as it is seen: how far its texts reach, and where they stand. */
type Band = {
  readonly top: number;
  readonly bottom: number;
  readonly place: number;
  readonly lines: readonly ColumnLine[];
  readonly doubt: number;
  readonly margin: number;
};

/** A text's place among the rows and columns of a section. */
export type TextSlot = {
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly block: TextBlock | null;
  readonly isDoubtful: boolean;
};

export type SectionGrid = {
  readonly edges: readonly number[];
  /** rows, and how much speaks for each beginning where it does (0 to 1), if no line says so */
  readonly bands: readonly { readonly top: number; readonly bottom: number; readonly weight?: number }[];
  /** what stands where; slots without a spot are blank */
  readonly slots: readonly TextSlot[];
};

/** Doubt about a row, and ems of a merged cell's text, from which on they are a guess. */
const DOUBTFUL_ROW = 0.6;
const DOUBTFUL_SPAN = 0.2;
/** Other rows that cost hardly more are as good. */
const EVEN_ROWS = 0.2;

/** The rows of a section, and the merged cells of the columns at its left. */
export function sectionGridOf(
  columns: Columns,
  spacing: Spacing,
  { rows, alignment, merged }: SettledRows,
): SectionGrid {
  let bands = rows.map(row => bandOf(row, alignment));
  const slots: TextSlot[] = [];
  let ends: ReadonlySet<number> | null = null;
  const levels = [...merged].sort((a, b) => b - a);
  const blocks = new Map(levels.map(column => [column, blocksOf(columns.lines[column]!, spacing)]));
  const finest = levels[0];
  if (finest !== undefined) bands = withOwnRows(bands, blocks.get(finest)!, alignment);
  for (const column of levels) {
    const spans = spansOf(blocks.get(column)!, { bands, alignment, ends: null, spacing });
    bands = grown(bands, spans, alignment);
  }
  for (const column of levels) {
    const spans = spansOf(blocks.get(column)!, { bands, alignment, ends, spacing });
    ends = new Set(spans.map(span => span.to));
    slots.push(
      ...spans.map(({ from, to, block }, index): TextSlot => {
        const near = spans.slice(Math.max(0, index - 1), index + 2);
        const isDoubtful = near.some(span => span.miss > DOUBTFUL_SPAN);
        return { row: from, rowSpan: to - from, column, block, isDoubtful };
      }),
    );
  }
  bands.forEach((band, row) => {
    const isDoubtful = band.doubt > DOUBTFUL_ROW || band.margin < EVEN_ROWS;
    for (const [column, block] of Map.groupBy(band.lines, line => line.column))
      if (!merged.has(column)) slots.push({ row, rowSpan: 1, column, block, isDoubtful });
  });
  return { edges: columns.edges, bands: framed(bands, columns), slots };
}

/** The first and the last row with all that stands above or below them in merged cells. */
function framed(bands: readonly Band[], { lines }: Columns): SectionGrid['bands'] {
  const boxes = lines.flat().map(line => line.bbox);
  return bands.map((band, row) => ({
    weight: 1 - Math.exp(-band.margin),
    top: row === 0 ? Math.min(band.top, ...boxes.map(box => box[1])) : band.top,
    bottom: row === bands.length - 1 ? Math.max(band.bottom, ...boxes.map(box => box[3])) : band.bottom,
  }));
}

/** A text that stands in a row by itself. */
function rowOf(lines: TextBlock): TextRow {
  return { lines, doubt: 0, margin: Number.POSITIVE_INFINITY };
}

function bandOf({ lines, doubt, margin }: TextRow, alignment: Alignment): Band {
  const places = [...Map.groupBy(lines, line => line.column).values()].map(text => placeOf(text, alignment));
  return {
    top: Math.min(...lines.map(line => line.bbox[1])),
    bottom: Math.max(...lines.map(line => line.bbox[3])),
    place: median(places)!,
    lines,
    doubt,
    margin,
  };
}

/** Texts of the finest level that stand as far from all rows as rows do from each other have a row of their own. */
function withOwnRows(bands: readonly Band[], blocks: readonly TextBlock[], alignment: Alignment): Band[] {
  const gaps = bands.slice(1).map((band, index) => band.top - bands[index]!.bottom);
  const least = Math.max(ROW_GAP * Math.min(...gaps), 1);
  const isFree = (block: TextBlock) =>
    bands.every(
      band => block[0]!.bbox[1] - band.bottom >= least || band.top - block.at(-1)!.bbox[3] >= least,
    );
  const own = blocks.filter(isFree).map(
    (block): Band => ({
      ...bandOf(rowOf(block), alignment),
      lines: [],
    }),
  );
  return [...bands, ...own].sort((a, b) => a.place - b.place);
}

/** Share of the least gap between two rows. */
const ROW_GAP = 0.85;

type Rows = Pick<RowPlaces, 'alignment' | 'ends' | 'spacing'> & { readonly bands: readonly Band[] };

function spansOf(blocks: readonly TextBlock[], { bands, ...rows }: Rows): readonly RowSpan[] {
  return findSpans(blocks, { ...rows, bands, places: bands.map(band => band.place) });
}

/** A text that stands in one row shows how tall that row is. */
function grown(bands: readonly Band[], spans: readonly RowSpan[], alignment: Alignment): Band[] {
  return bands.map((band, row) => {
    const span = spans.find(({ from, to, block }) => block && from === row && to === row + 1);
    if (!span?.block) return band;
    const own = bandOf(rowOf(span.block), alignment);
    const [above, below] = [bands[row - 1]?.bottom ?? own.top, bands[row + 1]?.top ?? own.bottom];
    const top = Math.min(band.top, Math.max(own.top, above));
    return { ...band, top, bottom: Math.max(band.bottom, Math.min(own.bottom, below)) };
  });
}

/** Where the rows meet: halfway between their texts. The outer edges are as far from theirs, but `most` points. */
export function edgesOf(
  bands: readonly { readonly top: number; readonly bottom: number }[],
  most = Number.POSITIVE_INFINITY,
): number[] {
  const inner = bands.slice(1).map((band, index) => (bands[index]!.bottom + band.top) / 2);
  const gaps = bands.slice(1).map((band, index) => Math.max(0, band.top - bands[index]!.bottom));
  const margin = Math.min(most, (median(gaps) ?? 2 * MARGIN) / 2);
  return [bands[0]!.top - margin, ...inner, bands.at(-1)!.bottom + margin];
}

/** points above the only row and below it */
const MARGIN = 2;
