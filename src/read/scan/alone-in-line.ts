import type { PixelBox, Raster } from '../../image/raster.ts';
import type { Consensus } from '../ocr/consensus.ts';
import type { Crop } from './crops.ts';

/** Share of the usual height of a line: a ring that is smaller is the full stop that had no room in the line above. */
const STOP = 0.45;
const BY_RING = 0.93;
/** … and a dot that is smaller is dirt. */
const DIRT = 0.3;

/** A bar in a cell that holds other lines as well may be what is left of a ruling: it is at most this sure. */
const BAR = /^[-—–一]$/u;
const BY_BAR = 0.6;

/** A bar or a small thing alone in a line (a full stop only below another line of its cell): nothing is beside it to be small against, and readers take it for a letter. */
export function asAlone(
  reading: Consensus,
  crop: Crop,
  { usual, isFollowing }: { readonly usual: number; readonly isFollowing: boolean },
): Consensus | null {
  if (isFollowing && BAR.test(reading.text))
    return { ...reading, confidence: Math.min(reading.confidence, BY_BAR) };
  const [{ line, at }] = crop.parts as [Crop['parts'][number]];
  const [wide, high] = [line.x1 - line.x0, line.y1 - line.y0];
  const size = Math.max(wide, high);
  if (crop.parts.length > 1 || size >= STOP * usual) return reading;
  const top = (crop.raster.height - high) >> 1;
  if (!isFollowing || !isRing(crop.raster, { x0: at, y0: top, x1: at + wide, y1: top + high }))
    return size < DIRT * usual ? null : reading;
  const glyph = { text: '。', from: 0, to: crop.raster.width, confidence: BY_RING };
  return { glyphs: [glyph], text: '。', confidence: BY_RING, candidates: [reading.text] };
}

/** Ink in the middle of a ring over ink on its rim: a dot has more, a ring less. */
const HOLLOW = 0.8;
/** A ring is about as high as wide: a side is shorter than the other by such a share of it at most. */
const UNEVEN = 0.35;
/** Shares of the way from the middle of a ring to its edge. */
const CORE = 0.4;

/** Whether the ink of a box is a ring: its middle lighter than its rim, as faint and small as that may be. */
function isRing({ width, data }: Raster, { x0, y0, x1, y1 }: PixelBox): boolean {
  const [across, down] = [x1 - x0, y1 - y0];
  if (Math.abs(across - down) > UNEVEN * Math.max(across, down)) return false;
  let [rim, rimCount, core, coreCount] = [0, 0, 0, 0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const off = Math.hypot((2 * x + 1 - x0 - x1) / across, (2 * y + 1 - y0 - y1) / down);
      const ink = 255 - data[y * width + x]!;
      if (off < CORE) [core, coreCount] = [core + ink, coreCount + 1];
      else if (off < 1) [rim, rimCount] = [rim + ink, rimCount + 1];
    }
  return coreCount > 0 && core / coreCount < HOLLOW * (rim / rimCount);
}
