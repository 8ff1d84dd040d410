import { apply, type Matrix } from '../matrix.ts';
import { type Outline, type OutlinePoint, Tracer } from './outline.ts';

/** glyphs inside glyphs: a font that is whole has one or two storeys */
const DEEPEST = 4;

/** Bits of a point, and of a part of a glyph that is made of others (TrueType's `glyf` table). */
const ON = 1;
const [SHORT_X, SHORT_Y, REPEATS, SAME_X, SAME_Y] = [2, 4, 8, 16, 32];
const [ARE_WORDS, ARE_OFFSETS, HAS_SCALE, MORE, HAS_TWO_SCALES, HAS_MATRIX] = [1, 2, 8, 32, 64, 128];

type Read = (glyph: number) => Outline | null;

/** Outlines of a TrueType font; null where a table of it is missing. */
export function glyfOutline(tables: ReadonlyMap<string, DataView>): Read | null {
  const [head, loca, glyf] = [tables.get('head'), tables.get('loca'), tables.get('glyf')];
  if (!head || !loca || !glyf) return null;
  const isLong = head.getInt16(50) === 1;
  const placeOf = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const read = (glyph: number, depth: number): Outline => {
    const [from, to] = [placeOf(glyph), placeOf(glyph + 1)];
    if (to <= from || depth > DEEPEST) return [];
    const contours = glyf.getInt16(from);
    return contours >= 0
      ? simple(glyf, from + 10, contours)
      : composite(glyf, from + 10, part => read(part, depth + 1));
  };
  return glyph => read(glyph, 0);
}

function simple(glyf: DataView, from: number, contours: number): Outline {
  const ends = Array.from({ length: contours }, (_, index) => glyf.getUint16(from + 2 * index));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = from + 2 * contours;
  at += 2 + glyf.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = glyf.getUint8(at++);
    const times = flag & REPEATS ? glyf.getUint8(at++) + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, count).map(flag => {
      if (flag & short) value += (flag & same ? 1 : -1) * glyf.getUint8(at++);
      else if (!(flag & same)) {
        value += glyf.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(SHORT_X, SAME_X);
  const ys = axis(SHORT_Y, SAME_Y);
  const tracer = new Tracer();
  let start = 0;
  for (const end of ends) {
    const own = xs.slice(start, end + 1).map((x, index) => ({
      at: [x, ys[start + index]!] as OutlinePoint,
      isOn: (flags[start + index]! & ON) !== 0,
    }));
    trace(own, tracer);
    start = end + 1;
  }
  return tracer.contours;
}

type Knot = { readonly at: OutlinePoint; readonly isOn: boolean };

/** A ring of points on the outline and beside it: between two beside it lies one that is not written down. */
function trace(ring: readonly Knot[], tracer: Tracer): void {
  if (ring.length < 2) return;
  const first = ring.findIndex(({ isOn }) => isOn);
  const knots =
    first < 0 ? [{ at: middle(ring[0]!.at, ring.at(-1)!.at), isOn: true }, ...ring] : rotated(ring, first);
  tracer.move(...knots[0]!.at);
  for (let index = 1; index <= knots.length; index++) {
    const knot = knots[index % knots.length]!;
    if (knot.isOn) {
      tracer.line(...knot.at);
      continue;
    }
    const next = knots[(index + 1) % knots.length]!;
    const end = next.isOn ? next.at : middle(knot.at, next.at);
    tracer.quadratic(...knot.at, ...end);
    if (next.isOn) index++;
  }
}

function rotated<T>(ring: readonly T[], by: number): T[] {
  return [...ring.slice(by), ...ring.slice(0, by)];
}

function middle(a: OutlinePoint, b: OutlinePoint): OutlinePoint {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function composite(glyf: DataView, from: number, read: (part: number) => Outline): Outline {
  const contours: OutlinePoint[][] = [];
  let at = from;
  let flags = MORE;
  for (let part = 0; flags & MORE && part < MOST_PARTS; part++) {
    flags = glyf.getUint16(at);
    const own = read(glyf.getUint16(at + 2));
    const areWords = (flags & ARE_WORDS) !== 0;
    const [x, y] = areWords
      ? [glyf.getInt16(at + 4), glyf.getInt16(at + 6)]
      : [glyf.getInt8(at + 4), glyf.getInt8(at + 5)];
    at += areWords ? 8 : 6;
    const scales = flags & HAS_SCALE ? 1 : flags & HAS_TWO_SCALES ? 2 : flags & HAS_MATRIX ? 4 : 0;
    const given = Array.from({ length: scales }, (_, index) => glyf.getInt16(at + 2 * index) / 16_384);
    at += 2 * scales;
    const matrix: Matrix = [
      ...turnOf(given),
      ...(flags & ARE_OFFSETS ? ([x, y] as const) : ([0, 0] as const)),
    ];
    for (const contour of own) contours.push(contour.map(point => apply(matrix, ...point)));
  }
  return contours;
}

const MOST_PARTS = 16;

function turnOf([a = 1, b, c, d]: readonly number[]): readonly [number, number, number, number] {
  if (d !== undefined) return [a, b!, c!, d];
  return [a, 0, 0, b ?? a];
}
