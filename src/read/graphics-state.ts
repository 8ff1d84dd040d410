import type { Clip, Paint, PdfFont } from './canvas.ts';
import type { Matrix } from './matrix.ts';

/** The graphics state that PDF prescribes, as far as text, lines and pictures need it. */
export type State = {
  ctm: Matrix;
  clip: Clip;
  fill: Paint;
  stroke: Paint;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  font: PdfFont;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderingMode: number;
};

export const BLACK = '#000000';
const NO_FONT: PdfFont = {};

export function initialState(ctm: Matrix): State {
  return {
    ctm,
    clip: null,
    fill: BLACK,
    stroke: BLACK,
    fillAlpha: 1,
    strokeAlpha: 1,
    lineWidth: 1,
    font: NO_FONT,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    horizontalScale: 1,
    leading: 0,
    rise: 0,
    renderingMode: 0,
  };
}
