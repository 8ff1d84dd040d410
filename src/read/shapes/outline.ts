/** The outline of a glyph in units of its font, y upwards: closed lines, curves cut into straight pieces. */
export type Outline = readonly (readonly OutlinePoint[])[];

export type OutlinePoint = readonly [x: number, y: number];

/** pieces of a curve: a glyph is looked at in a dozen pixels */
const PIECES = 5;

/** Writes an outline down: from place to place, along lines and curves. */
export class Tracer {
  readonly contours: OutlinePoint[][] = [];
  #at: OutlinePoint = [0, 0];

  move(x: number, y: number): void {
    this.#at = [x, y];
    this.contours.push([this.#at]);
  }

  line(x: number, y: number): void {
    this.#at = [x, y];
    if (this.contours.length === 0) this.contours.push([]);
    this.contours.at(-1)!.push(this.#at);
  }

  quadratic(x1: number, y1: number, x: number, y: number): void {
    const [x0, y0] = this.#at;
    this.cubic(
      x0 + (2 / 3) * (x1 - x0),
      y0 + (2 / 3) * (y1 - y0),
      x + (2 / 3) * (x1 - x),
      y + (2 / 3) * (y1 - y),
      x,
      y,
    );
  }

  cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [x0, y0] = this.#at;
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const u = 1 - t;
      const along = (a: number, b: number, c: number, d: number) =>
        u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
      this.line(along(x0, x1, x2, x), along(y0, y1, y2, y));
    }
  }
}
