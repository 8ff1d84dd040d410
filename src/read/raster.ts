/** A picture in shades of grey, row by row: 0 is black, 255 white. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };
