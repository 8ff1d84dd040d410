import { classOf, DIRT, OTHER } from '../../src/read/signs/alphabet.ts';
import { candidatesOf, lineOf } from '../../src/read/signs/reading.ts';
import { partsOf, type Segment, unitsOf } from '../../src/read/signs/units.ts';
import { type View, viewOf } from '../../src/read/signs/view.ts';
import { pick } from '../press/random.ts';
import type { Dice } from '../scan/picture.ts';
import type { Face } from './faces.ts';
import { type Printed, type Strip, stripOf, type Wear } from './strips.ts';
import { lineOfText } from './texts.ts';

export type Sample = { readonly view: View; readonly label: number };

/** Shares of a glyph's width that a segment of it misses at most, and of another's that it holds at most. */
const MISSED = 0.2;
const FOREIGN = 0.35;
/** pixels that ink spreads beyond where it was printed */
const SPREAD = 1.5;
/** What is no sign is so much more frequent that only a share of it is kept: of units, and of several together. */
const KEPT_OTHERS = { one: 0.4, several: 0.06 };

/** Glyphs, parts of glyphs and dirt of lines printed in the faces, as the reader of signs meets them. */
export async function samplesOf(
  count: number,
  faces: readonly Face[],
  { dice, wear }: { readonly dice: Dice; readonly wear: Wear },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (samples.length < count) {
    const strip = await stripOf(lineOfText(dice), pick(dice, faces), { dice, wear });
    samples.push(...labelled(strip, dice));
  }
  return samples.slice(0, count);
}

function labelled({ raster, printed, usual }: Strip, dice: Dice): Sample[] {
  const line = lineOf(dice() < 0.9 ? { ...raster, usual } : raster);
  if (!line) return [];
  const units = unitsOf(line).flatMap(unit => partsOf(unit, line));
  return [...candidatesOf(units, line)].flatMap(({ units, segment }) => {
    const label = labelOf(segment, printed);
    if (label === DIRT && units > 1) return [];
    if (label === OTHER && dice() > (units === 1 ? KEPT_OTHERS.one : KEPT_OTHERS.several)) return [];
    return [{ view: viewOf(segment, line), label }];
  });
}

function labelOf({ x0, x1 }: Segment, printed: readonly Printed[]): number {
  const shareOf = ({ from, to }: Printed, spread: number) =>
    Math.max(0, Math.min(to, x1 + spread) - Math.max(from, x0 - spread)) / Math.max(1, to - from);
  const touched = printed.filter(({ from, to }) => from - SPREAD < x1 && to + SPREAD > x0);
  if (touched.length === 0) return DIRT;
  // boxes of glyphs are whole pixels: of a thin one, ink is hardly more than half
  const whole = printed.filter(glyph => shareOf(glyph, 0) > 0 && shareOf(glyph, SPREAD) >= 1 - MISSED);
  const isAlone = printed.every(glyph => whole.includes(glyph) || shareOf(glyph, 0) <= FOREIGN);
  if (whole.length !== 1 || !isAlone) return OTHER;
  const { text, from, to } = whole[0]!;
  const isWider = x0 < from - WIDER * (to - from) - SPREAD || x1 > to + WIDER * (to - from) + SPREAD;
  return isWider ? OTHER : classOf(text);
}

/** Share of a glyph's width by which a segment may be wider. */
const WIDER = 0.25;
