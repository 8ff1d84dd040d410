import fc from 'fast-check';
import type { Cell, Grid } from '../../src/model.ts';
import { joinLines } from '../../src/values/text.ts';

/** Texts as forms hold them: Chinese and Latin, signs, box characters; no blanks at the ends of a line. */
export const lineTexts: fc.Arbitrary<string> = fc
  .string({
    unit: fc.constantFrom(...'绩效指标㊣𠮷（）：≥—ABz019.% ─│┼┌'),
    minLength: 1,
    maxLength: 9,
  })
  .map(text => text.trim())
  .filter(text => text !== '');

type Block = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/** Grids of up to 5 × 5 slots, tiled by cells of any span, with up to three lines of text a cell. */
export const tiledGrids: fc.Arbitrary<Grid> = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(size =>
    fc.record({
      size: fc.constant(size),
      merges: fc.array(blocksIn(size), { maxLength: 5 }),
      texts: fc.array(fc.array(lineTexts, { maxLength: 3 }), { minLength: 25, maxLength: 25 }),
    }),
  )
  .map(({ size, merges, texts }) => {
    const cells = tile(size, merges).map((block, index) => cellOf(block, texts[index]!));
    return { ...size, cells, regions: [], breaks: [] };
  });

/** A cell with these lines of text, without boxes. */
export function cellOf(block: Block, lines: readonly string[]): Cell {
  return {
    ...block,
    text: joinLines(lines),
    lines: lines.map(text => ({ text, page: 1, bbox: [0, 0, 0, 0] })),
    regions: [],
    notes: [],
  };
}

function blocksIn({ rows, columns }: { rows: number; columns: number }): fc.Arbitrary<Block> {
  return fc
    .tuple(fc.nat(rows - 1), fc.nat(columns - 1), fc.nat(rows - 1), fc.nat(columns - 1))
    .map(([r0, c0, r1, c1]) => ({
      row: Math.min(r0, r1),
      column: Math.min(c0, c1),
      rowSpan: Math.abs(r0 - r1) + 1,
      columnSpan: Math.abs(c0 - c1) + 1,
    }));
}

function tile(size: { rows: number; columns: number }, merges: readonly Block[]): Block[] {
  const owner: (Block | undefined)[] = Array(size.rows * size.columns);
  const slots = (block: Block) =>
    Array.from(
      { length: block.rowSpan * block.columnSpan },
      (_, i) =>
        (block.row + Math.floor(i / block.columnSpan)) * size.columns + block.column + (i % block.columnSpan),
    );
  for (const block of merges)
    if (slots(block).every(slot => owner[slot] === undefined))
      for (const slot of slots(block)) owner[slot] = block;
  const single = (slot: number): Block => ({
    row: Math.floor(slot / size.columns),
    column: slot % size.columns,
    rowSpan: 1,
    columnSpan: 1,
  });
  return [...new Set(Array.from(owner, (block, slot) => block ?? single(slot)))];
}
