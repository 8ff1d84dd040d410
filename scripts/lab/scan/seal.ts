import { createCanvas } from '@napi-rs/canvas';
import { coloured, fromRgba, type Picture } from './picture.ts';

/** A round seal: centre and radius in pixels, its turn in degrees, the words around it. */
export type Seal = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly turn: number;
  readonly words: string;
  readonly colour: string;
  /** 0 to 1: how much ink it leaves */
  readonly strength: number;
};

/** The seal pressed over the page: its ink covers, and what is printed shows through. */
export function stamped(picture: Picture, seal: Seal): Picture {
  return inkedOver(picture, { ...seal, ink: sealPicture(seal) });
}

/** Coloured ink on white laid over a page, its middle at (x, y). */
export function inkedOver(
  picture: Picture,
  { ink, x: middle, y: centre, strength }: Pick<Seal, 'x' | 'y' | 'strength'> & { readonly ink: Picture },
): Picture {
  const page = coloured(picture);
  const data = page.data.slice();
  const [left, top] = [Math.round(middle - ink.width / 2), Math.round(centre - ink.height / 2)];
  for (let y = Math.max(0, -top); y < ink.height && top + y < page.height; y += 1)
    for (let x = Math.max(0, -left); x < ink.width && left + x < page.width; x += 1)
      for (let c = 0; c < 3; c += 1) {
        const at = ((top + y) * page.width + left + x) * 3 + c;
        const share = ink.data[(y * ink.width + x) * 3 + c]! / 255;
        data[at] = data[at]! * (1 - strength * (1 - share));
      }
  return { ...page, data };
}

function sealPicture({ radius, turn, words, colour }: Seal): Picture {
  const size = Math.ceil(2 * radius + 8);
  const context = createCanvas(size, size).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, size, size);
  context.translate(size / 2, size / 2);
  context.rotate((turn * Math.PI) / 180);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = radius * 0.06;
  context.beginPath();
  context.arc(0, 0, radius * 0.96, 0, 2 * Math.PI);
  context.stroke();
  drawStar(context, radius * 0.3);
  const characters = [...words];
  const step = Math.min(0.5, (1.5 * Math.PI) / characters.length);
  context.font = `${Math.round(radius * 0.26)}px "Noto Serif CJK SC", serif`;
  context.textAlign = 'center';
  characters.forEach((character, i) => {
    context.save();
    context.rotate((i - (characters.length - 1) / 2) * step);
    context.fillText(character, 0, -radius * 0.66);
    context.restore();
  });
  return fromRgba({ width: size, height: size }, context.getImageData(0, 0, size, size).data);
}

function drawStar(context: ReturnType<ReturnType<typeof createCanvas>['getContext']>, radius: number): void {
  context.beginPath();
  for (let i = 0; i < 10; i += 1) {
    const [reach, angle] = [i % 2 ? radius * 0.39 : radius, (i * Math.PI) / 5];
    context.lineTo(reach * Math.sin(angle), -reach * Math.cos(angle));
  }
  context.closePath();
  context.fill();
}
