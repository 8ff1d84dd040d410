import type { Consensus } from '../ocr/consensus.ts';
import { trainedClassifier } from '../signs/classifier.ts';
import { isRing } from '../signs/reading.ts';
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
  const [{ line }] = crop.parts as [Crop['parts'][number]];
  const size = Math.max(line.x1 - line.x0, line.y1 - line.y0);
  if (crop.parts.length > 1 || size >= STOP * usual) return reading;
  if (!isFollowing || !isRing(crop.raster, trainedClassifier())) return size < DIRT * usual ? null : reading;
  const glyph = { text: '。', from: 0, to: crop.raster.width, confidence: BY_RING };
  return { glyphs: [glyph], text: '。', confidence: BY_RING, candidates: [reading.text] };
}
