/** A connected piece of a map of odds: its box (right and lower edges outside) and the mean of its odds. */
export type OddsPiece = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly mean: number;
};

/** The connected pieces of what is likelier than `least`. */
export function piecesIn(odds: Float32Array, width: number, least: number): OddsPiece[] {
  const open = Uint8Array.from(odds, odd => (odd > least ? 1 : 0));
  const pieces: OddsPiece[] = [];
  for (let at = 0; at < open.length; at++) if (open[at] === 1) pieces.push(filled(odds, { open, width }, at));
  return pieces;
}

type Plane = { readonly open: Uint8Array; readonly width: number };

function filled(odds: Float32Array, { open, width }: Plane, start: number): OddsPiece {
  const stack = [start];
  open[start] = 0;
  let [x0, x1, y0, y1, sum, count] = [width, 0, odds.length, 0, 0, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x + 1), Math.min(y0, y), Math.max(y1, y + 1)];
    sum += odds[at]!;
    count++;
    for (const [next, isIn] of [
      [at - 1, x > 0],
      [at + 1, x < width - 1],
      [at - width, true],
      [at + width, true],
    ] as const) {
      if (!isIn || open[next] !== 1) continue;
      open[next] = 0;
      stack.push(next);
    }
  }
  return { x0, y0, x1, y1, mean: sum / count };
}
