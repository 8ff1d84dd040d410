import type { BBox } from '../model.ts';
import type { Matrix } from './matrix.ts';
import type { PaintColour } from './paint.ts';

/** The list of drawing instructions that pdf.js makes of a page. */
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** A glyph as pdf.js hands it over; widths are in thousandths of the font size. */
export type PdfGlyph = {
  readonly unicode: string;
  /** what its code says, where it is drawn otherwise */
  readonly code?: string;
  readonly fontChar: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly isInFont: boolean;
  /** what draws it, in a font whose glyphs are drawn by instructions */
  readonly operatorListId?: string;
  readonly vmetric?: readonly [number, number, number];
};

export type PdfFont = {
  readonly vertical?: boolean;
  readonly missingFile?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
  /** the name that its file goes by */
  readonly loadedName?: string;
  readonly charProcOperatorList?: ReadonlyMap<string, OperatorList>;
  /** why pdf.js could not load it: its texts come without glyphs */
  readonly failure?: string;
};

export type TextState = {
  readonly font: PdfFont;
  readonly size: number;
  /** −1 where the size was a negative one: what the pen goes on is negative too */
  readonly sign: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** text space → page as displayed, at the place where the next glyph goes */
  readonly matrix: Matrix;
  readonly horizontalScale: number;
};

export type Clip = BBox | null;

/** What a page draws, in the coordinates of the page as displayed; one call a drawing instruction. */
export type DrawingCanvas = {
  /** Returns how far the text went on, in text space, so that the next glyphs go on from there. */
  text(glyphs: readonly (PdfGlyph | number)[], state: TextState, clip: Clip, paint: PaintColour): number;
  path(path: PathDrawing, matrix: Matrix, clip: Clip): void;
  image(drawn: DrawnImage): void;
};

/**
 * `density`: pixels a point, 0 where unknown; `hiding`: the picture, or its name, where it may hide what lies below, else
 * null.
 */
type DrawnImage = { readonly box: BBox; readonly density: number; readonly hiding: unknown };

export type PathDrawing = {
  /** pdf.js's own encoding: 0 x y moves, 1 x y draws a line, 2 and 3 curve, 4 closes */
  readonly data: ArrayLike<number>;
  readonly fill: PaintColour;
  readonly stroke: PaintColour;
  readonly lineWidth: number;
};

// biome-ignore lint/suspicious/noExplicitAny: arguments are as many shapes as there are instructions
type Handler = (args: any) => void;

/** What each kind of instruction does. */
export type Handlers = { [name: string]: Handler };

export type OperatorCodes = { readonly [name: string]: number };
