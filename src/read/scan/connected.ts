import type { PixelBox, Raster } from '../../image/raster.ts';

type Run = { readonly row: number; readonly from: number; readonly to: number };

/** The boxes of connected ink (1 of 0 and 1), corners count; in the order of their first pixels. */
export function connectedBoxes(ink: Raster): PixelBox[] {
  const runs = runsOf(ink);
  const owners = new Int32Array(runs.length);
  const owner = (run: number) => {
    let at = run;
    while (owners[at] !== at) at = owners[at] = owners[owners[at]!]!;
    return at;
  };
  let above = 0;
  for (const [index, { row, from, to }] of runs.entries()) {
    owners[index] = index;
    while (runs[above]!.row < row - 1 || (runs[above]!.row === row - 1 && runs[above]!.to < from)) above++;
    for (let at = above; runs[at]!.row === row - 1 && runs[at]!.from <= to; at++) {
      const [one, other] = [owner(at), owner(index)];
      owners[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const boxes = new Map<number, { x0: number; y0: number; x1: number; y1: number }>();
  for (const [index, { row, from, to }] of runs.entries()) {
    const box = boxes.get(owner(index));
    if (!box) boxes.set(index, { x0: from, y0: row, x1: to, y1: row + 1 });
    else {
      if (from < box.x0) box.x0 = from;
      if (to > box.x1) box.x1 = to;
      box.y1 = row + 1;
    }
  }
  return [...boxes.values()];
}

/** Pixels of ink next to each other in a row, row by row. Most of a page is paper: only ink is visited. */
function runsOf({ width, data }: Raster): Run[] {
  const runs: Run[] = [];
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at)) {
    const row = Math.floor(at / width);
    const start = row * width;
    const from = at - start;
    while (at < start + width && data[at] === 1) at++;
    runs.push({ row, from, to: at - start });
  }
  return runs;
}
