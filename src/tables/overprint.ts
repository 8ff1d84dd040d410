import type { GlyphRun } from '../model.ts';

/** Share of the em: runs of one line that share more than this of their width were printed over each other. */
const SHARED = 0.5;
/** Share of the em: runs whose middles are no farther apart stand on one line. */
const SAME_LINE = 0.3;

/** Runs that a neighbour on their line is printed over: texts of two cells, one of which is too long for its own. */
export function overprinted(runs: readonly GlyphRun[]): ReadonlySet<GlyphRun> {
  const middle = ({ bbox }: GlyphRun) => (bbox[1] + bbox[3]) / 2;
  const upright = runs.filter(run => run.direction === 'right' && run.text.trim() !== '');
  const lines: GlyphRun[][] = [];
  for (const run of upright.sort((a, b) => middle(a) - middle(b))) {
    const line = lines.at(-1);
    if (line && middle(run) - middle(line.at(-1)!) < SAME_LINE * run.size) line.push(run);
    else lines.push([run]);
  }
  const found = new Set<GlyphRun>();
  for (const line of lines) {
    const sorted = line.sort((a, b) => a.bbox[0] - b.bbox[0]);
    sorted.slice(1).forEach((run, index) => {
      const before = sorted[index]!;
      const isOver = before.bbox[2] - run.bbox[0] > SHARED * run.size && before.bbox[0] < run.bbox[0];
      if (isOver) found.add(before).add(run);
    });
  }
  return found;
}
