import type { GlyphRun } from '../model.ts';
import type { Glyph } from './phrases.ts';

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

/** Share of the smaller of two glyphs, or of two lines, that the other one is printed over. */
const OVER = 0.5;

/** Whether lines of one cell are printed over each other: two glyphs of one line, or two lines of it. */
export function isPrintedOver(lines: readonly (readonly Glyph[])[]): boolean {
  const isOver = (one: Extent, other: Extent) =>
    Math.min(one.to, other.to) - Math.max(one.from, other.from) >
    OVER * Math.min(one.to - one.from, other.to - other.from);
  return lines.some((line, at) => {
    if (line[0]!.direction !== 'right' || line.some(({ reading }) => reading)) return false;
    if (line.some((glyph, index) => index > 0 && isOver(line[index - 1]!, glyph))) return true;
    const next = lines[at + 1] ?? [];
    const isOnLine = next[0]?.direction === 'right' && isOver(heightOf(line), heightOf(next));
    return isOnLine && line.some(one => next.some(other => isOver(one, other)));
  });
}

type Extent = { readonly from: number; readonly to: number };

function heightOf(line: readonly Glyph[]): Extent {
  const { bbox } = line[0]!;
  return { from: bbox[1], to: bbox[3] };
}
