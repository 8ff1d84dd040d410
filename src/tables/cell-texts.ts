import type { Lattice, LatticeCell } from './lattice.ts';
import type { Part, SnippetLine } from './snippets.ts';

/** The pieces of text in each cell, from top to bottom and from left to right, parted at every gap between columns. */
export function textsByCell(
  { xs, ys, cells }: Lattice,
  lines: readonly SnippetLine[],
): ReadonlyMap<LatticeCell, readonly Part[]> {
  const columns = xs.length - 1;
  const slots: LatticeCell[] = Array(columns * (ys.length - 1));
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      slots.fill(cell, row * columns + cell.column, row * columns + cell.column + cell.columnSpan);
  const texts = new Map<LatticeCell, Part[]>();
  for (const { snippets } of lines) {
    for (const part of snippets.flatMap(snippet => snippet.parts)) {
      const [column, row] = [
        slotAt(xs, (part.bbox[0] + part.bbox[2]) / 2),
        slotAt(ys, (part.bbox[1] + part.bbox[3]) / 2),
      ];
      const cell = column < 0 || row < 0 ? undefined : slots[row * columns + column];
      if (cell) texts.set(cell, [...(texts.get(cell) ?? []), part]);
    }
  }
  return texts;
}

function slotAt(edges: readonly number[], at: number): number {
  return edges.findIndex((edge, index) => edge <= at && at < edges[index + 1]!);
}

/** Digits with what stands around them, and what stands for no number: 1,234 · (12.3) · 5%* · — · (X) */
export function isFigure(text: string): boolean {
  return /^[\d\s.,%$()<>=≥≤±+*†‡#/–—−-]+$/.test(text) || /^\([A-Z]\)$/.test(text);
}
