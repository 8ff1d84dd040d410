import type { GlyphRun } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import type { PlacedGrid } from './fill.ts';

/** A grid whose cells say that text in them is struck out: it is no part of their text. */
export function withStruck(placed: PlacedGrid, runs: readonly GlyphRun[]): PlacedGrid {
  const struck = runs.filter(({ doubt }) => doubt === 'struck').map(({ bbox }) => centre(bbox));
  if (struck.length === 0) return placed;
  const cells = placed.grid.cells.map(cell =>
    struck.some(at => cell.regions.some(({ bbox }) => contains(bbox, at)))
      ? { ...cell, notes: [...cell.notes, 'struck' as const] }
      : cell,
  );
  return { ...placed, grid: { ...placed.grid, cells } };
}
