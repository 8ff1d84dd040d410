import type { RulingLine } from '../model.ts';
import type { Section, Stretch } from './sections.ts';
import type { SegmentLine } from './text-segments.ts';

/** points by which a line may miss a place that it covers */
const SLACK = 2;
/** points: cells are not narrower */
export const MARGIN = 6;

/** The white space of a section but for what a heading leaves that is set apart from the texts of its own column. */
export function parting({ gutters, lines }: Section): Stretch[] {
  const kept: Stretch[] = [];
  for (const [index, gutter] of gutters.entries()) {
    const rowsIn = (from: number, to: number) =>
      new Set(
        lines.flatMap(({ segments }, row) =>
          segments.some(({ bbox }) => bbox[0] > from - SLACK && bbox[2] < to + SLACK) ? [row] : [],
        ),
      );
    const left = rowsIn(kept.at(-1)?.[1] ?? Number.NEGATIVE_INFINITY, gutter[0]);
    const right = rowsIn(gutter[1], gutters[index + 1]?.[0] ?? Number.POSITIVE_INFINITY);
    const isHeading = [left, right].some(rows => rows.has(0) && rows.size === 1);
    if (!isHeading || !left.isDisjointFrom(right)) kept.push(gutter);
  }
  return kept;
}

/** The place in a gutter at which a rule ends, if one does. */
export function narrowed([from, to]: Stretch, ends: readonly number[]): Stretch {
  const end = ends.find(x => from < x && x < to);
  return end === undefined ? [from, to] : [end, end];
}

/** Edges of columns that no text reaches over. */
export function uncrossed(edges: readonly number[], lines: readonly SegmentLine[]): number[] {
  const parts = lines.flatMap(({ segments }) => segments.map(({ bbox }) => bbox));
  return edges.filter(x => !parts.some(([from, , to]) => from < x && x < to));
}

/** Where lines of rows begin and end that do not go from edge to edge: at the side of merged cells, above and below. */
export function endsIn(
  rulings: readonly RulingLine[],
  ys: readonly number[],
  [left, right]: Stretch,
): number[] {
  const own = rulings.filter(({ at }) => at > ys[0]! - SLACK && at < ys.at(-1)! + SLACK);
  return own.flatMap(({ from, to }) => [from, to]).filter(x => x > left + MARGIN && x < right - MARGIN);
}
