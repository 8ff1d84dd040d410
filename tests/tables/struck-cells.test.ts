import { expect, test } from 'vitest';
import type { GlyphRun } from '../../src/model.ts';
import { findTables } from '../../src/tables/find.ts';
import { pageWith, ruled, run } from '../helpers/small-page.ts';

const struck = (text: string, x: number): GlyphRun => ({ ...run(text, x), doubt: 'struck' });

function notesOf(runs: readonly GlyphRun[]): (readonly string[])[] {
  const { cells } = findTables(pageWith(runs, ruled([100, 160, 220, 280], [100, 120, 140]))).grids[0]!;
  return cells.filter(({ row }) => row === 0).map(({ notes }) => notes);
}

test('a cell says that a value in it is struck out', () => {
  expect(notesOf([struck('277', 104), run('500', 126), run('100', 180)])).toEqual([['struck'], [], []]);
});

test('where what is struck and its correction are printed over their neighbours, both are doubtful', () => {
  const runs = [struck('277777', 104), run('500000', 137), struck('105425', 158), run('43', 200)];
  expect(notesOf(runs).slice(0, 2)).toEqual([
    ['struck', 'ambiguous'],
    ['struck', 'ambiguous'],
  ]);
});
