import { createCanvas, loadImage } from '@napi-rs/canvas';
import { pick } from '../press/random.ts';
import { bilevel } from '../scan/code/bits.ts';
import { encodeJpeg } from '../scan/code/jpeg.ts';
import { blurred, thickened, thinned } from '../scan/ink.ts';
import { toned } from '../scan/light.ts';
import { dithered, dusty, grainy, peppered } from '../scan/noise.ts';
import { type Dice, fromRgba, grey, type Picture } from '../scan/picture.ts';
import { between } from './sheets.ts';

/** How a sheet suffers: as the training does, or in a way that it never does. */
export type Degradation = 'trained' | 'held';

/** A sheet as a scanner saw it. */
export async function degraded(wear: Degradation, picture: Picture, dice: Dice): Promise<Picture> {
  const worn = wear === 'trained' ? suffered(picture, dice) : copied(picture, dice);
  return dice() < 0.6 ? await jpeg(worn, dice) : dice() < 0.7 ? black(worn, dice) : worn;
}

function suffered(picture: Picture, dice: Dice): Picture {
  let worn = picture;
  const how = dice();
  if (how < 0.2) worn = thickened(worn, between(dice, 0.1, 0.5));
  else if (how < 0.4) worn = thinned(worn, between(dice, 0.1, 0.4));
  worn = blurred(worn, between(dice, 0.3, 0.85));
  worn = toned(worn, { ink: between(dice, 0, 120), paper: between(dice, 230, 255) });
  if (dice() < 0.4) worn = dusty(worn, { count: Math.round(500 * dice()), size: 3 }, dice);
  if (dice() < 0.3) worn = peppered(worn, between(dice, 0.001, 0.006), dice);
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
  const quality = Math.round(between(dice, 55, 92));
  const image = await loadImage(Buffer.from(encodeJpeg(picture, { quality, dpi: 200 })));
  const context = createCanvas(picture.width, picture.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return grey(fromRgba(picture, context.getImageData(0, 0, picture.width, picture.height).data));
}

function black(picture: Picture, dice: Dice): Picture {
  const bits = bilevel(picture, between(dice, 140, 200));
  return { ...picture, data: bits.black.map(bit => (bit ? 0 : 255)) };
}

/** Resolutions that sheets are scanned at. */
export const dpiOf = (dice: Dice) => pick(dice, [150, 200, 200, 200, 300, 300]);
