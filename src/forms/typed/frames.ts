import type { GlyphRun, Page, RulingLine } from '../../model.ts';
import type { Lexicon } from '../labels.ts';
import { isTitle } from '../title.ts';
import { type Anchor, anchorsOf, type Mode } from './anchors.ts';
import { bandsOf } from './bands.ts';
import { type Block, blocksOf, leftOf } from './blocks.ts';
import { type Tiled, tiled } from './cells.ts';
import { type Text, textsOf } from './texts.ts';

/** Points between a text and the ruling beside it, and between a ruling and the text below it. */
const PADDING = 10;
const ABOVE = 1;

/**
 * The pages of a dump with rulings around their cells, as the labels of forms and the columns of texts tell them. Columns of
 * blocks lie side by side over one width, so that a table goes on in the same ones on the next page.
 */
export function framed(pages: readonly Page[], words: Lexicon): Page[] {
  let mode: Mode = 'pairs';
  let last: Block | null = null;
  const seen = pages.map(page => {
    if (page.rulings.length > 0) return { page, blocks: [] };
    const lines = textsOf(page);
    const anchors = anchorsOf(lines, words, mode);
    mode = anchors.at(-1)?.mode ?? mode;
    const blocks = segmentsOf(lines, anchors).flatMap((own, index) =>
      blocksIn({ lines, words, before: index === 0 ? last : null, ...own }),
    );
    last = blocks.at(-1)?.block ?? last;
    return { page, blocks };
  });
  const width = Math.max(0, ...seen.flatMap(({ blocks }) => blocks.map(widthOf)));
  return seen.map(({ page, blocks }) => (blocks.length === 0 ? page : drawn(page, blocks, width)));
}

type Lines = readonly (readonly Text[])[];

/** Anchors between titles, and the lines up to the next title. */
function segmentsOf(
  lines: Lines,
  anchors: readonly Anchor[],
): { from: number; to: number; anchors: Anchor[] }[] {
  const titles = lines.flatMap((texts, line) =>
    isTitle(texts.map(({ text }) => text).join('')) ? [line] : [],
  );
  const starts = [0, ...titles.map(line => line + 1)];
  return starts.flatMap((from, index) => {
    const to = titles[index] ?? lines.length;
    const own = anchors.filter(({ line }) => line >= from && line < to);
    return own.length === 0 ? [] : [{ from, to, anchors: own }];
  });
}

type Segment = {
  readonly lines: Lines;
  readonly words: Lexicon;
  readonly from: number;
  readonly to: number;
  readonly anchors: readonly Anchor[];
  readonly before: Block | null;
};

function blocksIn({ lines, words, from, to, anchors, before }: Segment): Tiled[] {
  const own = lines.map((texts, line) => (line < from || line >= to ? [] : texts));
  const edges = new Map<Anchor, number>();
  anchors.forEach((anchor, index) => {
    const before = anchors[index - 1];
    const goesOn =
      before && before.mode === anchor.mode && anchor.kind !== 'heads' && anchor.mode !== 'pairs';
    edges.set(anchor, goesOn ? edges.get(before)! : leftOf(anchor, { anchors, lines: own, words }));
  });
  const left = (anchor: Anchor) => edges.get(anchor)!;
  const { bands } = bandsOf({ lines: own.slice(0, to), anchors, left });
  return blocksOf(bands, { lines: own, left, words, before }).map(block => tiled(block, own));
}

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

function drawn(page: Page, blocks: readonly Tiled[], width: number): Page {
  const { tops } = page.typed!;
  const rulings: RulingLine[] = [];
  const moved = new Map<GlyphRun, GlyphRun>();
  for (const { block, columns, cells } of blocks) {
    const x = (column: number) => PADDING + (column * width) / columns;
    const y = (row: number) => {
      const band = block.bands[row];
      return band ? tops[band.from]! - ABOVE : (tops[block.bands.at(-1)!.to] ?? page.height) - ABOVE;
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
