import type { Cell, GlyphRun, Note } from '../model.ts';
import { centre, contains } from '../values/bbox.ts';
import type { PlacedGrid } from './cell-text.ts';
import { overprinted } from './overprint.ts';
import { glyphsOf } from './phrases.ts';

type Place = readonly [x: number, y: number];

/**
 * A grid whose cells say that text in them is struck out: it is no part of their text. Where struck text and what
 * corrects it are printed over their neighbours, a stroke may have hit either, which is doubtful.
 */
export function withStruck(placed: PlacedGrid, runs: readonly GlyphRun[]): PlacedGrid {
  const struck = runs.filter(({ doubt }) => doubt === 'struck').map(({ bbox }) => centre(bbox));
  if (struck.length === 0) return placed;
  const over = [...overprinted(runs)].flatMap(glyphsOf).map(({ bbox }) => centre(bbox));
  const cells = placed.grid.cells.map((cell): Cell => {
    const notes: Note[] = [];
    if (holds(cell, struck)) notes.push('struck');
    if (holds(cell, over) && !cell.notes.includes('ambiguous')) notes.push('ambiguous');
    return notes.length > 0 ? { ...cell, notes: [...cell.notes, ...notes] } : cell;
  });
  return { ...placed, grid: { ...placed.grid, cells } };
}

function holds({ regions }: Cell, places: readonly Place[]): boolean {
  return places.some(at => regions.some(({ bbox }) => contains(bbox, at)));
}
