import { connectedIn } from '../../image/connected.ts';
import { inkBelow, type Raster } from '../../image/raster.ts';
import { runsOf, thinAcross } from '../../image/runs.ts';
import { transposed } from '../../image/turn.ts';

// All lengths are in points (1/72 inch).
/** A dot or dash of a ruling is no thicker and no longer, and no farther from the next one. */
const THICKEST = 2.4;
const LONGEST = 8;
const GAP = 4;
/** So many make a line of at least such a length. */
const LEAST_DOTS = 5;
const LEAST_LENGTH = 8;
/** Beside a ruling there is paper, but for this share; a grey ground is printed in dots as well. */
const BESIDE = { from: 1.6, to: 3, share: 0.2 };

/** Darker than this (of 255) a pixel may belong to a ruling: thin lines are faint. */
const FAINT = 190;

/** What may be drawn with a ruling pen: dark pixels (1 of 0 and 1), and those between the dots and dashes of dotted rulings. */
export function penPixels(raster: Raster, scale: number): Raster {
  const dark = inkBelow(raster, FAINT);
  const dots = dotsOf(dark, scale);
  const data = dark.data.slice();
  for (const isLying of [true, false]) {
    const pen = { ...dark, along: isLying ? 1 : dark.width, across: isLying ? dark.width : 1 };
    // digits in a column, with the dots of the rows' rulings between them, are as even as the dots and dashes of a ruling
    const thin = thinAcross(isLying ? dots : transposed(dots), Math.ceil(THICKEST * scale));
    const { count, rows, from, to } = runsOf(thin, { gap: GAP * scale, least: LEAST_LENGTH * scale });
    for (let run = 0; run < count; run++) {
      const line = { row: rows[run]!, from: from[run]!, to: to[run]! };
      if (!isDotted(thin, line) || !hasPaperBeside(pen, line, scale)) continue;
      for (let x = line.from; x < line.to; x++) {
        const at = line.row * pen.across + x * pen.along;
        data[at] = 1;
        dots.data[at] = 0;
      }
    }
  }
  return { ...dark, data };
}

/** The connected ink that is as small as a dot or dash. */
function dotsOf(dark: Raster, scale: number): Raster {
  const { pieces, runs, owners } = connectedIn(dark);
  const isDot = pieces.map(({ x0, y0, x1, y1 }) => {
    const [least, most] = [Math.min(x1 - x0, y1 - y0), Math.max(x1 - x0, y1 - y0)];
    return least <= THICKEST * scale && most <= LONGEST * scale;
  });
  const data = new Uint8Array(dark.data.length);
  for (let run = 0; run < runs.count; run++) {
    const start = runs.rows[run]! * dark.width;
    if (isDot[owners[run]!]) data.fill(1, start + runs.from[run]!, start + runs.to[run]!);
  }
  return { ...dark, data };
}

type Line = { readonly row: number; readonly from: number; readonly to: number };

function isDotted({ width, data }: Raster, { row, from, to }: Line): boolean {
  let dots = 0;
  for (let at = row * width + from; at < row * width + to; at++)
    if (data[at] === 1 && data[at + 1] !== 1) dots++;
  return dots >= LEAST_DOTS;
}

/** `along`, `across`: steps from pixel to pixel. */
type Pen = Raster & { readonly along: number; readonly across: number };

function hasPaperBeside({ data, along, across }: Pen, { row, from, to }: Line, scale: number): boolean {
  let [ink, seen] = [0, 0];
  for (let off = Math.round(BESIDE.from * scale); off <= BESIDE.to * scale; off++)
    for (const side of [row - off, row + off])
      for (let x = from; x < to; x++, seen++) if (data[side * across + x * along] === 1) ink++;
  return ink <= BESIDE.share * seen;
}
