import { connectedIn, type Piece } from '../../image/connected.ts';
import { shadeAt, shadesIn } from '../../image/quantile.ts';
import type { Raster } from '../../image/raster.ts';

/** Ink is darker than this share of the way from paper to the darkest print. */
const THRESHOLD = 0.5;
/** Shades: a crop with less between its paper and its darkest ink shows nothing. */
const LEAST_CONTRAST = 40;
/** Pieces of fewer pixels are noise. */
const SPECK = 3;

/** The connected pieces of ink of a crop, from left to right; none for blank paper. */
export function piecesOf(raster: Raster): Piece[] {
  const { pieces } = connectedIn({ ...raster, data: inkOf(raster) });
  return pieces.filter(({ pixels }) => pixels >= SPECK).sort((a, b) => a.x0 - b.x0);
}

function inkOf({ data }: Raster): Uint8Array {
  const counts = shadesIn({ data });
  // a share of the pixels instead of the extreme: single pixels are noise
  const darkest = shadeAt(counts, Math.max(2, data.length * 0.005));
  const paper = shadeAt(counts, data.length * 0.75);
  const ink = new Uint8Array(data.length);
  if (paper - darkest < LEAST_CONTRAST) return ink;
  const limit = darkest + (paper - darkest) * THRESHOLD;
  for (let at = 0; at < ink.length; at++) if (data[at]! < limit) ink[at] = 1;
  return ink;
}
