import type { Raster } from '../../image/raster.ts';

/** One glyph as read: where it stands along the crop (pixels of the crop), how sure (0 to 1), and what else it may be. */
export type ReadGlyph = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  readonly others?: readonly string[];
  /** the reader of signs is sure that it is another one */
  readonly isDenied?: boolean;
  /** … or that it is this one; nothing where it was not asked */
  readonly isVouched?: boolean;
};

export type LineReading = { readonly glyphs: readonly ReadGlyph[] };

/** A picture of a line; `usual`: pixels that lines of its page are high, where it is of a page. */
export type LinePicture = Raster & { readonly usual?: number };

/** Reads crops of single lines: upright, dark on light, without rulings, a few pixels of white around. */
export type LineReader = {
  readonly name: 'ppocr' | 'tesseract';
  /** `kind`: what the lines are known to hold */
  read(lines: readonly Raster[], kind?: 'text' | 'number'): Promise<readonly LineReading[]>;
  close(): Promise<void>;
};
