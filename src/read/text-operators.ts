import type { DrawingCanvas, Handlers, PdfFont, PdfGlyph } from './canvas.ts';
import { type Machine, paintOf } from './graphics-state.ts';
import { IDENTITY, type Matrix, multiply } from './matrix.ts';

/** Text rendering modes that put no ink on the page: 3 is invisible, 7 only clips. */
const INKLESS_MODES = new Set([3, 7]);

/** The instructions that place and show text. */
export function textHandlers(
  machine: Machine,
  canvas: DrawingCanvas,
  fontOf: (name: string) => PdfFont,
): Handlers {
  let text: Matrix = IDENTITY;
  let line: [number, number] = [0, 0];
  let pen: [number, number] = [0, 0];

  const moveText = (x: number, y: number) => {
    line = [line[0] + x, line[1] + y];
    pen = [...line];
  };

  const showText = ([glyphs]: [readonly (PdfGlyph | number)[]]) => {
    const { state } = machine;
    const { font, renderingMode, horizontalScale } = state;
    const matrix = multiply(multiply(state.ctm, text), [1, 0, 0, 1, pen[0], pen[1] + state.rise]);
    const inkless = INKLESS_MODES.has(renderingMode) || machine.isHidden();
    const paint = inkless ? null : paintOf(state, renderingMode % 4 === 1 ? 'stroke' : 'fill');
    const advance = canvas.text(glyphs, textState(state, matrix), state.clip, paint);
    pen = font.vertical ? [pen[0], pen[1] - advance] : [pen[0] + advance * horizontalScale, pen[1]];
  };

  return {
    beginText: () => {
      text = IDENTITY;
      line = [0, 0];
      pen = [0, 0];
    },
    setCharSpacing: ([spacing]) => {
      machine.state.charSpacing = spacing;
    },
    setWordSpacing: ([spacing]) => {
      machine.state.wordSpacing = spacing;
    },
    setHScale: ([percent]) => {
      machine.state.horizontalScale = percent / 100;
    },
    setLeading: ([leading]) => {
      machine.state.leading = -leading;
    },
    setFont: ([name, size]) => {
      machine.state.font = fontOf(name);
      machine.state.fontSize = size;
    },
    setTextRenderingMode: ([mode]) => {
      machine.state.renderingMode = mode;
    },
    setTextRise: ([rise]) => {
      machine.state.rise = rise;
    },
    moveText: ([x, y]) => moveText(x, y),
    setLeadingMoveText: ([x, y]) => {
      machine.state.leading = y;
      moveText(x, y);
    },
    setTextMatrix: ([matrix]) => {
      text = matrix;
      line = [0, 0];
      pen = [0, 0];
    },
    nextLine: () => moveText(0, machine.state.leading),
    showText,
  };
}

/** The state that glyphs are placed by. A negative size turns them upside down: the matrix turns instead. */
function textState(
  { font, fontSize, charSpacing, wordSpacing, horizontalScale }: Machine['state'],
  matrix: Matrix,
) {
  const isTurned = fontSize < 0;
  const sign = isTurned ? -1 : 1;
  return {
    font,
    size: Math.abs(fontSize),
    sign,
    charSpacing: sign * charSpacing,
    wordSpacing: sign * wordSpacing,
    horizontalScale,
    matrix: isTurned ? multiply(matrix, [-1, 0, 0, -1, 0, 0]) : matrix,
  };
}
