import { areClose, type ColumnLine, type Columns, isNumber, type Spacing } from './columns.ts';
import { ALIGNMENTS, type Alignment, findRows, placeOf, type Row } from './rows.ts';
import { type Block, blocksOf, findSpans, type Span } from './spans.ts';

/** A row as it is seen: how far its texts reach, and where they stand. */
type Band = {
  readonly top: number;
  readonly bottom: number;
  readonly place: number;
  readonly lines: readonly ColumnLine[];
  readonly doubt: number;
};

/** A text's place among the rows and columns of a section. */
export type Spot = {
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly block: Block | null;
  readonly isDoubtful: boolean;
};

export type Body = {
  readonly edges: readonly number[];
  readonly bands: readonly { readonly top: number; readonly bottom: number }[];
  /** what stands where; slots without a spot are blank */
  readonly spots: readonly Spot[];
};

/** Share of its texts from which on a column does not keep to the rows. */
const STRAY = 0.3;
/** Share of the rows that the first column behind the levels fills. */
const FILLED = 0.97;
/** Doubt about a row, and ems of a merged cell's text, from which on they are a guess. */
const DOUBTFUL_ROW = 0.6;
const DOUBTFUL_SPAN = 0.4;

/** The rows of a section, and the merged cells of the columns at its left. */
export function bodyOf(columns: Columns, spacing: Spacing): Body {
  const { rows, alignment, merged } = settle(columns, spacing);
  let bands = rows.map(row => bandOf(row, alignment));
  const spots: Spot[] = [];
  let ends: ReadonlySet<number> | null = null;
  const levels = [...merged].sort((a, b) => b - a);
  const blocks = new Map(levels.map(column => [column, blocksOf(columns.lines[column]!, spacing)]));
  const finest = levels[0];
  if (finest !== undefined) bands = withOwnRows(bands, blocks.get(finest)!, { alignment, spacing });
  for (const column of levels) {
    const spans = spansOf(blocks.get(column)!, { bands, alignment, ends });
    bands = grown(bands, spans, alignment);
  }
  for (const column of levels) {
    const spans = spansOf(blocks.get(column)!, { bands, alignment, ends });
    ends = new Set(spans.map(span => span.to));
    spots.push(
      ...spans.map(({ from, to, block, miss }): Spot => {
        return { row: from, rowSpan: to - from, column, block, isDoubtful: miss > DOUBTFUL_SPAN };
      }),
    );
  }
  bands.forEach((band, row) => {
    for (const [column, block] of Map.groupBy(band.lines, line => line.column))
      if (!merged.has(column))
        spots.push({ row, rowSpan: 1, column, block, isDoubtful: band.doubt > DOUBTFUL_ROW });
  });
  return { edges: columns.edges, bands, spots };
}

type Settled = {
  readonly rows: readonly Row[];
  readonly alignment: Alignment;
  readonly merged: ReadonlySet<number>;
};

/**
 * Finds the rows by the columns that fill them, and so the levels: the columns before the first one that keeps to the
 * rows and is filled in each. Their cells may reach over several rows.
 */
function settle(columns: Columns, spacing: Spacing): Settled {
  for (let first = 0; ; first++) {
    const merged = new Set(Array.from({ length: first }, (_, column) => column));
    const found = ALIGNMENTS.map(alignment => ({
      alignment,
      ...findRows(columns, { spacing, alignment, skipped: merged }),
    }));
    const best = found.reduce((least, one) => (one.cost < least.cost ? one : least));
    const keepsToRows =
      isOfNumbers(columns, first) ||
      (isFilled(best.rows, first) && !isStray({ ...best, columns, column: first, spacing }));
    if (first + 2 >= columns.lines.length || keepsToRows) return { ...best, merged };
  }
}

/** A column filled in every row, but for rows of one text. */
function isFilled(rows: readonly Row[], column: number): boolean {
  const full = rows.filter(({ lines }) => new Set(lines.map(line => line.column)).size > 1);
  return (
    full.filter(({ lines }) => lines.some(line => line.column === column)).length >= FILLED * full.length
  );
}

function isOfNumbers({ lines }: Columns, column: number): boolean {
  return lines[column]!.filter(isNumber).length * 2 > lines[column]!.length;
}

type Candidate = {
  readonly rows: readonly Row[];
  readonly alignment: Alignment;
  readonly columns: Columns;
  readonly column: number;
  readonly spacing: Spacing;
};

/** Whether texts of a column stand between the rows, or alone, or go on in the next row. */
function isStray({ rows, alignment, columns, column, spacing }: Candidate): boolean {
  let astray = 0;
  let total = 0;
  for (const { lines } of rows) {
    const texts = Map.groupBy(lines, line => line.column);
    const text = texts.get(column);
    if (!text) continue;
    total++;
    const places = [...texts.values()].map(one => placeOf(one, alignment)).sort((a, b) => a - b);
    const off = Math.abs(placeOf(text, alignment) - places[places.length >> 1]!) / text[0]!.size;
    const next = columns.lines[column]![columns.lines[column]!.indexOf(text.at(-1)!) + 1];
    const isTorn = next !== undefined && !spacing.isTight && areClose(text.at(-1)!, next, spacing);
    if (off > OFF || (texts.size === 1 && columns.lines.length > 2) || isTorn) astray++;
  }
  return astray > STRAY * total;
}

/** ems */
const OFF = 0.25;

function bandOf({ lines, doubt }: Row, alignment: Alignment): Band {
  const places = [...Map.groupBy(lines, line => line.column).values()].map(text => placeOf(text, alignment));
  return {
    top: Math.min(...lines.map(line => line.bbox[1])),
    bottom: Math.max(...lines.map(line => line.bbox[3])),
    place: places.sort((a, b) => a - b)[places.length >> 1]!,
    lines,
    doubt,
  };
}

/** Texts of the finest level that stand as far from all rows as rows do from each other have a row of their own. */
function withOwnRows(
  bands: readonly Band[],
  blocks: readonly Block[],
  { alignment, spacing }: { alignment: Alignment; spacing: Spacing },
): Band[] {
  const isFree = (block: Block) => {
    const [first, last] = [block[0]!, block.at(-1)!];
    const least = (spacing.rows - 1 - ROW_SLACK) * first.size;
    return bands.every(band => first.bbox[1] - band.bottom > least || band.top - last.bbox[3] > least);
  };
  const own = blocks.filter(isFree).map(
    (block): Band => ({
      ...bandOf({ lines: block, doubt: 0 }, alignment),
      lines: [],
    }),
  );
  return [...bands, ...own].sort((a, b) => a.place - b.place);
}

/** ems */
const ROW_SLACK = 0.15;

type Rows = {
  readonly bands: readonly Band[];
  readonly alignment: Alignment;
  readonly ends: ReadonlySet<number> | null;
};

function spansOf(blocks: readonly Block[], { bands, alignment, ends }: Rows): Span[] {
  return findSpans(blocks, { ys: edgesOf(bands), places: bands.map(band => band.place), alignment }, ends);
}

/** A text that stands in one row shows how tall that row is. */
function grown(bands: readonly Band[], spans: readonly Span[], alignment: Alignment): Band[] {
  return bands.map((band, row) => {
    const span = spans.find(({ from, to, block }) => block && from === row && to === row + 1);
    if (!span?.block) return band;
    const own = bandOf({ lines: span.block, doubt: 0 }, alignment);
    return { ...band, top: Math.min(band.top, own.top), bottom: Math.max(band.bottom, own.bottom) };
  });
}

/** Where the rows meet: halfway between their texts. */
export function edgesOf(bands: readonly { readonly top: number; readonly bottom: number }[]): number[] {
  const inner = bands.slice(1).map((band, index) => (bands[index]!.bottom + band.top) / 2);
  const gaps = bands
    .slice(1)
    .map((band, index) => Math.max(0, band.top - bands[index]!.bottom))
    .sort((a, b) => a - b);
  const margin = (gaps[gaps.length >> 1] ?? 2 * MARGIN) / 2;
  return [bands[0]!.top - margin, ...inner, bands.at(-1)!.bottom + margin];
}

/** points above the first and below the last row */
const MARGIN = 2;
