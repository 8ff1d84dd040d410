import type { BBox } from '../model.ts';
import type { Matrix } from './matrix.ts';

/** The list of drawing instructions that pdf.js makes of a page. */
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** A glyph as pdf.js hands it over; widths are in thousandths of the font size. */
export type PdfGlyph = {
  readonly unicode: string;
  readonly fontChar: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly isInFont: boolean;
  readonly vmetric?: readonly [number, number, number];
};

export type PdfFont = {
  readonly vertical?: boolean;
  readonly missingFile?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
  /** why pdf.js could not load it: its texts come without glyphs */
  readonly failure?: string;
};

/** How a thing is painted: a CSS colour, or null where nothing is painted. */
export type Paint = string | null;

export type TextState = {
  readonly font: PdfFont;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** text space → page as displayed, at the place where the next glyph goes */
  readonly matrix: Matrix;
  readonly horizontalScale: number;
};

export type Clip = BBox | null;

/** What a page draws, in the coordinates of the page as displayed; one call a drawing instruction. */
export type Canvas = {
  /** Returns how far the text went on, in text space, so that the next glyphs go on from there. */
  text(glyphs: readonly (PdfGlyph | number)[], state: TextState, clip: Clip, paint: Paint): number;
  path(path: PathDrawing, matrix: Matrix, clip: Clip): void;
  /** `density`: pixels a point, 0 where unknown */
  image(box: BBox, density: number): void;
};

export type PathDrawing = {
  /** pdf.js's own encoding: 0 x y moves, 1 x y draws a line, 2 and 3 curve, 4 closes */
  readonly data: ArrayLike<number>;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly lineWidth: number;
};

export type OperatorCodes = { readonly [name: string]: number };
