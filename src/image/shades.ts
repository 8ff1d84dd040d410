import type { Raster } from './raster.ts';

/** How many pixels there are of each shade; `step`: every so manieth pixel is looked at. */
export function shadesIn({ data }: Pick<Raster, 'data'>, step = 1): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += step) counts[data[at]!]!++;
  return counts;
}

/** The first shade by which so many pixels are reached, counted from black. */
export function shadeAt(counts: Uint32Array | Uint16Array, pixels: number): number {
  let [shade, seen] = [0, counts[0]!];
  while (seen < pixels && shade < counts.length - 1) seen += counts[++shade]!;
  return shade;
}
