import type { RulingLine } from '../model.ts';

/** Lines no farther apart than this (points) are one line: double borders, and borders drawn once for each cell. */
const SNAP = 2.6;
/** Pieces of a line with gaps up to this (points) are one piece: hair gaps, dots and dashes. */
const JOIN = 3;
/** Level lines of some length have wider gaps, where a printer leaves out the border that crosses them. */
const CROSSING = { gap: 6, length: 20 };

/** The sides of a double border, one beside the other, are no farther apart than this (points), and so long. */
const DOUBLE = { width: 4, length: 6 };

/** Snaps nearly equal positions together and joins the pieces of one line; sorted by position, then by start. */
export function joinRulings(rulings: readonly RulingLine[]): RulingLine[] {
  return (['horizontal', 'vertical'] as const).flatMap(axis => {
    const lines = rulings.filter(line => line.axis === axis).sort((a, b) => a.at - b.at);
    return clustered(singleBorders(lines).sort((a, b) => a.at - b.at)).flatMap(joinPieces);
  });
}

/** Lines that run beside each other as one border stand at its middle, so that no other border takes a side of it. */
function singleBorders(sorted: readonly RulingLine[]): RulingLine[] {
  let open: RulingLine[][] = [];
  const borders: RulingLine[][] = [];
  for (const line of sorted) {
    open = open.filter(sides => line.at - sides.at(-1)!.at <= SNAP && line.at - sides[0]!.at <= DOUBLE.width);
    const own =
      lengthOf(line) < DOUBLE.length
        ? undefined
        : open.find(sides => sides.some(side => isBeside(side, line)));
    if (own) own.push(line);
    else {
      const sides = [line];
      borders.push(sides);
      if (lengthOf(line) >= DOUBLE.length) open.push(sides);
    }
  }
  return borders.flatMap(sides => {
    const at = middleOf(sides);
    return sides.map(side => ({ ...side, at }));
  });
}

function isBeside(a: Stretch, b: Stretch): boolean {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from) > DOUBLE.length / 2;
}

/** The mean position, weighted by length. */
function middleOf(lines: readonly RulingLine[]): number {
  const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  return lines.reduce((sum, line) => sum + line.at * lengthOf(line), 0) / length;
}

function clustered(sorted: readonly RulingLine[]): RulingLine[][] {
  const clusters: RulingLine[][] = [];
  for (const line of sorted) {
    const cluster = clusters.at(-1);
    if (cluster && line.at - cluster[0]!.at <= SNAP) cluster.push(line);
    else clusters.push([line]);
  }
  return clusters;
}

function joinPieces(cluster: readonly RulingLine[]): RulingLine[] {
  const at = middleOf(cluster);
  const pieces: { from: number; to: number; thickness: number }[] = [];
  for (const { from, to, thickness } of cluster.toSorted((a, b) => a.from - b.from)) {
    const last = pieces.at(-1);
    if (last && from - last.to <= gapBetween(last, { axis: cluster[0]!.axis, from, to })) {
      last.to = Math.max(last.to, to);
      last.thickness = Math.max(last.thickness, thickness);
    } else pieces.push({ from, to, thickness });
  }
  return pieces.map(piece => ({ axis: cluster[0]!.axis, at, ...piece }));
}

function gapBetween(before: Stretch, { axis, ...next }: Stretch & Pick<RulingLine, 'axis'>): number {
  const isLong = [before, next].every(({ from, to }) => to - from >= CROSSING.length);
  return axis === 'horizontal' && isLong ? CROSSING.gap : JOIN;
}

type Stretch = Pick<RulingLine, 'from' | 'to'>;

/** never zero, so that dots weigh something too */
function lengthOf(line: RulingLine): number {
  return line.to - line.from + 0.1;
}
