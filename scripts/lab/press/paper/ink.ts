import { readFileSync } from 'node:fs';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import fontkit, { type Font } from '@pdf-lib/fontkit';
import { SANS } from './faces.ts';
import { widthOf } from './pdf.ts';

type At = { readonly x: number; readonly y: number; readonly size: number };

const n = (value: number): string => value.toFixed(3);

let face: Font | undefined;

/** A text as filled outlines: no reader of texts finds it. */
export function inOutlines(text: string, { x, y, size }: At): string {
  face ??= fontkit.create(readFileSync(SANS.file));
  const scale = size / face.unitsPerEm;
  let pen = x;
  const paths = face.layout(text).glyphs.map(glyph => {
    const steps = [...glyph.path.toSVG().matchAll(/([MLCZ])([^MLCZ]*)/g)].map(([, step, numbers]) => {
      const places = numbers!.split(/[ ,]/).filter(Boolean).map(Number);
      return [...places.map((value, i) => n((i % 2 === 0 ? pen : y) + value * scale)), OPERATORS[step!]].join(
        ' ',
      );
    });
    pen += glyph.advanceWidth * scale;
    return `${steps.join(' ')} f`;
  });
  return paths.join('\n');
}

/** PDF's operators for the steps of a path. */
const OPERATORS: { readonly [step: string]: string } = { M: 'm', L: 'l', C: 'c', Z: 'h' };

/** pixels a point */
const DENSITY = 4;

/** A text as a picture of it. */
export function inPicture(text: string, { x, y, size }: At): string {
  if (!GlobalFonts.has('Press')) GlobalFonts.registerFromPath(SANS.file, 'Press');
  const [width, height] = [Math.ceil(widthOf(text) * size * 1.2 + 2), Math.ceil(size * 1.2)];
  const canvas = createCanvas(width * DENSITY, height * DENSITY);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.font = `${size * DENSITY}px Press`;
  context.fillText(text, DENSITY, size * DENSITY * 0.95);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grey = Buffer.alloc(canvas.width * canvas.height);
  for (let at = 0; at < grey.length; at++) grey[at] = data[4 * at]!;
  return `q ${width} 0 0 ${height} ${n(x - 1)} ${n(y - 0.25 * size)} cm BI /W ${canvas.width} /H ${canvas.height} /CS /G /BPC 8 /F /AHx ID ${grey.toString('hex')}> EI Q`;
}
