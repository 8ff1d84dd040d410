import { type Matrix, multiply } from './matrix.ts';

/** Slopes: a page that leans less is level (the end of a line is off by less than its thickness), one that leans more is no page askew. */
const LEAST = 0.0012;
const MOST = 0.06;
/** Slopes that differ by no more are one skew. */
const SAME = 0.0004;
/** Share of a page's glyphs that are skewed alike, where the page is. */
const SHARE = 0.6;

/** Measures how far a page lies askew, by the lines that its text runs on. */
type SkewMeter = {
  /** so many glyphs are drawn in a coordinate system */
  add(glyphs: number, matrix: Matrix): void;
  /** the slope of most of the text; 0 where the page is level */
  slope(): number;
};

export function skewMeter(): SkewMeter {
  const counts = new Map<number, number>();
  const sums = new Map<number, number>();
  return {
    add(glyphs, [a, b]) {
      const slope = Math.abs(a) >= Math.abs(b) ? b / a : -a / b;
      const step = Math.round(slope / SAME);
      if (!Number.isFinite(step)) return;
      counts.set(step, (counts.get(step) ?? 0) + glyphs);
      sums.set(step, (sums.get(step) ?? 0) + glyphs * slope);
    },
    slope() {
      const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const best = [...counts.keys()].reduce(
        (most, step) => (near(counts, step) > near(counts, most) ? step : most),
        0,
      );
      const count = near(counts, best);
      const slope = near(sums, best) / Math.max(1, count);
      const isLean = count > SHARE * all && Math.abs(slope) >= LEAST && Math.abs(slope) <= MOST;
      return isLean ? slope : 0;
    },
  };
}

function near(steps: ReadonlyMap<number, number>, step: number): number {
  return [step - 1, step, step + 1].reduce((sum, one) => sum + (steps.get(one) ?? 0), 0);
}

/** A page's coordinate system turned about its middle so that what leans by a slope is level. */
export function deskewed(
  matrix: Matrix,
  { width, height }: { width: number; height: number },
  slope: number,
): Matrix {
  const angle = -Math.atan(slope);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [width / 2, height / 2];
  return multiply([cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos], matrix);
}
