import type { Assembly } from './assembly.ts';

/** Share of the steps that go along a row, or from a row to the next one. */
export function orderliness({ rows }: Assembly): number {
  const places = rows
    .flatMap((row, at) => row.flatMap((cell, place) => (cell ? [{ at, place, first: cell.pieces[0]! }] : [])))
    .sort((a, b) => a.first - b.first);
  const steps = places.slice(1).filter((to, index) => {
    const from = places[index]!;
    return (to.at === from.at && to.place > from.place) || (to.at === from.at + 1 && to.place < from.place);
  });
  return places.length > 1 ? steps.length / (places.length - 1) : 0;
}
