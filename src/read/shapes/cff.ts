import { charstringOutline } from './charstring.ts';
import type { FontBytes, Outline } from './outline.ts';

/** Operators of the dictionaries of a CFF font that say where its parts are. */
const [CHARSTRINGS, PRIVATE, SUBRS, FD_ARRAY, FD_SELECT] = [17, 18, 19, 1236, 1237];

/** Outlines of a CFF font. */
export function cffOutline(view: DataView): (glyph: number) => Outline | null {
  const names = indexAt(view, view.getUint8(2));
  const tops = indexAt(view, names.end);
  const strings = indexAt(view, tops.end);
  const globals = indexAt(view, strings.end).items;
  const top = dictOf(tops.items[0]!);
  const charstrings = indexAt(view, top.get(CHARSTRINGS)![0]!).items;
  const fonts = top.has(FD_ARRAY) ? indexAt(view, top.get(FD_ARRAY)![0]!).items.map(dictOf) : [top];
  const subrs = fonts.map(font => subrsOf(view, font));
  const select = top.get(FD_SELECT)?.[0];
  return glyph => {
    const charstring = charstrings[glyph];
    if (!charstring) return null;
    const font = select === undefined ? 0 : fontOf(view, select, glyph);
    return charstringOutline(charstring, { globals, locals: subrs[font] ?? [] });
  };
}

function subrsOf(view: DataView, font: ReadonlyMap<number, readonly number[]>): FontBytes[] {
  const [size, from] = font.get(PRIVATE) ?? [];
  if (size === undefined || from === undefined) return [];
  const offset = dictOf({ view, from, to: from + size }).get(SUBRS)?.[0];
  return offset === undefined ? [] : indexAt(view, from + offset).items;
}

function indexAt(view: DataView, at: number): { items: FontBytes[]; end: number } {
  const count = view.getUint16(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = view.getUint8(at + 2);
  const base = at + 3 + (count + 1) * size - 1;
  const offset = (index: number) => {
    let value = 0;
    for (let byte = 0; byte < size; byte++) value = value * 256 + view.getUint8(at + 3 + index * size + byte);
    return base + value;
  };
  const items = Array.from({ length: count }, (_, index) => ({
    view,
    from: offset(index),
    to: offset(index + 1),
  }));
  return { items, end: offset(count) };
}

function dictOf({ view, from, to }: FontBytes): Map<number, readonly number[]> {
  const entries = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = from; at < to; ) {
    const first = view.getUint8(at++);
    if (first <= 21) {
      entries.set(first === 12 ? 1200 + view.getUint8(at++) : first, operands);
      operands = [];
    } else if (first === 28) {
      operands.push(view.getInt16(at));
      at += 2;
    } else if (first === 29) {
      operands.push(view.getInt32(at));
      at += 4;
    } else if (first === 30) {
      while (at < to && (view.getUint8(at) & 15) !== 15 && view.getUint8(at) >> 4 !== 15) at++;
      at++;
      operands.push(0);
    } else if (first <= 246) operands.push(first - 139);
    else if (first <= 250) operands.push((first - 247) * 256 + view.getUint8(at++) + 108);
    else operands.push(-(first - 251) * 256 - view.getUint8(at++) - 108);
  }
  return entries;
}

/** Which of the fonts that a font by numbers is made of has a glyph. */
function fontOf(view: DataView, at: number, glyph: number): number {
  if (view.getUint8(at) === 0) return view.getUint8(at + 1 + glyph);
  const ranges = view.getUint16(at + 1);
  for (let range = ranges - 1; range >= 0; range--) {
    const own = at + 3 + 3 * range;
    if (view.getUint16(own) <= glyph) return view.getUint8(own + 2);
  }
  return 0;
}
