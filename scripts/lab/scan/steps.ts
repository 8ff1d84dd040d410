import { pick } from '../press/random.ts';
import { blurred, thickened, thinned, worn } from './ink.ts';
import { edged, folded, guttered, shadowed, shownThrough, toned } from './light.ts';
import { dithered, dusty, grainy, halftoned, peppered } from './noise.ts';
import { type Dice, grey, type Picture } from './picture.ts';
import { bent, curled, photographed, skewed } from './place.ts';
import { inkedOver, stamped } from './seal.ts';
import { signature } from './signature.ts';

/** One thing that happens to a page between the printer and the file. */
export type Step = (picture: Picture, at: { readonly dpi: number; readonly dice: Dice }) => Picture;

const between = (dice: Dice, least: number, most: number): number => least + (most - least) * dice();
const either = (dice: Dice): number => (dice() < 0.5 ? -1 : 1);

/** degrees, to either side */
export const skew =
  (least: number, most: number): Step =>
  (picture, { dice }) =>
    skewed(picture, either(dice) * between(dice, least, most));

/** millimetres that a line rises in the middle */
export const bend =
  (least: number, most: number): Step =>
  (picture, { dice, dpi }) =>
    bent(picture, (either(dice) * between(dice, least, most) * dpi) / 25.4);

export const thick =
  (share: number): Step =>
  picture =>
    thickened(picture, share);

export const thin =
  (share: number): Step =>
  picture =>
    thinned(picture, share);

export const wear =
  (fade: number, gaps: number): Step =>
  (picture, { dpi, dice }) =>
    worn(picture, { fade: between(dice, 0.5, 1) * fade, gaps, dpi }, dice);

/** pixels */
export const blur =
  (sigma: number): Step =>
  picture =>
    blurred(picture, sigma);

export const tone =
  (ink: number, paper: number): Step =>
  (picture, { dice }) =>
    toned(picture, { ink: between(dice, 0.5, 1) * ink, paper: between(dice, paper, 255) });

/** Toner that is worn: ink is at best as dark as `ink`. */
export const faint =
  (ink: number): Step =>
  picture =>
    toned(picture, { ink, paper: 255 });

/** Floyd and Steinberg's dots instead of shades, on paper that is not white. */
export const dither =
  (paper: number): Step =>
  picture =>
    dithered(toned(picture, { ink: 0, paper }));

/** A page of a bound book: it sinks towards the gutter by so many millimetres, and lies in its shade. */
export const book =
  (most: number, shade: number): Step =>
  (picture, { dice, dpi }) =>
    guttered(curled(picture, (between(dice, 0.5, 1) * most * dpi) / 25.4), { depth: shade, reach: 0.2 });

export const shadow =
  (least: number, most: number): Step =>
  (picture, { dice }) =>
    shadowed(picture, { depth: between(dice, least, most), angle: 360 * dice() });

export const fold =
  (depth: number): Step =>
  (picture, { dice }) =>
    folded(picture, { depth: between(dice, 0.5, 1) * depth, at: pick(dice, [0, 0, 0.5, 1]) });

/** The paper's edge shows: up to this many millimetres of dark glass at two of the sides. */
export const edges =
  (most: number): Step =>
  (picture, { dice, dpi }) => {
    const size = () => (dice() < 0.5 ? 0 : Math.round((between(dice, 0.2, 1) * most * dpi) / 25.4));
    return edged(picture, [size(), size(), size(), size()]);
  };

/** shades of grey */
export const grain =
  (least: number, most: number): Step =>
  (picture, { dice }) =>
    grainy(picture, between(dice, least, most), dice);

/** specks a page */
export const dust =
  (most: number): Step =>
  (picture, { dice, dpi }) =>
    dusty(picture, { count: Math.round(between(dice, 0.3, 1) * most), size: Math.max(2, dpi / 75) }, dice);

export const pepper =
  (share: number): Step =>
  (picture, { dice }) =>
    peppered(picture, share, dice);

const WORDS = [
  '财政局专用章',
  '项目绩效评价专用章',
  '教育局财务专用章',
  '人民政府办公室',
  '预算绩效管理中心',
];

const sealIn =
  (colours: readonly string[]): Step =>
  (picture, { dice, dpi }) =>
    stamped(picture, {
      x: between(dice, 0.35, 0.85) * picture.width,
      y: between(dice, 0.3, 0.8) * picture.height,
      radius: (between(dice, 19, 21) * dpi) / 25.4,
      turn: between(dice, -25, 25),
      words: pick(dice, WORDS),
      colour: pick(dice, colours),
      strength: between(dice, 0.65, 0.95),
    });

/** A round red seal of 38 to 42 mm somewhere over the table. */
export const seal: Step = sealIn(['#d8202c', '#c8102e', '#e03a3a']);

/** The same seen without its colour: dark as red is to a grey sensor, or as a threshold makes it. */
export const greySeal: Step = (picture, at) => grey(sealIn(['#6c6c6c', '#808080'])(picture, at));
export const blackSeal: Step = (picture, at) => grey(sealIn(['#202020'])(picture, at));

/** A signature across the table, 9 to 13 mm high. */
export const sign: Step = (picture, { dice, dpi }) =>
  grey(
    inkedOver(picture, {
      ink: signature({ size: (between(dice, 9, 13) * dpi) / 25.4, count: 3 }, dice),
      x: between(dice, 0.3, 0.8) * picture.width,
      y: between(dice, 0.15, 0.5) * picture.height,
      strength: 0.95,
    }),
  );

/** The other side of thin paper. */
export const through =
  (least: number, most: number): Step =>
  (picture, { dice }) =>
    shownThrough(picture, between(dice, least, most));

/** Black borders all around, in millimetres. */
export const borders =
  (least: number, most: number): Step =>
  (picture, { dice, dpi }) => {
    const size = () => Math.round((between(dice, least, most) * dpi) / 25.4);
    return edged(picture, [size(), size(), size(), size()]);
  };

/** A copy of a copy: each time out of focus, with harder ink and some of it lost. */
export const copies =
  (count: number): Step =>
  (picture, at) => {
    let copy = picture;
    for (let nth = 0; nth < count; nth += 1)
      for (const step of [skew(0.1, 0.3), blur(0.6), thick(0.15), pepper(0.002), dust(60)])
        copy = step(copy, at);
    return copy;
  };

/** A page photographed in a room. */
export const phone: Step = (picture, at) => {
  const share = () => either(at.dice) * between(at.dice, 0.02, 0.06);
  const seen = photographed(picture, { tilt: share(), turn: share() });
  return [shadow(0.15, 0.35), blur(0.7), grain(3, 6)].reduce((page, step) => step(page, at), seen);
};

/** Dots of different sizes instead of shades, on paper that is not white; pixels from dot to dot. */
export const halftone =
  (paper: number, cell: number): Step =>
  picture =>
    halftoned(toned(picture, { ink: 0, paper }), cell);
