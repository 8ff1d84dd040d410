import type { BBox, RulingLine } from '../model.ts';

/** Dots make a line from so many on; they are no farther apart (points), and off the line by no more. */
const LEAST_DOTS = 4;
const DOT_GAP = 4;
const OFF_LINE = 0.5;

/** Given small boxes; returned are the lines that rows of them make. A dot may be in one of each direction. */
export function linesOfDots(dots: readonly BBox[]): RulingLine[] {
  return ([0, 1] as const).flatMap(along => {
    const across = along === 0 ? 1 : 0;
    const sorted = dots.toSorted((a, b) => a[across] - b[across]);
    const ranks: BBox[][] = [];
    for (const dot of sorted) {
      const rank = ranks.at(-1);
      if (rank && dot[across] - rank[0]![across] <= OFF_LINE) rank.push(dot);
      else ranks.push([dot]);
    }
    return ranks.flatMap(rank => chains(rank, along)).map(chain => lineOfChain(chain, along));
  });
}

function chains(rank: readonly BBox[], along: 0 | 1): BBox[][] {
  const found: BBox[][] = [];
  for (const dot of rank.toSorted((a, b) => a[along] - b[along])) {
    const last = found.at(-1)?.at(-1);
    if (last && dot[along] - last[along + 2]! <= DOT_GAP) found.at(-1)!.push(dot);
    else found.push([dot]);
  }
  return found.filter(chain => chain.length >= LEAST_DOTS);
}

function lineOfChain(chain: readonly BBox[], along: 0 | 1): RulingLine {
  const [first, last] = [chain[0]!, chain.at(-1)!];
  const across = along === 0 ? 1 : 0;
  return {
    axis: along === 0 ? 'horizontal' : 'vertical',
    at: (first[across] + first[across + 2]!) / 2,
    from: first[along],
    to: last[along + 2]!,
    thickness: first[across + 2]! - first[across],
  };
}

/** Points within which two ends are one place. */
const SEAM = 1;

/** Of pieces that are as short as dots, those that begin or end where a line does: a border may be drawn in pieces. */
export function goingOn(pieces: readonly RulingLine[], lines: readonly RulingLine[]): RulingLine[] {
  const cellOf = (at: number) => Math.round(at / SEAM);
  const ends = new Set<string>();
  for (const { axis, at, from, to } of pieces.length > 0 ? lines : [])
    for (const end of [from, to])
      for (const across of [-1, 0, 1])
        for (const along of [-1, 0, 1]) ends.add(`${axis} ${cellOf(at) + across} ${cellOf(end) + along}`);
  return pieces.filter(({ axis, at, from, to }) =>
    [from, to].some(end => ends.has(`${axis} ${cellOf(at)} ${cellOf(end)}`)),
  );
}
