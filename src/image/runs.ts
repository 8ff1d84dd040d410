import type { Raster } from './raster.ts';

/** Runs of ink, row by row and from left to right: run `i` lies in row `rows[i]` from `from[i]` up to `to[i]`, which is outside. */
export type Runs = {
  readonly count: number;
  readonly rows: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** Pixels: runs so near to each other are one, and shorter ones are left out. */
type Joining = { readonly gap: number; readonly least: number };

/** The runs of ink (1 of 0 and 1) in each row. */
export function runsOf({ width, data }: Raster, { gap, least }: Joining = { gap: 0, least: 1 }): Runs {
  const [rows, from, to]: [number[], number[], number[]] = [[], [], []];
  // most of a page is paper: only ink is visited
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at)) {
    const row = Math.floor(at / width);
    const edge = (row + 1) * width;
    const start = at;
    let end = at + 1;
    for (let ahead = end; ahead < edge && ahead - end <= gap; ahead++) if (data[ahead] === 1) end = ahead + 1;
    at = end;
    if (end - start < least) continue;
    rows.push(row);
    from.push(start - row * width);
    to.push(end - row * width);
  }
  return {
    count: rows.length,
    rows: Int32Array.from(rows),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
  };
}

/** Pixels (1 of 0 and 1) whose run across the rows is at most `most` pixels long. */
export function thinAcross({ width, height, data }: Raster, most: number): Raster {
  const thin = new Uint8Array(data.length);
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at + 1))
    for (; data[at] === 1; at++) {
      if (data[at - width] === 1) continue;
      let end = at + width;
      const limit = at + (most + 1) * width;
      while (end < limit && data[end] === 1) end += width;
      if (end < limit) for (let row = at; row < end; row += width) thin[row] = 1;
    }
  return { width, height, data: thin };
}
