import { createCanvas } from '@napi-rs/canvas';
import { type Dice, fromRgba, type Picture } from './picture.ts';

/** A name signed in a hurry: `count` scribbles beside each other, each `size` pixels high. */
export function signature({ size, count }: { size: number; count: number }, dice: Dice): Picture {
  const [width, height] = [Math.ceil(size * (count + 0.4)), Math.ceil(size * 1.4)];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.strokeStyle = '#1c1c28';
  context.lineWidth = Math.max(1.5, size * 0.05);
  context.lineCap = 'round';
  for (let nth = 0; nth < count; nth += 1) {
    const place = (): [number, number] => [size * (0.2 + nth + dice()), size * (0.2 + dice())];
    for (let stroke = 0; stroke < 4; stroke += 1) {
      context.beginPath();
      context.moveTo(...place());
      context.bezierCurveTo(...place(), ...place(), ...place());
      context.stroke();
    }
  }
  return fromRgba({ width, height }, context.getImageData(0, 0, width, height).data);
}
