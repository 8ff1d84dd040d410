import type { Knot } from '../../../src/quality/calibration.ts';

/** Values of which the same was said: how many there are, and how many of them are right. */
export type Sample = {
  readonly raw: number;
  readonly count: number;
  readonly right: number;
  /** what was said of them, where that is not what they are put into bins by */
  readonly said?: number;
};

/**
 * The monotone map that fits the samples best (pool adjacent violators), in blocks of at least `least` samples. Shares
 * are (right + 1) / (count + 2): what was never seen wrong is not therefore certain.
 */
export function fitMonotone(samples: readonly Sample[], least: number): Knot[] {
  const blocks = pooled(largeEnough(sameRaw(samples), least));
  return blocks.map(block => [rounded(block.raw / block.count), rounded(share(block))]);
}

/** What the readers said, what was so, and how far apart the two may lie by chance. */
export type Bin = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly said: number;
  readonly right: number;
  /** 95% interval of the share that is right (Wilson) */
  readonly interval: readonly [number, number];
};

/** Samples in bins of their raw confidence; empty bins are left out. */
export function reliability(samples: readonly Sample[], edges: readonly number[]): Bin[] {
  return edges.slice(1).flatMap((to, i) => {
    const from = edges[i]!;
    const isLast = i === edges.length - 2;
    const own = samples.filter(({ raw }) => raw >= from && (raw < to || isLast));
    if (own.length === 0) return [];
    const count = sum(own.map(sample => sample.count));
    const right = sum(own.map(sample => sample.right));
    const said = sum(own.map(sample => (sample.said ?? sample.raw) * sample.count)) / count;
    return [{ from, to, count, said, right: right / count, interval: wilson(right, count) }];
  });
}

/** Wilson's interval of a share: 95% where no other number of standard deviations is given. */
export function wilson(part: number, whole: number, z = 1.96): readonly [number, number] {
  const share = part / whole;
  const middle = share + z ** 2 / (2 * whole);
  const reach = z * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2));
  const scale = 1 + z ** 2 / whole;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** A block of samples with the same `raw`; `raw` is then their sum. */
type Block = Sample;

function sameRaw(samples: readonly Sample[]): Block[] {
  const groups = Map.groupBy(samples, ({ raw }) => raw);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([raw, own]) => {
      const count = sum(own.map(sample => sample.count));
      return { raw: raw * count, count, right: sum(own.map(sample => sample.right)) };
    });
}

/** Neighbours joined until each block is large enough; what is left over at the top joins the last one. */
function largeEnough(blocks: readonly Block[], least: number): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (last && last.count < least) out[out.length - 1] = joined(last, block);
    else out.push(block);
  }
  const [low, top] = out.slice(-2);
  return low && top && top.count < least ? [...out.slice(0, -2), joined(low, top)] : out;
}

function pooled(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    out.push(block);
    for (let [low, top] = out.slice(-2); low && top && share(low) >= share(top); [low, top] = out.slice(-2))
      out.splice(-2, 2, joined(low, top));
  }
  return out;
}

const share = ({ right, count }: Block): number => (right + 1) / (count + 2);

const joined = (a: Block, b: Block): Block => ({
  raw: a.raw + b.raw,
  count: a.count + b.count,
  right: a.right + b.right,
});

const rounded = (value: number): number => Math.round(value * 10000) / 10000;
