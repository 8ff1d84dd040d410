import type { Trick } from '../look.ts';
import type { Size } from './imposed.ts';
import { inOutlines, inPicture } from './ink.ts';
import { show, widthOf } from './pdf.ts';

/** A line of a value, and where it stands; y grows upwards. */
type Value = { readonly text: string; readonly x: number; readonly y: number; readonly size: number };

const n = (value: number): string => value.toFixed(2);

/** How the value of a cell is drawn: most of the tricks are played on numbers alone, and on some of them. */
export function valueDrawn(trick: Trick | null, value: Value): string {
  const draw = trick && ON_VALUES[trick];
  return draw && NUMBER.test(value.text) && isChosen(value) ? draw(value) : show(value.text, value);
}

const NUMBER = /^[\d.,]+%?$/;

/** Two of three, by where they stand. */
const isChosen = ({ x, y }: Value): boolean => Math.round(x + 3 * y) % 3 !== 0;

const ON_VALUES: { readonly [trick in Trick]?: (value: Value) => string } = {
  covered: value => [show(formerly(value.text), value), boxOver(value), show(value.text, value)].join('\n'),
  struck: value => {
    const old = formerly(value.text);
    const { size } = value;
    const width = widthOf(old) * size;
    const x = value.x - width / 2 - size / 6;
    const at = value.y + 0.36 * size;
    const stroke = `0.6 w ${n(x - 1)} ${n(at)} m ${n(x + width + 1)} ${n(at)} l S`;
    return [show(old, { ...value, x }), stroke, show(value.text, { ...value, x: x + width + size / 3 })].join(
      '\n',
    );
  },
  doubled: value => [show(value.text, value), show(value.text, { ...value, x: value.x + 0.4 })].join('\n'),
  shadowed: value => {
    const below = show(value.text, { ...value, x: value.x + 0.8, y: value.y - 0.8 });
    return [`0.7 g ${below} 0 g`, show(value.text, value)].join('\n');
  },
  clipped: value => {
    const width = widthOf(value.text) * value.size;
    const left = value.text.length > 2 ? 0.6 : 1;
    return `q ${n(value.x - 1)} ${n(value.y - 3)} ${n(width * left + 1)} ${n(value.size + 4)} re W n ${show(value.text, value)} Q`;
  },
  outlines: value => inOutlines(value.text, value),
  pictures: value => inPicture(value.text, value),
};

/** Another number of as many digits. */
const formerly = (text: string): string => text.replaceAll(/\d/g, digit => String((Number(digit) + 7) % 10));

const boxOver = ({ text, x, y, size }: Value): string =>
  `1 g ${n(x - 1)} ${n(y - 0.2 * size)} ${n(widthOf(text) * size + 2)} ${n(1.1 * size)} re f 0 g`;

/** A page with what is drawn over it: watermarks below the text, seals above it. */
export function pageDrawn(trick: Trick | null, content: string, size: Size): string {
  if (trick === 'stamp') return `${content}\n${sealOf('南屿市财政局绩效评价专用章', size)}`;
  const mark = trick && MARKS[trick]?.(size);
  return mark ? `${mark}\n${content}` : content;
}

const MARKS: { readonly [trick in Trick]?: (size: Size) => string } = {
  watermark: ({ width, height }) => `0.88 g ${turned('内部资料', [width * 0.2, height * 0.3], 40, 90)} 0 g`,
  tiles: size =>
    `0.9 g ${tiles(size)
      .map(at => turned('南屿市财政局', at, 30, 12))
      .join('\n')} 0 g`,
  'level-tiles': size =>
    `0.9 g ${tiles(size)
      .map(at => turned('仅供公开使用', at, 0, 11))
      .join('\n')} 0 g`,
};

function tiles({ width, height }: Size): [number, number][] {
  const rows = Math.floor(height / 90);
  const columns = Math.floor(width / 130);
  return Array.from({ length: rows * columns }, (_, i) => [
    20 + 130 * (i % columns),
    30 + 90 * Math.floor(i / columns),
  ]);
}

function turned(text: string, [x, y]: readonly [number, number], degrees: number, size: number): string {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return `q ${n(c)} ${n(s)} ${n(-s)} ${n(c)} ${n(x)} ${n(y)} cm ${show(text, { x: 0, y: 0, size })} Q`;
}

/** A round seal of live text over the lower half of a page, its star in the middle. */
function sealOf(text: string, { width, height }: Size): string {
  const [x, y, radius] = [width * 0.7, height * 0.45, 52];
  const glyphs = [...text].map((glyph, i) => {
    const degrees = 210 - (240 / (text.length - 1)) * i;
    const radians = (degrees * Math.PI) / 180;
    return turned(glyph, [x + radius * Math.cos(radians), y + radius * Math.sin(radians)], degrees - 90, 12);
  });
  return ['0.9 0.1 0.1 rg', ...glyphs, show('★', { x: x - 10, y: y - 8, size: 20 }), '0 g'].join('\n');
}
