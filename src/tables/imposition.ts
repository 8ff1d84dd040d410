import type { BBox, Page, PageTables, TextLine } from '../model.ts';
import type { PlacedGrid } from './cell-text.ts';

/** What is printed as one page: a page, or the part of a sheet that others stand beside. */
export type ImposedPage = {
  readonly page: number;
  readonly height: number;
  readonly placed: readonly PlacedGrid[];
  readonly lines: readonly TextLine[];
  /** which of those beside each other on the sheet, and how many there are */
  readonly place: number;
  readonly places: number;
};

/** Share of the page's width: what is narrower is a box beside a table, and no page of its own. */
const LEAST_WIDTH = 0.25;

type Extent = readonly [from: number, to: number];

/** A page's tables, with their lattices, and its lines outside them. */
type Placed = Pick<PageTables, 'page' | 'lines'> & { readonly placed: readonly PlacedGrid[] };

/** The leaves of a page from left to right. Tables side by side, each as wide as one of a page, are on leaves of their own. */
export function imposedPagesOf({ page, placed, lines }: Placed, size: Size): ImposedPage[] {
  const edges = impositionEdges(placed, size);
  const places = edges.length + 1;
  return Array.from({ length: places }, (_, place): ImposedPage => {
    const own = placed.filter(({ grid }) => imposedPageAt(edges, grid.regions[0]!.bbox) === place);
    const text = lines.filter(({ bbox }) => imposedPageAt(edges, bbox) === place);
    return { page, height: size.height, placed: own, lines: text, place, places };
  });
}

type Size = Pick<Page, 'width' | 'height'>;

/** Where the leaves of a page meet, from left to right (points); none where it is one page. */
export function impositionEdges(placed: readonly PlacedGrid[], { width, height }: Size): number[] {
  const sides = sidesOf(placed);
  const isSheet =
    sides.length > 1 &&
    sides.every(({ extent: [from, to] }) => to - from > LEAST_WIDTH * width) &&
    (width > height || areBeside(sides));
  if (!isSheet) return [];
  return sides.slice(1).map(({ extent }, index) => (sides[index]!.extent[1] + extent[0]) / 2);
}

/** Which leaf a thing stands on, counted from the left. */
export function imposedPageAt(edges: readonly number[], [x0, , x1]: BBox): number {
  return edges.filter(edge => (x0 + x1) / 2 > edge).length;
}

/** Tables by the stretches of the page's width that they take. */
function sidesOf(placed: readonly PlacedGrid[]): { extent: Extent; placed: PlacedGrid[] }[] {
  const sides: { extent: Extent; placed: PlacedGrid[] }[] = [];
  for (const one of [...placed].sort((a, b) => a.lattice.xs[0]! - b.lattice.xs[0]!)) {
    const [from, to]: Extent = [one.lattice.xs[0]!, one.lattice.xs.at(-1)!];
    const side = sides.at(-1);
    if (!side || from >= side.extent[1]) sides.push({ extent: [from, to], placed: [one] });
    else {
      side.extent = [side.extent[0], Math.max(side.extent[1], to)];
      side.placed.push(one);
    }
  }
  return sides;
}

/** Some of them stand at one height; on a sheet that is wider than high pages beside each other need not. */
function areBeside(sides: readonly { readonly placed: readonly PlacedGrid[] }[]): boolean {
  return sides.some(({ placed }, index) =>
    placed.some(a => sides[index + 1]?.placed.some(b => overlap(a, b))),
  );
}

function overlap({ lattice: a }: PlacedGrid, { lattice: b }: PlacedGrid): boolean {
  return a.ys[0]! < b.ys.at(-1)! && b.ys[0]! < a.ys.at(-1)!;
}
