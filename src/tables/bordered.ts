import type { RulingLine, Separator } from '../model.ts';
import type { Lattice } from './lattice.ts';
import { solve } from './solver.ts';
import { DRAWN, SOLVER } from './tolerances.ts';

/**
 * The lattices that joined ruling lines make, from top to bottom: lines that touch belong together, and are separators of
 * full weight. A frame around a single cell is none. `before` is the last one of the page before.
 */
export function borderedLattices(rulings: readonly RulingLine[], before?: Lattice): Lattice[] {
  const separators = rulings.map(asSeparator);
  const free = freeLines(separators);
  const ruled = touching(separators).map(solve);
  return [...ruled.map(lattice => lattice && widened(lattice, free)), openLattice(free, before)]
    .filter(lattice => lattice !== null)
    .filter(lattice => lattice.cells.length > 1 && isTableSized(lattice))
    .sort((a, b) => a.ys[0]! - b.ys[0]!);
}

function asSeparator({ axis, at, from, to }: RulingLine): Separator {
  return { axis, at, from, to, kind: 'ruling', weight: 1 };
}

/** Characters drawn as outlines have strokes that cross, too: 目 is no table. */
function isTableSized({ xs, ys }: Lattice): boolean {
  const { width, height } = DRAWN.least;
  return xs.at(-1)! - xs[0]! > width && ys.at(-1)! - ys[0]! > height;
}

/** Groups of lines of both directions that cross or touch, directly or by way of others. */
function touching(rulings: readonly Separator[]): Separator[][] {
  const horizontal = rulings.filter(line => line.axis === 'horizontal');
  const vertical = rulings.filter(line => line.axis === 'vertical');
  const group = new Map(rulings.map(line => [line, [line]]));
  for (const h of horizontal) {
    for (const v of vertical) {
      const [a, b] = [group.get(h)!, group.get(v)!];
      if (a === b || !touch(h, v)) continue;
      const [large, small] = a.length >= b.length ? [a, b] : [b, a];
      for (const line of small) group.set(line, large);
      large.push(...small);
    }
  }
  return [...new Set(group.values())].filter(own => own.length > 1);
}

/** Upright lines that touch no other line. */
function freeLines(rulings: readonly Separator[]): Separator[] {
  const horizontal = rulings.filter(line => line.axis === 'horizontal');
  return rulings.filter(line => line.axis === 'vertical' && !horizontal.some(h => touch(h, line)));
}

/** The lattice with the columns at its left that hold one cell from top to bottom: their lines touch no other. */
function widened(lattice: Lattice, free: Separator[]): Lattice {
  const [top, bottom] = [lattice.ys[0]!, lattice.ys.at(-1)!];
  const isSame = (a: number, b: number) => Math.abs(a - b) < SOLVER.overhang;
  const beside = free.filter(
    ({ at, from, to }) => at < lattice.xs[0]! && isSame(from, top) && isSame(to, bottom),
  );
  if (beside.length === 0) return lattice;
  for (const line of beside) free.splice(free.indexOf(line), 1);
  return { ...solve([...lattice.separators, ...beside])!, closed: lattice.closed };
}

/**
 * A row that fills a page from edge to edge has no line above and below it: upright lines of equal extent, three of them
 * or all of them edges of columns of the table on the page before, whose outer edges may not be drawn.
 */
function openLattice(free: readonly Separator[], before: Lattice | undefined): Lattice | null {
  const [first] = free;
  if (!first || first.to - first.from < DRAWN.leastOpen) return null;
  const isSame = (a: number, b: number) => Math.abs(a - b) < DRAWN.touch;
  const alike = free.filter(({ from, to }) => isSame(from, first.from) && isSame(to, first.to));
  const goesOn = alike.every(({ at }) => before?.xs.some(x => isSame(x, at)));
  if (alike.length < 3 && !goesOn) return null;
  const at = alike.map(line => line.at);
  const outer = goesOn ? [before!.xs[0]!, before!.xs.at(-1)!] : [];
  const missing = outer.filter(x => at.every(other => Math.abs(other - x) > SOLVER.overhang));
  return solve([...alike, ...missing.map(x => ({ ...first, at: x }))]);
}

function touch(h: Separator, v: Separator): boolean {
  const across = h.from - DRAWN.touch <= v.at && v.at <= h.to + DRAWN.touch;
  return across && v.from - DRAWN.touch <= h.at && h.at <= v.to + DRAWN.touch;
}
