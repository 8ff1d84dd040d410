import { grey, type Picture } from '../picture.ts';

/** A picture in black (1) and white (0), one byte a pixel. */
export type Bits = { readonly width: number; readonly height: number; readonly black: Uint8Array };

/** Everything darker than `level` is black. */
export function bilevel(picture: Picture, level: number): Bits {
  const { width, height, data } = grey(picture);
  return { width, height, black: data.map(value => (value < level ? 1 : 0)) };
}
