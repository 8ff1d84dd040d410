import type { BBox } from '../model.ts';

/** Things that stand at points of a page, looked up by the squares (points) that they stand in. */
export class Squares<T> {
  readonly #side: number;
  readonly #squares = new Map<number, T[]>();

  constructor(side: number) {
    this.#side = side;
  }

  put([x, y]: readonly [number, number], thing: T): void {
    const key = keyOf(this.#at(x), this.#at(y));
    const own = this.#squares.get(key);
    if (own) own.push(thing);
    else this.#squares.set(key, [thing]);
  }

  /** Whether one of the things in the squares that a box meets is such a one. */
  some([x0, y0, x1, y1]: BBox, is: (thing: T) => boolean): boolean {
    for (let row = this.#at(y0); row <= this.#at(y1); row++)
      for (let column = this.#at(x0); column <= this.#at(x1); column++)
        if (this.#squares.get(keyOf(column, row))?.some(is)) return true;
    return false;
  }

  #at(value: number): number {
    return Math.min(MOST, Math.max(-MOST, Math.floor(value / this.#side)));
  }
}

/** squares from one edge to the other: a page may claim to be miles wide */
const MOST = 2000;

function keyOf(column: number, row: number): number {
  return row * 65_536 + column;
}
