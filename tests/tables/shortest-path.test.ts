import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestPath } from '../../src/tables/shortest-path.ts';

/** What it costs to step from one node to a later one; null where no step leads. */
type Costs = readonly (readonly (number | null)[])[];

const costs = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 3 }), { minLength: 7, maxLength: 7 }),
  { minLength: 6, maxLength: 6 },
);

function* stepsIn(costs: Costs, from: number) {
  for (let to = from + 1; to <= costs.length; to++) {
    const cost = costs[from]![to]!;
    if (cost !== null) yield { to, cost, part: [from, to] as const };
  }
}

/** Every way from node 0 to the last one, with its cost. */
function ways(costs: Costs, from = 0): { nodes: number[]; cost: number }[] {
  if (from === costs.length) return [{ nodes: [], cost: 0 }];
  return [...stepsIn(costs, from)].flatMap(({ to, cost }) =>
    ways(costs, to).map(rest => ({ nodes: [to, ...rest.nodes], cost: cost + rest.cost })),
  );
}

const found = (given: Costs) => shortestPath(given.length, from => stepsIn(given, from));

describe('the cheapest way', () => {
  it('costs no more than any other one, and its parts follow each other', () => {
    fc.assert(
      fc.property(costs, given => {
        const all = ways(given).map(({ cost }) => cost);
        const path = found(given);
        expect(path?.cost).toBe(all.length > 0 ? Math.min(...all) : undefined);
        const ends = (path?.parts ?? []).map(([, to]) => to);
        expect((path?.parts ?? []).map(([from]) => from)).toEqual(path ? [0, ...ends.slice(0, -1)] : []);
        expect(ends.at(-1)).toBe(path ? given.length : undefined);
      }),
      { seed: 1 },
    );
  });

  it('has as its margin what the best way costs more that passes by', () => {
    fc.assert(
      fc.property(costs, given => {
        const path = found(given);
        if (!path) return;
        path.parts.forEach(([, to], index) => {
          const others = ways(given).filter(({ nodes }) => !nodes.includes(to));
          const next = Math.min(Number.POSITIVE_INFINITY, ...others.map(({ cost }) => cost));
          expect(path.margins[index]).toBe(next - path.cost);
        });
      }),
      { seed: 1 },
    );
  });
});
