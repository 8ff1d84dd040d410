import type { BBox, RulingLine } from '../model.ts';
import { isInk, type PlacedGlyph, type Show, textOf } from './glyphs.ts';
import { Squares } from './spatial-index.ts';

/** A text that is printed so often may be a tile. */
export const TILES = 3;
/** points */
const SQUARE = 16;
/** Share of a step by which tiles may be off their places, and how many different texts they lie on at least. */
const UNEVEN = 0.1;
const LEAST_LAIN_ON = 2;
/** Places across and down from which on a ruling under one of them and one outside all rulings are enough. */
const STREWN = 3;

/**
 * Watermarks as dark as any text: what is printed at even steps across and down, or `large` (points), and lies on several
 * texts. Values of a table may stand at even steps as well; what lies on them then is the watermark, and none of them
 * stands outside the table.
 */
export function strewn(
  shows: readonly Show[],
  rulings: readonly RulingLine[],
  large: number,
): ReadonlySet<Show> {
  const found = new Set<Show>();
  const alike = Map.groupBy(shows, show => {
    const { red, green, blue } = show.paint;
    return [textOf(show), show.line.size.toFixed(1), red, green, blue].join();
  });
  const likely = [...alike.values()].filter(
    group => group[0]!.line.size > large || (group.length >= TILES && isEven(group)),
  );
  if (likely.length === 0) return found;
  const all = new Squares<{ readonly mark: PlacedGlyph; readonly show: Show }>(SQUARE);
  for (const show of shows) for (const mark of show.marks) if (isInk(mark)) all.put(mark.at, { mark, show });
  const lainOn = (group: readonly Show[]) => {
    const [own, texts] = [new Set(group), new Set<string>()];
    for (const { marks, line } of group)
      for (const mark of marks.filter(isInk)) {
        const box = innerOf(line.box(mark.from, mark.to));
        all.some(box, other => {
          const isOther = !own.has(other.show) && !found.has(other.show);
          if (isOther && isIn(other.mark.at, box)) texts.add(textOf(other.show));
          return false;
        });
      }
    return texts.size;
  };
  const count = new Map(likely.map(group => [group, lainOn(group)]));
  for (const group of likely.toSorted((a, b) => count.get(b)! - count.get(a)!))
    if (lainOn(group) >= LEAST_LAIN_ON || isOverTable(group, rulings))
      for (const show of group) found.add(show);
  return found;
}

/** Whether many places of a print go over the edge of all that is ruled. */
function isOverTable(group: readonly Show[], rulings: readonly RulingLine[]): boolean {
  if ([0, 1].some(axis => stepsOf(group, axis).length + 1 < STREWN)) return false;
  const boxes = group.map(({ marks, line }) => line.box(marks[0]!.from, marks.at(-1)!.to));
  const level = rulings.filter(({ axis }) => axis === 'horizontal');
  const [top, bottom] = [Math.min(...level.map(({ at }) => at)), Math.max(...level.map(({ at }) => at))];
  const isCrossed = boxes.some(box => rulings.some(line => crosses(line, innerOf(box))));
  return isCrossed && boxes.some(([, y0, , y1]) => y1 < top || y0 > bottom);
}

function isEven(group: readonly Show[]): boolean {
  return [0, 1].every(axis => {
    const steps = stepsOf(group, axis);
    const least = Math.min(...steps);
    return (
      steps.length > 0 && steps.every(step => Math.abs(step / least - Math.round(step / least)) < UNEVEN)
    );
  });
}

/** Points from each place of a print to the next one, across or down. */
function stepsOf(group: readonly Show[], axis: number): number[] {
  const places = group.map(({ marks }) => marks[0]!.at[axis]!).sort((a, b) => a - b);
  return places
    .slice(1)
    .map((place, index) => place - places[index]!)
    .filter(step => step > 1);
}

/** Share of a glyph's height, at its edges, that does not count. */
const INNER = 0.25;

export function innerOf([x0, y0, x1, y1]: BBox): BBox {
  const inner = INNER * (y1 - y0);
  return [x0, y0 + inner, x1, y1 - inner];
}

export function isIn([x, y]: readonly [number, number], [x0, y0, x1, y1]: BBox): boolean {
  return x > x0 && x < x1 && y > y0 && y < y1;
}

export function crosses({ axis, at, from, to }: RulingLine, [x0, y0, x1, y1]: BBox): boolean {
  const [low, high, start, end] = axis === 'horizontal' ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
  return at > low && at < high && from < end && to > start;
}
