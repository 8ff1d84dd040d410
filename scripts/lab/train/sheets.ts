import { createCanvas } from '@napi-rs/canvas';
import { pick } from '../press/random.ts';
import { type Dice, fromRgba, grey, type Picture } from '../scan/picture.ts';
import type { Faces } from './faces.ts';

/** Where the ink of a glyph is, along its line; pixels of the sheet. */
export type Printed = { readonly text: string; readonly from: number; readonly to: number };

/** A cell with a line of print; pixels. */
export type Cell = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly text: string;
  readonly glyphs: readonly Printed[];
};

/** A page of ruled cells. */
export type Sheet = { readonly picture: Picture; readonly cells: readonly Cell[]; readonly dpi: number };

/** points */
const PAGE = { width: 595, height: 842, margin: 40 };
const EM = { least: 7.5, most: 13 };
/** Ems: a row is as high, and cells keep paper on both sides. */
const ROW = 2;
const PADDING = 0.5;
const COLUMNS = [5, 6, 7, 8];
/** How often a text is drawn again because a cell is too narrow for it. */
const TRIES = 8;

type Print = {
  readonly dice: Dice;
  readonly dpi: number;
  /** what stands in a cell */
  readonly text: (dice: Dice) => string;
  /** whether lines are as crooked as on a page that is not level */
  readonly isCrooked: boolean;
};

export const between = (dice: Dice, least: number, most: number) => least + (most - least) * dice();

/** Prints a sheet, each row in a face, size and spacing of its own. */
export function sheetOf(faces: Faces, print: Print): Sheet {
  const { dice, dpi } = print;
  const scale = dpi / 72;
  const [width, height] = [Math.round(PAGE.width * scale), Math.round(PAGE.height * scale)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'black';
  const [left, right] = [PAGE.margin * scale, width - PAGE.margin * scale];
  const columns = pick(dice, COLUMNS);
  const edges = Array.from({ length: columns + 1 }, (_, at) => left + ((right - left) * at) / columns);
  const thin = between(dice, 0.4, 1) * scale;
  const cells: Cell[] = [];
  const top = PAGE.margin * scale;
  let y = top;
  for (;;) {
    const em = between(dice, EM.least, EM.most) * scale;
    context.fillRect(left, y, right - left, thin);
    if (y + ROW * em > height - top) break;
    const row = { y0: y, y1: y + ROW * em, font: fontOf(faces, em, dice), em };
    for (let at = 0; at < columns; at++)
      cells.push(...cellOf(context, { ...row, x0: edges[at]!, x1: edges[at + 1]! }, print));
    y = row.y1;
  }
  for (const x of edges) context.fillRect(x, top, thin, y - top + thin);
  const { data } = context.getImageData(0, 0, width, height);
  return { picture: grey(fromRgba({ width, height }, data)), cells, dpi };
}

/** Ideographs and what stands among them in one face, or digits and signs in another one. */
function fontOf({ han, latin }: Faces, em: number, dice: Dice): string {
  const own = pick(dice, han);
  const families = dice() < 0.5 ? [own] : [pick(dice, latin), own];
  return `${em.toFixed(1)}px ${families.map(name => `"${name}"`).join(', ')}`;
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>;
type Room = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly font: string;
  readonly em: number;
};

/** Prints a text into a cell; none where no text fits. */
function cellOf(context: Context, room: Room, { dice, text: drawn, isCrooked }: Print): Cell[] {
  const { x0, y0, x1, y1, font, em } = room;
  context.font = font;
  const spacing = dice() < 0.7 ? 0 : between(dice, -0.04, 0.12) * em;
  for (let left = TRIES; left > 0; left--) {
    const text = drawn(dice);
    const widths = [...text].map(glyph => context.measureText(glyph).width + spacing);
    const width = widths.reduce((sum, each) => sum + each, 0);
    const free = x1 - x0 - 2 * PADDING * em - width;
    if (free < 0) continue;
    const start = x0 + PADDING * em + free * pick(dice, [0, 0.5, 1]) + dice();
    const base = (y0 + y1) / 2 + 0.36 * em + dice();
    const skew = () => (isCrooked ? between(dice, -0.008, 0.008) : 0);
    const [down, across] = [skew(), skew()];
    context.setTransform(1, down, across, 1, -across * base, -down * start);
    let x = start;
    const glyphs = [...text].map((glyph, at): Printed => {
      const { from, to } = inkOf(glyph, font.replace(/^[\d.]+px/, `${PROBE}px`));
      context.fillText(glyph, x, base);
      const printed = { text: glyph, from: x + from * em, to: x + to * em };
      x += widths[at]!;
      return printed;
    });
    context.setTransform(1, 0, 0, 1, 0, 0);
    return [{ x0, y0, x1, y1, text, glyphs: glyphs.filter(glyph => glyph.text.trim() !== '') }];
  }
  return [];
}

/** pixels */
const PROBE = 80;
const probe = createCanvas(3 * PROBE, 2 * PROBE).getContext('2d', { willReadFrequently: true });
const known = new Map<string, { readonly from: number; readonly to: number }>();

/** Where the ink of a glyph begins and ends, in ems; what the canvas says of it is off by up to a stroke. */
function inkOf(glyph: string, font: string): { readonly from: number; readonly to: number } {
  const key = `${glyph} ${font}`;
  const found = known.get(key);
  if (found) return found;
  const { width, height } = probe.canvas;
  probe.fillStyle = 'white';
  probe.fillRect(0, 0, width, height);
  probe.fillStyle = 'black';
  probe.font = font;
  probe.fillText(glyph, PROBE, 1.4 * PROBE);
  const { data } = probe.getImageData(0, 0, width, height);
  let [from, to] = [width, 0];
  for (let at = 0; at < width * height; at++)
    if (data[4 * at]! < 128) [from, to] = [Math.min(from, at % width), Math.max(to, (at % width) + 1)];
  const ink = { from: from / PROBE - 1, to: to / PROBE - 1 };
  known.set(key, ink);
  return ink;
}
