import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Raster } from '../../src/image/raster.ts';
import { evened, inked } from '../../src/read/scan/grey.ts';
import { pick } from '../press/random.ts';
import { bilevel } from '../scan/code/bits.ts';
import { encodeJpeg } from '../scan/code/jpeg.ts';
import { blurred, thickened, thinned } from '../scan/ink.ts';
import { toned } from '../scan/light.ts';
import { dithered, grainy, peppered } from '../scan/noise.ts';
import { type Dice, fromRgba, grey, type Picture } from '../scan/picture.ts';
import type { Face } from './faces.ts';

/** Where the ink of a glyph is, along the strip; pixels. */
export type Printed = { readonly text: string; readonly from: number; readonly to: number };

/** A line of print as a scanner saw it. */
export type Strip = { readonly raster: Raster; readonly printed: readonly Printed[]; readonly usual: number };

/** How a strip suffers: as the training does, or in a way that it never does. */
export type Wear = 'trained' | 'held';

const between = (dice: Dice, least: number, most: number) => least + (most - least) * dice();

/** Prints a text in a face and scans it. */
export async function stripOf(
  text: string,
  face: Face,
  { dice, wear }: { dice: Dice; wear: Wear },
): Promise<Strip> {
  const dpi = pick(dice, [150, 200, 200, 200, 300, 300]);
  const em = (between(dice, 7.5, 13) * dpi) / 72;
  const { picture, printed } = print(text, face, { dice, em });
  const worn = wear === 'trained' ? suffered(picture, dice) : copied(picture, dice);
  const stored = dice() < 0.7 ? await jpeg(worn, dice) : dice() < 0.5 ? black(worn, dice) : worn;
  const scale = dpi / 72;
  const raster = trimmed(inked(evened(asRaster(stored), scale)), em);
  return {
    raster,
    printed,
    usual: em * 0.95 * (dice() < 0.8 ? between(dice, 0.9, 1.1) : between(dice, 0.7, 1.5)),
  };
}

/** Ems of paper left and right, above and below. */
const PAPER = { across: 0.4, down: 0.45 };

function print(text: string, face: Face, { dice, em }: { dice: Dice; em: number }) {
  const spacing = dice() < 0.7 ? 0 : between(dice, -0.04, 0.12) * em;
  const font = `${face.weight} ${em.toFixed(1)}px "${face.name}"`;
  const probe = createCanvas(1, 1).getContext('2d');
  probe.font = font;
  let x = PAPER.across * em + dice();
  const glyphs = [...text].map(each => {
    const size = probe.measureText(each);
    const at = x;
    x += size.width + spacing;
    return { text: each, at, from: at - size.actualBoundingBoxLeft, to: at + size.actualBoundingBoxRight };
  });
  const [width, height] = [Math.ceil(x + PAPER.across * em), Math.ceil(em * (1.2 + 2 * PAPER.down))];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  context.font = font;
  const base = em * (PAPER.down + 1) + dice();
  context.setTransform(1, between(dice, -0.008, 0.008), between(dice, -0.01, 0.01), 1, 0, 0);
  for (const glyph of glyphs) context.fillText(glyph.text, glyph.at, base);
  context.setTransform(1, 0, 0, 1, 0, 0);
  dirt(context, { dice, em, width, height });
  const { data } = context.getImageData(0, 0, width, height);
  const picture = grey(fromRgba({ width, height }, data));
  return { picture, printed: glyphs.filter(({ text: own }) => own.trim() !== '') };
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>;
type Room = { readonly dice: Dice; readonly em: number; readonly width: number; readonly height: number };

/** Specks anywhere, and what is left of rulings at the edges. */
function dirt(context: Context, { dice, em, width, height }: Room): void {
  if (dice() < 0.25)
    for (let left = 1 + Math.floor(3 * dice()); left > 0; left--) {
      const size = between(dice, 0.5, 0.09 * em);
      context.fillRect(dice() * width, dice() * height, size * between(dice, 0.6, 1.6), size);
    }
  if (dice() > 0.12) return;
  const thin = between(dice, 0.6, 2.5);
  if (dice() < 0.6)
    context.fillRect(
      dice() < 0.5 ? 1 : width - 1 - thin,
      dice() * height * 0.4,
      thin,
      height * between(dice, 0.2, 0.9),
    );
  else
    context.fillRect(
      dice() * width * 0.5,
      dice() < 0.5 ? 1 : height - 1 - thin,
      width * between(dice, 0.1, 0.6),
      thin,
    );
}

function suffered(picture: Picture, dice: Dice): Picture {
  let worn = picture;
  const how = dice();
  if (how < 0.15) worn = thickened(worn, between(dice, 0.1, 0.5));
  else if (how < 0.3) worn = thinned(worn, between(dice, 0.1, 0.4));
  worn = blurred(worn, between(dice, 0.3, 0.8));
  worn = toned(worn, { ink: between(dice, 0, 110), paper: between(dice, 230, 255) });
  if (dice() < 0.2) worn = peppered(worn, between(dice, 0.001, 0.008), dice);
  return grainy(worn, between(dice, 0.5, 12), dice);
}

/** A copy of a copy, or shades as dots, which the training never sees. */
function copied(picture: Picture, dice: Dice): Picture {
  if (dice() < 0.3) return blurred(dithered(toned(picture, { ink: 30, paper: 235 })), 0.6);
  const once = toned(blurred(picture, 0.7), { ink: -60, paper: 290 });
  const twice = toned(blurred(once, 0.7), { ink: -40, paper: 280 });
  return grainy(peppered(twice, 0.006, dice), 6, dice);
}

async function jpeg(picture: Picture, dice: Dice): Promise<Picture> {
  const image = await loadImage(
    Buffer.from(encodeJpeg(picture, { quality: Math.round(between(dice, 55, 92)), dpi: 200 })),
  );
  const context = createCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return grey(fromRgba(picture, context.getImageData(0, 0, picture.width, picture.height).data));
}

function black(picture: Picture, dice: Dice): Picture {
  const bits = bilevel(picture, between(dice, 140, 200));
  return { ...picture, data: bits.black.map(bit => (bit ? 0 : 255)) };
}

const asRaster = ({ width, height, data }: Picture): Raster => ({ width, height, data });

/** Without the rows of paper that a crop would not have. */
function trimmed({ width, height, data }: Raster, em: number): Raster {
  const [from, to] = [Math.round(0.2 * em), Math.min(height, Math.round(1.9 * em))];
  return { width, height: to - from, data: data.slice(from * width, to * width) };
}
