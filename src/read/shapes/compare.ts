import { ACROSS, DOWN, type Shape } from './bitmap.ts';
import { TEMPLATES } from './templates.ts';

/** A sign that a shape looks like, how far it is from it, and how much farther from any other sign; shares of the grid. */
export type Likeness = { readonly sign: string; readonly distance: number; readonly margin: number };

type Template = { readonly sign: string; readonly rows: readonly number[]; readonly aspect: number };

let templates: readonly Template[] | undefined;

/** The sign that a shape is most like. */
export function likenessOf(shape: Shape): Likeness {
  templates ??= TEMPLATES.flatMap(([sign, ...prints]) => prints.map(print => templateOf(sign!, print)));
  const aspect = aspectOf(shape);
  const least = new Map<string, number>();
  for (const template of templates) {
    const distance = distanceOf(shape.rows, template.rows) + Math.abs(aspect - template.aspect) * BY_ASPECT;
    if (distance < (least.get(template.sign) ?? Number.POSITIVE_INFINITY)) least.set(template.sign, distance);
  }
  const [[sign, distance], [, second]] = [...least].sort((a, b) => a[1] - b[1]) as [
    [string, number],
    [string, number],
  ];
  return { sign, distance, margin: second - distance };
}

/** What a difference of one between width and height, divided, counts. */
const BY_ASPECT = 0.3;

export function aspectOf({ box }: Shape): number {
  return Math.min(2, (box.x1 - box.x0) / (box.y1 - box.y0));
}

/** Share of the points of the grid in which two shapes differ. */
export function distanceOf(a: readonly number[], b: readonly number[]): number {
  let differ = 0;
  for (let row = 0; row < DOWN; row++) {
    let bits = a[row]! ^ b[row]!;
    for (; bits !== 0; bits &= bits - 1) differ++;
  }
  return differ / (ACROSS * DOWN);
}

/** A print as it is written down: three hexadecimal digits a row, then width by height in hundredths. */
export function templateOf(sign: string, print: string): Template {
  const rows = Array.from({ length: DOWN }, (_, row) =>
    Number.parseInt(print.slice(3 * row, 3 * row + 3), 16),
  );
  return { sign, rows, aspect: Number(print.slice(3 * DOWN)) / 100 };
}

export function printOf(shape: Shape): string {
  const rows = shape.rows.map(row => row.toString(16).padStart(3, '0')).join('');
  return rows + Math.round(100 * aspectOf(shape));
}
