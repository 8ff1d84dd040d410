/** A step from one node up to another one, and what is found by taking it. */
type PathStep<T> = { readonly to: number; readonly cost: number; readonly part: T };

type ShortestPath<T> = {
  readonly parts: readonly T[];
  readonly cost: number;
  /** for each part, how much more the best way costs that does not pass where it ends; infinite for the last one */
  readonly margins: readonly number[];
};

type Edge<T> = PathStep<T> & { readonly from: number };

/**
 * The cheapest way from node 0 to the last one by steps that lead upwards, of all there are; null where none leads there. Sections,
 * rows, and the rows that merged cells reach over are found by it: nodes are places where one part ends and the next begins.
 */
export function shortestPath<T>(
  last: number,
  stepsFrom: (node: number) => Iterable<PathStep<T>>,
): ShortestPath<T> | null {
  const best: number[] = Array(last + 1).fill(Number.POSITIVE_INFINITY);
  const next: (Edge<T> | undefined)[] = Array(last + 1).fill(undefined);
  const edges: Edge<T>[] = [];
  best[last] = 0;
  for (let from = last - 1; from >= 0; from--) {
    for (const step of stepsFrom(from)) {
      const cost = step.cost + best[step.to]!;
      if (cost === Number.POSITIVE_INFINITY) continue;
      const edge = { ...step, from };
      edges.push(edge);
      if (cost < best[from]!) [best[from], next[from]] = [cost, edge];
    }
  }
  if (best[0] === Number.POSITIVE_INFINITY) return null;
  const chosen: Edge<T>[] = [];
  for (let edge = next[0]; edge; edge = next[edge.to]) chosen.push(edge);
  const detours = detoursOf(chosen, edges, best);
  const margins = chosen.map(({ to }) =>
    to === last ? Number.POSITIVE_INFINITY : detours.get(to)! - best[0]!,
  );
  return { parts: chosen.map(({ part }) => part), cost: best[0]!, margins };
}

/** What the best way costs that passes by each node of the chosen one: it takes one step over it. */
function detoursOf<T>(
  chosen: readonly Edge<T>[],
  edges: readonly Edge<T>[],
  best: readonly number[],
): Map<number, number> {
  const reached: number[] = best.map((_, node) => (node === 0 ? 0 : Number.POSITIVE_INFINITY));
  const detours = new Map(chosen.map(({ to }) => [to, Number.POSITIVE_INFINITY]));
  for (const { from, to, cost } of edges.toReversed()) {
    const here = reached[from]! + cost;
    reached[to] = Math.min(reached[to]!, here);
    for (const { to: node } of chosen)
      if (from < node && node < to) detours.set(node, Math.min(detours.get(node)!, here + best[to]!));
  }
  return detours;
}
