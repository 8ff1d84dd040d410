import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedEdges } from '../../src/tables/sections.ts';

test('headings in the middle of a column and values at its left have one edge', () => {
  const heads = [
    [120, 160],
    [210, 250],
  ] as const;
  const values = [
    [70, 150],
    [190, 240],
  ] as const;
  expect(sharedEdges([heads, values], [])).toEqual([
    [135, 225],
    [135, 225],
  ]);
});

test('a gutter through which several edges run takes what most sections have', () => {
  const wide = [[100, 300]] as const;
  const budget = [[110, 130]] as const;
  const rows = [[200, 220]] as const;
  expect(sharedEdges([wide, budget, rows, rows], [])).toEqual([[210], [120], [210], [210]]);
});

test('an edge that is known stands before any other', () => {
  expect(sharedEdges([[[100, 140]], [[110, 150]]], [105])[0]).toEqual([105]);
});

test('each gutter has an edge, and sections with the same gutters the same ones', () => {
  const gutters = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 20 })), { maxLength: 8 })
    .map(steps => {
      let x = 0;
      return steps.map(([gap, width]): readonly [number, number] => {
        const from = x + gap;
        x = from + width;
        return [from, x];
      });
    });
  fc.assert(
    fc.property(fc.array(gutters, { minLength: 1, maxLength: 5 }), sections => {
      const shared = sharedEdges([...sections, sections[0]!], []);
      expect(shared.at(-1)).toEqual(shared[0]);
      for (const [index, own] of sections.entries())
        for (const [from, to] of own) expect(shared[index]!.some(x => from <= x && x <= to)).toBe(true);
    }),
  );
});
