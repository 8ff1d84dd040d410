import type { RulingLine } from '../model.ts';

/** Points by which lines of one table may miss each other. */
const TOUCH = 4;
/** Lines on coloured ground that show at least that a table is ruled in the colour of the paper. */
const LEAST_SEEN = 4;

/**
 * Of lines in the colour of the paper that nobody sees, those of a table that is seen to be ruled so: where every second row
 * is coloured, its lines show there only. `seen` are those on coloured ground. The table reaches as far up and down as
 * lines within its width touch it.
 */
export function unseenOfTable(unseen: readonly RulingLine[], seen: readonly RulingLine[]): RulingLine[] {
  if (seen.length < LEAST_SEEN || unseen.length === 0) return [];
  const [left, right] = extentOf(seen, 'horizontal');
  const inside = unseen
    .filter(line => {
      const [from, to] = extentOf([line], 'horizontal');
      return from > left - TOUCH && to < right + TOUCH;
    })
    .map(line => ({ line, extent: extentOf([line], 'vertical') }));
  let [top, bottom] = extentOf(seen, 'vertical');
  for (const { extent } of inside.toSorted((a, b) => a.extent[0] - b.extent[0]))
    if (extent[1] > top - TOUCH && extent[0] < bottom + TOUCH) bottom = Math.max(bottom, extent[1]);
  for (const { extent } of inside.toSorted((a, b) => b.extent[1] - a.extent[1]))
    if (extent[1] > top - TOUCH && extent[0] < bottom + TOUCH) top = Math.min(top, extent[0]);
  return inside
    .filter(({ extent: [from, to] }) => from > top - TOUCH && to < bottom + TOUCH)
    .map(({ line }) => line);
}

/** From where to where lines reach from left to right, or from top to bottom. */
function extentOf(
  lines: readonly RulingLine[],
  along: RulingLine['axis'],
): readonly [from: number, to: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { axis, at, from, to } of lines) {
    least = Math.min(least, axis === along ? from : at);
    most = Math.max(most, axis === along ? to : at);
  }
  return [least, most];
}
