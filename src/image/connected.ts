import type { PixelBox, Raster } from './raster.ts';
import { type Runs, runsOf } from './runs.ts';

/** A connected piece of ink: its box, and how many pixels it has. */
export type Component = PixelBox & { readonly pixels: number };

/** The pieces of a picture in the order of their first pixels, its runs of ink, and which piece each of them belongs to. */
export type Connected = {
  readonly pieces: readonly Component[];
  readonly runs: Runs;
  readonly owners: Int32Array;
};

/** The connected ink (1 of 0 and 1) of a picture; pixels that touch at a corner only are connected where `corners` says so. */
export function connectedIn(ink: Raster, corners = true): Connected {
  const runs = runsOf(ink);
  return { ...joined(runs, corners), runs };
}

/** Which runs touch from row to row: the pieces that they make, and the piece of each run. */
export function joined(runs: Runs, corners = true): Pick<Connected, 'pieces' | 'owners'> {
  const owners = firstOf(runs, corners ? 0 : 1);
  const pieces: { x0: number; y0: number; x1: number; y1: number; pixels: number }[] = [];
  for (let run = 0; run < runs.count; run++) {
    const [row, from, to] = [runs.rows[run]!, runs.from[run]!, runs.to[run]!];
    const isFirst = owners[run] === run;
    // the first run of a piece comes before all others, and its place already holds the piece's number
    owners[run] = isFirst ? pieces.length : owners[owners[run]!]!;
    const piece = pieces[owners[run]!];
    if (!piece) {
      pieces.push({ x0: from, y0: row, x1: to, y1: row + 1, pixels: to - from });
      continue;
    }
    if (from < piece.x0) piece.x0 = from;
    if (to > piece.x1) piece.x1 = to;
    piece.y1 = row + 1;
    piece.pixels += to - from;
  }
  return { pieces, owners };
}

/** For each run the first one of its piece; runs of neighbouring rows touch where they share so many columns, or meet. */
function firstOf({ count, rows, from, to }: Runs, shared: number): Int32Array {
  const owners = Int32Array.from({ length: count }, (_, run) => run);
  const owner = (run: number) => {
    let at = run;
    while (owners[at] !== at) at = owners[at] = owners[owners[at]!]!;
    return at;
  };
  let above = 0;
  for (let run = 0; run < count; run++) {
    const row = rows[run]!;
    while (rows[above]! < row - 1 || (rows[above] === row - 1 && to[above]! < from[run]! + shared)) above++;
    for (let at = above; rows[at] === row - 1 && from[at]! + shared <= to[run]!; at++) {
      const [one, other] = [owner(at), owner(run)];
      owners[Math.max(one, other)] = Math.min(one, other);
    }
  }
  for (let run = 0; run < count; run++) owners[run] = owner(run);
  return owners;
}

/** The places of the pixels of each piece, row by row. */
export function pixelsOf({ pieces, runs, owners }: Connected, width: number): Int32Array[] {
  const pixels = pieces.map(piece => new Int32Array(piece.pixels));
  const filled = new Int32Array(pieces.length);
  for (let run = 0; run < runs.count; run++) {
    const piece = owners[run]!;
    const start = runs.rows[run]! * width;
    for (let x = runs.from[run]!; x < runs.to[run]!; x++) pixels[piece]![filled[piece]!++] = start + x;
  }
  return pixels;
}
