import { CharstringPen } from './charstring-pen.ts';
import type { FontBytes, Outline } from './outline.ts';

type Subroutines = { readonly globals: readonly FontBytes[]; readonly locals: readonly FontBytes[] };

/** calls inside calls, and instructions of a glyph: a broken font may go round */
const DEEPEST = 10;
const MOST_STEPS = 5000;

/** Runs the instructions of a glyph of a CFF font (Type 2 charstrings); hints are passed over. */
export function charstringOutline(charstring: FontBytes, subroutines: Subroutines): Outline {
  const machine = new Charstring(subroutines);
  machine.run(charstring, 0);
  return machine.pen.contours;
}

class Charstring {
  readonly pen = new CharstringPen();
  readonly #subroutines: Subroutines;
  #stack: number[] = [];
  #stems = 0;
  #steps = 0;
  #isDone = false;

  constructor(subroutines: Subroutines) {
    this.#subroutines = subroutines;
  }

  run({ view, from, to }: FontBytes, depth: number): void {
    if (depth > DEEPEST) return;
    for (let at = from; at < to && !this.#isDone; ) {
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) return;
      const code = view.getUint8(at);
      at += 1;
      if (code === 28 || code >= 32) at += this.#number(view, at, code);
      else if (code === 11) return;
      else if (code === 10) this.#call(this.#subroutines.locals, depth);
      else if (code === 29) this.#call(this.#subroutines.globals, depth);
      else if (code === 12) {
        this.pen.draw(1200 + view.getUint8(at), this.#taken());
        at += 1;
      } else at += this.#instruction(code);
    }
  }

  /** Puts a number on the stack; returned is how many more bytes it took. */
  #number(view: DataView, at: number, code: number): number {
    if (code === 28) this.#stack.push(view.getInt16(at));
    else if (code <= 246) this.#stack.push(code - 139);
    else if (code <= 250) this.#stack.push((code - 247) * 256 + view.getUint8(at) + 108);
    else if (code <= 254) this.#stack.push(-(code - 251) * 256 - view.getUint8(at) - 108);
    else this.#stack.push(view.getInt32(at) / 65_536);
    return code === 28 ? 2 : code <= 246 ? 0 : code <= 254 ? 1 : 4;
  }

  #call(own: readonly FontBytes[], depth: number): void {
    const bias = own.length < 1240 ? 107 : own.length < 33_900 ? 1131 : 32_768;
    const called = own[(this.#stack.pop() ?? 0) + bias];
    if (called) this.run(called, depth + 1);
  }

  /** Returned is how many bytes a mask of hints takes. */
  #instruction(code: number): number {
    if (HINTS.has(code)) {
      this.#stems += this.#taken().length >> 1;
      return MASKS.has(code) ? (this.#stems + 7) >> 3 : 0;
    }
    if (code === 14) this.#isDone = true;
    else this.pen.draw(code, this.#taken());
    return 0;
  }

  #taken(): number[] {
    const taken = this.#stack;
    this.#stack = [];
    return taken;
  }
}

const MASKS = new Set([19, 20]);
const HINTS = new Set([1, 3, 18, 23, ...MASKS]);
