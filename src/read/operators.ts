import type { BBox } from '../model.ts';
import { intersection } from '../values/bbox.ts';
import type { Canvas, OperatorCodes, OperatorList, PdfFont, PdfGlyph } from './canvas.ts';
import { BLACK, initialState, type State } from './graphics-state.ts';
import { applyToBox, IDENTITY, type Matrix, multiply } from './matrix.ts';

/** Text rendering modes that put no ink on the page: 3 is invisible, 7 only clips. */
const INKLESS_MODES = new Set([3, 7]);

export type DrawOptions = {
  readonly codes: OperatorCodes;
  readonly viewport: Matrix;
  readonly fontOf: (name: string) => PdfFont;
  readonly isVisible: (optionalContent: unknown) => boolean;
};

/** Replays a page's instructions on a canvas of ours, with the graphics state that PDF prescribes. */
export function draw(list: OperatorList, canvas: Canvas, options: DrawOptions): void {
  const handlers = makeHandlers(canvas, options);
  list.fnArray.forEach((code, index) => {
    handlers[code]?.((list.argsArray[index] ?? []) as never);
  });
}

// biome-ignore lint/suspicious/noExplicitAny: arguments are as many shapes as there are instructions
type Handler = (args: any) => void;

function makeHandlers(canvas: Canvas, { codes, viewport, fontOf, isVisible }: DrawOptions): Handler[] {
  let state = initialState(viewport);
  const stack: State[] = [];
  const hidden: boolean[] = [];
  let text: Matrix = IDENTITY;
  let line: [number, number] = [0, 0];
  let pen: [number, number] = [0, 0];
  let clipPending = false;

  const save = () => stack.push({ ...state });
  const restore = () => {
    state = stack.pop() ?? state;
  };
  const transform = (matrix: Matrix) => {
    state.ctm = multiply(state.ctm, matrix);
  };
  const clipTo = (box: ArrayLike<number>) => {
    const displayed = applyToBox(state.ctm, box);
    state.clip = state.clip ? (intersection(state.clip, displayed) ?? [0, 0, 0, 0]) : displayed;
  };
  const moveText = (x: number, y: number) => {
    line = [line[0] + x, line[1] + y];
    pen = [...line];
  };
  const image = (drawn: readonly unknown[]) => {
    if (hidden.includes(true)) return;
    const box = applyToBox(state.ctm, [0, 0, 1, 1]);
    const visible = state.clip ? intersection(state.clip, box) : box;
    if (visible) canvas.image(visible, densityOf(drawn, box));
  };
  const fillPaint = () => (state.fillAlpha === 0 ? null : state.fill);
  const strokePaint = () => (state.strokeAlpha === 0 ? null : state.stroke);

  const showText = ([glyphs]: [readonly (PdfGlyph | number)[]]) => {
    const matrix = multiply(multiply(state.ctm, text), [1, 0, 0, 1, pen[0], pen[1] + state.rise]);
    const inkless = INKLESS_MODES.has(state.renderingMode) || hidden.includes(true);
    const onlyStrokes = state.renderingMode % 4 === 1;
    const paint = inkless ? null : onlyStrokes ? strokePaint() : fillPaint();
    const { font, charSpacing, wordSpacing, horizontalScale } = state;
    const textState = { font, size: state.fontSize, charSpacing, wordSpacing, horizontalScale, matrix };
    const advance = canvas.text(glyphs, textState, state.clip, paint);
    pen = font.vertical ? [pen[0], pen[1] - advance] : [pen[0] + advance * horizontalScale, pen[1]];
  };

  const constructPath = ([operator, data, bounds]: [number, [ArrayLike<number>], ArrayLike<number>]) => {
    if (clipPending && bounds) clipTo(bounds);
    clipPending = false;
    if (!bounds || !data[0] || hidden.includes(true)) return;
    const strokes = strokeCodes.has(operator);
    const fills = fillCodes.has(operator);
    if (!strokes && !fills) return;
    const drawing = {
      data: data[0],
      fill: fills ? fillPaint() : null,
      stroke: strokes ? strokePaint() : null,
      lineWidth: state.lineWidth,
    };
    canvas.path(drawing, state.ctm, state.clip);
  };

  const gStates: { [key: string]: (value: never) => void } = {
    LW: (value: number) => {
      state.lineWidth = value;
    },
    ca: (value: number) => {
      state.fillAlpha = value;
    },
    CA: (value: number) => {
      state.strokeAlpha = value;
    },
    Font: ([name, size]: [string, number]) => {
      state.font = fontOf(name);
      state.fontSize = size;
    },
  };
  const strokeCodes = codesOf(codes, ['stroke', 'closeStroke', ...FILL_AND_STROKE]);
  const fillCodes = codesOf(codes, ['fill', 'eoFill', ...FILL_AND_STROKE]);

  const named: { [name: string]: Handler } = {
    save,
    restore,
    transform,
    setLineWidth: ([width]) => {
      state.lineWidth = width;
    },
    setGState: ([entries]) => {
      for (const [key, value] of entries) gStates[key]?.(value as never);
    },
    setFillRGBColor: ([colour]) => {
      state.fill = colour;
    },
    setStrokeRGBColor: ([colour]) => {
      state.stroke = colour;
    },
    setFillColorN: () => {
      state.fill = BLACK;
    },
    setStrokeColorN: () => {
      state.stroke = BLACK;
    },
    setFillTransparent: () => {
      state.fill = null;
    },
    setStrokeTransparent: () => {
      state.stroke = null;
    },
    clip: () => {
      clipPending = true;
    },
    eoClip: () => {
      clipPending = true;
    },
    constructPath,
    beginText: () => {
      text = IDENTITY;
      line = [0, 0];
      pen = [0, 0];
    },
    setCharSpacing: ([spacing]) => {
      state.charSpacing = spacing;
    },
    setWordSpacing: ([spacing]) => {
      state.wordSpacing = spacing;
    },
    setHScale: ([percent]) => {
      state.horizontalScale = percent / 100;
    },
    setLeading: ([leading]) => {
      state.leading = -leading;
    },
    setFont: ([name, size]) => {
      state.font = fontOf(name);
      state.fontSize = size;
    },
    setTextRenderingMode: ([mode]) => {
      state.renderingMode = mode;
    },
    setTextRise: ([rise]) => {
      state.rise = rise;
    },
    moveText: ([x, y]) => moveText(x, y),
    setLeadingMoveText: ([x, y]) => {
      state.leading = y;
      moveText(x, y);
    },
    setTextMatrix: ([matrix]) => {
      text = matrix;
      line = [0, 0];
      pen = [0, 0];
    },
    nextLine: () => moveText(0, state.leading),
    showText,
    paintFormXObjectBegin: ([matrix, box]) => {
      save();
      if (matrix) transform(matrix);
      if (box) clipTo(box);
    },
    paintFormXObjectEnd: restore,
    beginGroup: save,
    endGroup: restore,
    beginAnnotation: ([, , placed, matrix]) => {
      save();
      state = { ...initialState(viewport) };
      transform(placed);
      transform(matrix);
    },
    endAnnotation: restore,
    beginMarkedContent: () => hidden.push(false),
    beginMarkedContentProps: ([tag, properties]) => hidden.push(tag === 'OC' && !isVisible(properties)),
    endMarkedContent: () => hidden.pop(),
  };
  for (const name of IMAGE_OPERATORS) named[name] = image;
  const handlers: Handler[] = [];
  for (const [name, handler] of Object.entries(named)) {
    const code = codes[name];
    if (code !== undefined) handlers[code] = handler;
  }
  return handlers;
}

/** Pixels a point of a picture drawn into a box; its size stands in the instruction or in the picture itself; else 0. */
function densityOf([drawn, ...size]: readonly unknown[], [x0, y0, x1, y1]: BBox): number {
  const { width, height } = (drawn ?? {}) as { width?: number; height?: number };
  const pixels = Number(size[0] ?? width ?? 0) * Number(size[1] ?? height ?? 0);
  return pixels > 0 ? Math.sqrt(pixels / ((x1 - x0) * (y1 - y0))) : 0;
}

const FILL_AND_STROKE = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];

const IMAGE_OPERATORS = [
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintInlineImageXObjectGroup',
  'paintImageXObjectRepeat',
  'paintImageMaskXObject',
  'paintImageMaskXObjectGroup',
  'paintImageMaskXObjectRepeat',
  'paintSolidColorImageMask',
];

function codesOf(codes: OperatorCodes, names: readonly string[]): Set<number> {
  return new Set(names.map(name => codes[name]!));
}
