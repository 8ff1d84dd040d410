/** A picture in shades of grey, row by row: 0 is black, 255 white. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A picture as it is decoded: red, green, blue and opacity of each pixel, row by row. */
export type ColourPicture = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
};

/** Whether a picture has shades only: one number a pixel. */
export function isGrey(picture: ColourPicture | Raster): picture is Raster {
  return picture.data.length === picture.width * picture.height;
}

/** A box in pixels; the right and lower edges are outside. */
export type PixelBox = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/**
 * Calls `visit` for each pixel that is darker than `limit`, row by row. Most of a page is paper: four pixels are passed over
 * at once where all of them are as light as the highest bits of `limit` and more.
 */
export function eachDarker({ data }: Raster, limit: number, visit: (at: number) => void): void {
  const lead = Math.min(data.length, (4 - (data.byteOffset % 4)) % 4);
  const fours = new Int32Array(data.buffer, data.byteOffset + lead, (data.length - lead) >> 2);
  const light = (lightBits(limit) * 0x01010101) | 0;
  const each = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (data[at]! < limit) visit(at);
  };
  each(0, lead);
  for (let four = 0, at = lead; four < fours.length; four++, at += 4)
    if ((fours[four]! & light) !== light) each(at, at + 4);
  each(lead + 4 * fours.length, data.length);
}

/** The ink of a picture: 1 where it is darker than `limit`, else 0. */
export function inkBelow({ width, height, data }: Raster, limit: number): Raster {
  const ink = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) if (data[at]! < limit) ink[at] = 1;
  return { width, height, data: ink };
}

/** The fewest of a shade's highest bits that a shade below `limit` cannot have all together. */
function lightBits(limit: number): number {
  let bits = 0x80;
  while (bits < limit && bits < 255) bits |= bits >> 1;
  return bits;
}

/** Whether a pixel lacks some of its eight neighbours. */
export function isAtEdge({ width, height }: Raster, at: number): boolean {
  const x = at % width;
  return x === 0 || x === width - 1 || at < width || at >= (height - 1) * width;
}
