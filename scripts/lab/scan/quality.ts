import { pick } from '../press/random.ts';
import type { Dice } from './picture.ts';
import type { Step } from './steps.ts';
import * as steps from './steps.ts';

export type Encoding = 'jpeg' | 'jpx' | 'flate' | 'g4' | 'jbig2';
export type Container = 'pdf' | 'png' | 'jpg' | 'tiff';

/** How one file is scanned. */
export type Recipe = {
  readonly dpi: number;
  readonly encoding: Encoding;
  readonly container: Container;
  /** of the JPEG, 0 to 100 */
  readonly jpeg: number;
  readonly difficulties: ReadonlySet<Knob>;
};

/** What happens to some scans and not to others. */
export type Knob = (typeof KNOBS)[number];
export const KNOBS = [
  'seal',
  'thick',
  'thin',
  'worn',
  'bend',
  'fold',
  'edges',
  /** toner worn all over */
  'faint',
  /** a page of a bound book */
  'book',
  /** seals in grey and in black */
  'seal-grey',
  'seal-black',
  /** a signature across the table */
  'sign',
  /** toner all over */
  'toner',
  /** the other side shines through */
  'through',
  /** black borders all around */
  'borders',
  /** a copy of a copy */
  'copy',
  'phone',
  /** shades as dots; black and white whatever the encoding */
  'dither',
  'halftone',
  /** two pages on one sheet */
  'a3',
  /** half as many pixels down as across */
  'fax',
  /** the ink as a stencil over a coarse picture of the paper */
  'mrc',
  /** a wrongly read text drawn where the picture then covers it */
  'under',
  'rotate90',
  'rotate180',
  'rotate270',
  /** a turned picture that the page's /Rotate sets upright */
  'rotate-tag',
  /** an invisible layer of wrongly read text */
  'layer',
  /** every second page stays native */
  'mixed',
  /** several pictures a page */
  'strips',
  'colour',
] as const;

export type Quality = {
  readonly dpi: readonly number[];
  readonly encodings: readonly Encoding[];
  readonly jpeg: readonly [least: number, most: number];
  /** what is darker is black: hairlines of half a pixel must stay */
  readonly level: readonly [least: number, most: number];
  /** chance of each difficulty */
  readonly chances: { readonly [difficulty in Knob]?: number };
  /** paper: before it lies on the glass */
  readonly ink: { readonly [difficulty in Knob]?: Step };
  /** on the glass, in this order */
  readonly optics: readonly (Step | readonly [Knob, Step])[];
  /** the sensor; not where the picture is made black and white */
  readonly sensor: readonly Step[];
  /** instead, after the threshold is chosen */
  readonly toner: readonly Step[];
};

const TURNS = { rotate90: 0.03, rotate180: 0.03, rotate270: 0.03, 'rotate-tag': 0.3 } as const;

/** What no quality has by chance, but where it is asked for by name. */
export const RARE: { readonly [difficulty in Knob]?: Step } = {
  faint: steps.faint(140),
  book: steps.book(4, 0.85),
  'seal-grey': steps.greySeal,
  'seal-black': steps.blackSeal,
  sign: steps.sign,
  toner: steps.dust(600),
  through: steps.through(0.12, 0.2),
  borders: steps.borders(4, 9),
  copy: steps.copies(2),
  phone: steps.phone,
  dither: steps.dither(232),
  halftone: steps.halftone(232, 5),
};

/** The three qualities that readers are measured by. */
export const QUALITIES: { readonly [name: string]: Quality } = {
  clean: {
    dpi: [200, 200, 300],
    encodings: ['jpeg', 'jpeg', 'jpeg', 'flate', 'g4', 'jbig2'],
    jpeg: [82, 92],
    level: [165, 190],
    chances: { ...TURNS, layer: 0.08, mixed: 0.1, strips: 0.08, colour: 0.3 },
    ink: {},
    optics: [steps.skew(0, 0.1), steps.blur(0.4)],
    sensor: [steps.tone(40, 246), steps.grain(1, 2.5)],
    toner: [],
  },
  office: {
    dpi: [200],
    encodings: ['jpeg', 'jpeg', 'g4', 'g4', 'jbig2'],
    jpeg: [68, 85],
    level: [165, 200],
    chances: {
      ...TURNS,
      seal: 0.4,
      thick: 0.2,
      thin: 0.2,
      worn: 0.15,
      bend: 0.1,
      edges: 0.15,
      layer: 0.1,
      mixed: 0.1,
      strips: 0.05,
      colour: 0.2,
    },
    ink: { thick: steps.thick(0.35), thin: steps.thin(0.3), worn: steps.wear(0.45, 0.06), seal: steps.seal },
    optics: [
      ['bend', steps.bend(0.3, 0.8)],
      steps.skew(0.2, 0.6),
      ['edges', steps.edges(4)],
      steps.blur(0.5),
    ],
    sensor: [steps.tone(50, 238), steps.dust(70), steps.grain(4, 7)],
    toner: [steps.dust(120), steps.pepper(0.004)],
  },
  poor: {
    dpi: [150],
    encodings: ['jpeg'],
    jpeg: [58, 75],
    level: [130, 160],
    chances: {
      ...TURNS,
      seal: 0.15,
      thick: 0.15,
      thin: 0.15,
      worn: 0.2,
      bend: 0.25,
      fold: 0.25,
      edges: 0.25,
      layer: 0.08,
      mixed: 0.05,
      colour: 0.2,
    },
    ink: { thick: steps.thick(0.35), thin: steps.thin(0.25), worn: steps.wear(0.35, 0.05), seal: steps.seal },
    optics: [
      ['bend', steps.bend(0.4, 1.2)],
      steps.skew(0.8, 1.5),
      steps.shadow(0.2, 0.45),
      ['fold', steps.fold(0.45)],
      ['edges', steps.edges(6)],
      steps.blur(0.55),
    ],
    sensor: [steps.tone(55, 235), steps.dust(90), steps.grain(7, 12)],
    toner: [],
  },
};

/**
 * What the dice make of a quality. `wanted`, where it names anything, names all the difficulties, and may name an encoding, a
 * container, a resolution (`300`) and a quality of JPEG (`q60`).
 */
export function recipe(
  quality: Quality,
  { dice, wanted, pages }: { dice: Dice; wanted: readonly string[]; pages: number },
): Recipe {
  const isChosen = (difficulty: Knob) => dice() < (quality.chances[difficulty] ?? 0);
  const difficulties = new Set(
    KNOBS.filter(difficulty => (wanted.length > 0 ? wanted.includes(difficulty) : isChosen(difficulty))),
  );
  if (pages < 2) difficulties.delete('mixed');
  if (!['rotate90', 'rotate180', 'rotate270'].some(turn => difficulties.has(turn as Knob)))
    difficulties.delete('rotate-tag');
  const isNamed = (name: string) => wanted.includes(name);
  const encoding =
    (['jpeg', 'jpx', 'flate', 'g4', 'jbig2'] as const).find(isNamed) ??
    (difficulties.has('seal') && dice() < 0.7 ? 'jpeg' : pick(dice, quality.encodings));
  const containers: Container[] = pages === 1 ? ['png', 'jpg', 'tiff'] : ['tiff'];
  const container =
    (['pdf', 'png', 'jpg', 'tiff'] as const).find(isNamed) ??
    (dice() < 0.12 && !difficulties.has('mixed') ? pick(dice, containers) : 'pdf');
  const [least, most] = quality.jpeg;
  const named = wanted.find(w => /^q\d+$/.test(w))?.slice(1);
  const jpeg = Number(named ?? Math.round(least + (most - least) * dice()));
  const dpi = Number(
    wanted.find(w => /^\d+$/.test(w)) ?? (isBits(encoding) ? quality.dpi.at(-1) : pick(dice, quality.dpi)),
  );
  return { dpi, encoding, container, jpeg, difficulties };
}

/** Black and white at a quality's best resolution: what a grey pixel knows is lost. */
export const isBits = (encoding: Encoding): boolean => encoding === 'g4' || encoding === 'jbig2';
