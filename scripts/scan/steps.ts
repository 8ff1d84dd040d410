import { pick } from '../press/random.ts';
import { blurred, thickened, thinned, worn } from './ink.ts';
import { edged, folded, guttered, shadowed, toned } from './light.ts';
import { dithered, dusty, grainy, peppered } from './noise.ts';
import type { Dice, Picture } from './picture.ts';
import { bent, curled, skewed } from './place.ts';
import { stamped } from './seal.ts';

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

/** A round red seal of 38 to 42 mm somewhere over the table. */
export const seal: Step = (picture, { dice, dpi }) =>
  stamped(picture, {
    x: between(dice, 0.35, 0.85) * picture.width,
    y: between(dice, 0.3, 0.8) * picture.height,
    radius: (between(dice, 19, 21) * dpi) / 25.4,
    turn: between(dice, -25, 25),
    words: pick(dice, WORDS),
    colour: pick(dice, ['#d8202c', '#c8102e', '#e03a3a']),
    strength: between(dice, 0.65, 0.95),
  });
