import type { Consensus } from '../ocr/consensus.ts';
import { isRing } from '../ocr/stops.ts';
import type { Crop } from './crops.ts';

/** Share of the usual height of a line: a ring that is smaller is the full stop that had no room in the line above. */
const STOP = 0.45;
const BY_RING = 0.93;
/** … and a dot that is smaller is dirt. */
const DIRT = 0.3;

/** Shares of the usual height of a line: a bar alone in its cell is as high at most and as long, and no ruling; how sure that makes a dash. */
const BAR = { high: 0.2, short: 0.4, long: 1.5 };
const BY_BAR = 0.97;
const DASHES = /^[-–—―_一=~]*$/u;

/** A bar or a small thing alone in a line (a full stop only below another line of its cell): nothing is beside it to be small against, and readers take it for a letter. */
export function asAlone(
  reading: Consensus,
  crop: Crop,
  { usual, isFollowing }: { readonly usual: number; readonly isFollowing: boolean },
): Consensus | null {
  const [{ line, at }] = crop.parts as [Crop['parts'][number]];
  const [wide, high] = [line.x1 - line.x0, line.y1 - line.y0];
  const size = Math.max(wide, high);
  const isBar = high <= BAR.high * usual && wide >= BAR.short * usual && wide <= BAR.long * usual;
  if (isBar && !isFollowing && reading.confidence < BY_BAR && DASHES.test(reading.text)) {
    const glyph = { text: '—', from: at, to: at + wide, confidence: BY_BAR };
    return { glyphs: [glyph], text: glyph.text, confidence: BY_BAR, candidates: [] };
  }
  if (crop.parts.length > 1 || size >= STOP * usual) return reading;
  const top = (crop.raster.height - high) >> 1;
  const ink = { x0: at, y0: top, x1: at + wide, y1: top + high };
  if (!isFollowing || !isRing(crop.raster, ink)) return size < DIRT * usual ? null : reading;
  const glyph = { text: '。', from: 0, to: crop.raster.width, confidence: BY_RING };
  return { glyphs: [glyph], text: '。', confidence: BY_RING, candidates: [reading.text] };
}
