import type { Raster } from '../../image/raster.ts';
import type { InkLine } from './cell-regions.ts';
import { type Crop, cropsOf } from './crops.ts';
import { placeAt, type ScannedRuling } from './line-segments.ts';
import { withoutRulings } from './remove-rulings.ts';

/** pixels of paper between a ruling and a line that runs into it, where the ruling's soft edge was taken off as well */
const TOUCH = 3.5;
/** Share of the usual height of a line: what is lower is a rest of a ruling or of a seal. */
const LEAST = 0.6;
/** pixels of a glyph behind the ruling */
const BEHIND = 2;

/** A picture with its rulings, and where they are. */
type Ruled = { readonly level: Raster; readonly strokes: readonly ScannedRuling[] };

/**
 * The crops whose line runs into the ruling above or below, as it does where a row is hardly as high as its print, cut so that
 * the ruling is in them: what the ruling took away of its glyphs readers miss more than they mind a stroke along the line.
 */
export function cropsWithRulings(crops: readonly Crop[], { level, strokes }: Ruled): ReadonlyMap<Crop, Crop> {
  const lying = strokes.filter(({ axis }) => axis === 'horizontal');
  const wider = new Map<InkLine, Crop>();
  for (const crop of crops) {
    const line = crop.parts[0]!.line;
    const isPrint = crop.parts.length === 1 && line.y1 - line.y0 >= LEAST * (crop.raster.usual ?? 0);
    const whole = isPrint ? withRulings(line, lying) : line;
    if (whole !== line) wider.set(whole, crop);
  }
  if (wider.size === 0) return new Map();
  const upright = strokes.filter(({ axis }) => axis === 'vertical');
  const raster = withoutRulings(level, upright);
  const wholes = [...wider].map(([line, crop]): readonly [Crop, Crop] => {
    const [own] = cropsOf(raster, [line], { count: 1, regionAt: () => line.region });
    // what is usual on its page, not of this line alone
    return [crop, { ...own!, raster: { ...own!.raster, usual: crop.raster.usual! } }];
  });
  return new Map(wholes);
}

/** A line as high as the rulings that it runs into let it be. */
function withRulings(line: InkLine, rulings: readonly ScannedRuling[]): InkLine {
  const middle = (line.x0 + line.x1) / 2;
  let { y0, y1 } = line;
  for (const ruling of rulings) {
    if (ruling.from > middle || ruling.to < middle) continue;
    const at = placeAt(ruling, middle);
    const [top, bottom] = [at - ruling.thickness / 2, at + ruling.thickness / 2];
    if (Math.abs(line.y0 - bottom) <= TOUCH) y0 = Math.floor(top) - BEHIND;
    if (Math.abs(line.y1 - top) <= TOUCH) y1 = Math.ceil(bottom) + BEHIND;
  }
  return y0 === line.y0 && y1 === line.y1 ? line : { ...line, y0, y1 };
}
