import type { GlyphRun, Page, RulingLine } from '../../model.ts';
import type { Text } from './texts.ts';

/** A cell of a block: its rows and columns, the last ones not included, and the texts in it. */
export type TypedCell = {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  readonly texts: readonly Text[];
};

/** A block as cells that tile it, and the lines that its rows take. */
export type Tiled = {
  readonly bands: readonly { readonly from: number; readonly to: number }[];
  readonly columns: number;
  readonly cells: readonly TypedCell[];
};

/** Points between a text and the ruling beside it, and between a ruling and the text below it. */
const PADDING = 10;
const ABOVE = 1;

/** Points that a block takes whose columns are all as wide as its widest one. */
function widthOf({ columns, cells }: Tiled): number {
  const widths = cells.map(({ texts, columns: [from, to] }) => (extentOf(texts) + 2 * PADDING) / (to - from));
  return columns * Math.max(...widths);
}

function extentOf(texts: readonly Text[]): number {
  return texts.length === 0
    ? 0
    : Math.max(...texts.map(({ to }) => to)) - Math.min(...texts.map(({ from }) => from));
}

/** A page with rulings around the cells of its blocks, all as wide as the widest one; `first` is the number of its first line. */
export function drawn(page: Page, blocks: readonly Tiled[], first: number): Page {
  const width = Math.max(...blocks.map(widthOf));
  const topOf = (line: number) => page.typed!.tops[line - first];
  const rulings: RulingLine[] = [];
  const moved = new Map<GlyphRun, GlyphRun>();
  for (const { bands, columns, cells } of blocks) {
    const x = (column: number) => PADDING + (column * width) / columns;
    const y = (row: number) => {
      const band = bands[row];
      return (topOf(band ? band.from : bands.at(-1)!.to) ?? page.height) - ABOVE;
    };
    for (const { rows, columns: across, texts } of cells) {
      rulings.push(...boxed([x(across[0]), y(rows[0]), x(across[1]), y(rows[1])]));
      const shift = x(across[0]) + PADDING - Math.min(...texts.map(({ from }) => from));
      for (const run of texts.flatMap(({ runs }) => runs)) moved.set(run, shifted(run, shift));
    }
  }
  // what stands beside rows and in none of their cells is no part of them
  const isBeside = ({ bbox }: GlyphRun) =>
    rulings.some(({ axis, from, to }) => axis === 'vertical' && from <= bbox[1] && bbox[1] < to);
  const runs = page.runs.map(
    run => moved.get(run) ?? (isBeside(run) ? shifted(run, width + 2 * PADDING) : run),
  );
  return { ...page, width: page.width + width + 2 * PADDING, runs, rulings };
}

function boxed([x0, y0, x1, y1]: readonly [number, number, number, number]): RulingLine[] {
  const line = (axis: RulingLine['axis'], at: number, from: number, to: number): RulingLine => ({
    axis,
    at,
    from,
    to,
    thickness: 1,
  });
  return [
    line('horizontal', y0, x0, x1),
    line('horizontal', y1, x0, x1),
    line('vertical', x0, y0, y1),
    line('vertical', x1, y0, y1),
  ];
}

function shifted(run: GlyphRun, by: number): GlyphRun {
  const [x0, y0, x1, y1] = run.bbox;
  return { ...run, bbox: [x0 + by, y0, x1 + by, y1], edges: run.edges.map(edge => edge + by) };
}
