import type { OperatorCodes, OperatorList, PathDrawing } from '../canvas.ts';
import { apply, IDENTITY, type Matrix } from '../matrix.ts';
import { draw } from '../operators.ts';
import { type Outline, Tracer } from './outline.ts';

/** The outline of a glyph that is drawn by instructions of its own (Type 3), in units of its font. */
export function drawnOutline(list: OperatorList, codes: OperatorCodes): Outline {
  const contours: (readonly [number, number])[][] = [];
  draw(
    list,
    {
      text: () => 0,
      path: (path, matrix) => {
        if (path.fill !== null) contours.push(...contoursOf(path, matrix));
      },
      image: () => undefined,
    },
    { codes, viewport: IDENTITY, fontOf: () => ({}), isVisible: () => true },
  );
  return contours;
}

function contoursOf({ data }: PathDrawing, matrix: Matrix): (readonly [number, number])[][] {
  const tracer = new Tracer();
  for (let at = 0; at < data.length; ) {
    const [operator, ...numbers] = Array.from({ length: 7 }, (_, index) => data[at + index] ?? 0) as number[];
    const [a, b, c, d, e, f] = numbers as [number, number, number, number, number, number];
    if (operator === 0) tracer.move(a, b);
    else if (operator === 1) tracer.line(a, b);
    else if (operator === 2) tracer.cubic(a, b, c, d, e, f);
    else if (operator === 3) tracer.quadratic(a, b, c, d);
    at += 1 + (SIZES[operator!] ?? 0);
  }
  return tracer.contours.map(contour => contour.map(([x, y]) => apply(matrix, x, y)));
}

/** numbers that follow moveTo, lineTo, curveTo, quadraticCurveTo, closePath */
const SIZES = [2, 2, 6, 4, 0];
