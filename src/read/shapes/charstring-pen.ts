import { type OutlinePoint, Tracer } from './outline.ts';

type Numbers = readonly number[];

/** The drawing instructions of Type 2 charstrings: each goes on from where the one before ended. */
export class CharstringPen {
  readonly #tracer = new Tracer();
  #x = 0;
  #y = 0;

  get contours(): readonly (readonly OutlinePoint[])[] {
    return this.#tracer.contours;
  }

  draw(code: number, args: Numbers): void {
    this.#operators[code]?.(args);
  }

  readonly #operators: { readonly [code: number]: (args: Numbers) => void } = {
    4: args => this.#move(0, args.at(-1) ?? 0),
    5: args => this.#lines(args),
    6: args => this.#steps(args, true),
    7: args => this.#steps(args, false),
    8: args => this.#curves(args),
    21: args => this.#move(args.at(-2) ?? 0, args.at(-1) ?? 0),
    22: args => this.#move(args.at(-1) ?? 0, 0),
    24: args => {
      this.#curves(args.slice(0, -2));
      this.#lines(args.slice(-2));
    },
    25: args => {
      this.#lines(args.slice(0, -6));
      this.#curves(args.slice(-6));
    },
    26: args => this.#leaning(args, false),
    27: args => this.#leaning(args, true),
    30: args => this.#turning(args, false),
    31: args => this.#turning(args, true),
    1234: ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0]) =>
      this.#curves([a, 0, b, c, d, 0, e, 0, f, -c, g, 0]),
    1235: args => this.#curves(args.slice(0, 12)),
    1236: ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]) =>
      this.#curves([a, b, c, d, e, 0, f, 0, g, h, i, -(b + d + h)]),
    1237: args => this.#flex(args),
  };

  #move(dx: number, dy: number): void {
    this.#x += dx;
    this.#y += dy;
    this.#tracer.move(this.#x, this.#y);
  }

  #line(dx: number, dy: number): void {
    this.#x += dx;
    this.#y += dy;
    this.#tracer.line(this.#x, this.#y);
  }

  #lines(args: Numbers): void {
    for (let at = 0; at + 2 <= args.length; at += 2) this.#line(args[at]!, args[at + 1]!);
  }

  /** lines along the axes by turns */
  #steps(args: Numbers, isFirstLevel: boolean): void {
    for (const [index, by] of args.entries()) {
      if ((index % 2 === 0) === isFirstLevel) this.#line(by, 0);
      else this.#line(0, by);
    }
  }

  #curve(d: Numbers): void {
    const [x1, y1] = [this.#x + d[0]!, this.#y + d[1]!];
    const [x2, y2] = [x1 + d[2]!, y1 + d[3]!];
    this.#x = x2 + d[4]!;
    this.#y = y2 + d[5]!;
    this.#tracer.cubic(x1, y1, x2, y2, this.#x, this.#y);
  }

  #curves(args: Numbers): void {
    for (let at = 0; at + 6 <= args.length; at += 6) this.#curve(args.slice(at, at + 6));
  }

  /** curves that begin along one axis and end along the other, by turns; the last may end askew */
  #turning(args: Numbers, isFirstLevel: boolean): void {
    let isLevel = isFirstLevel;
    for (let at = 0; at + 4 <= args.length; at += 4) {
      const [a, b, c, d] = args.slice(at, at + 4) as [number, number, number, number];
      const last = args.length - at === 5 ? args[at + 4]! : 0;
      this.#curve(isLevel ? [a, 0, b, c, last, d] : [0, a, b, c, d, last]);
      isLevel = !isLevel;
    }
  }

  /** curves that begin and end along one axis; the first may begin askew */
  #leaning(args: Numbers, isLevel: boolean): void {
    let askew = args.length % 4 === 1 ? args[0]! : 0;
    for (let at = args.length % 4; at + 4 <= args.length; at += 4) {
      const [a, b, c, d] = args.slice(at, at + 4) as [number, number, number, number];
      this.#curve(isLevel ? [a, askew, b, c, d, 0] : [askew, a, b, c, 0, d]);
      askew = 0;
    }
  }

  /** two curves that end on the axis along which they go farther */
  #flex(args: Numbers): void {
    const five = args.slice(0, 10);
    const sum = (axis: number) => five.reduce((all, by, at) => (at % 2 === axis ? all + by : all), 0);
    const [dx, dy, last] = [sum(0), sum(1), args[10] ?? 0];
    this.#curves([...five, ...(Math.abs(dx) > Math.abs(dy) ? [last, -dy] : [-dx, last])]);
  }
}
