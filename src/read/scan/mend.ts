import type { Stroke } from './ways.ts';

/** All lengths in points (1/72 inch). */
/** A ruling ends at another ruling; one that ends in the open has worn off there, and goes on behind a gap like that. */
const WORN = 60;
/** Nothing else is as long: dashes and underlines are shorter than the first, strokes of glyphs than the second. */
const SURE = { horizontal: 60, vertical: 25 };
/** Ends that are as near to another ruling meet it. */
export const TOUCH = 1.3;
const CORNER = 16;
/** … and a piece that is as near begins at it, as no glyph does. */
const CLOSE = 0.6;
/** Strokes of glyphs in a table are shorter: 一 would go on with any ruling that ends before it. */
const GLYPH = 12;
/** Pieces of one ruling are as level with each other. */
const LEVEL = 1.2;

/** Rulings of one axis with their gaps closed, as far as the rulings of the other axis ask for it. `scale`: pixels a point. */
export function mended(
  own: readonly Stroke[],
  others: readonly Stroke[],
  { isLonely, scale }: Ways,
): Stroke[] {
  const crossing = others.filter(other => isSure(other, scale));
  const pieces = withRows(own, { isLonely, scale });
  const whole: Stroke[] = [];
  const isPart = (piece: Stroke) =>
    piece.to - piece.from >= GLYPH * scale ||
    [piece.from, piece.to].some(end => isMet(piece, end, crossing, { scale, slack: CLOSE }));
  const parts = pieces.filter(piece => isSure(piece, scale) || (isPart(piece) && isLonely(piece)));
  const sheet = { parts: new Set(parts), crossing, scale };
  for (const start of parts
    .filter(one => isSure(one, scale))
    .sort((a, b) => b.to - b.from - (a.to - a.from))) {
    if (!sheet.parts.delete(start)) continue;
    const backward = grown(start, 'from', sheet);
    whole.push(cornered(grown(backward, 'to', sheet), crossing, scale));
  }
  const used = new Set(parts.filter(part => !sheet.parts.has(part)));
  return [...whole, ...pieces.filter(piece => !used.has(piece))];
}

/** A ruling of which only pieces are left: so many on one line, with gaps that are not too wide. */
const ROW = { pieces: 4, span: 150, share: 0.25 };

function withRows(own: readonly Stroke[], { isLonely, scale }: Ways): Stroke[] {
  const loose = own.filter(one => !isSure(one, scale) && isLonely(one)).sort((a, b) => a.from - b.from);
  const rows: Stroke[][] = [];
  for (const one of loose) {
    const row = rows.find(row => {
      const last = row.at(-1)!;
      return one.from >= last.to && one.from - last.to <= WORN * scale && isLevel(last, one, scale);
    });
    if (row) row.push(one);
    else rows.push([one]);
  }
  const found = rows.filter(row => {
    const span = row.at(-1)!.to - row[0]!.from;
    const covered = row.reduce((sum, { from, to }) => sum + to - from, 0);
    return row.length >= ROW.pieces && span >= ROW.span * scale && covered >= ROW.share * span;
  });
  const used = new Set(found.flat());
  return [...own.filter(one => !used.has(one)), ...found.map(row => row.reduce(joined))];
}

/** Whether a stroke is long enough to be a ruling whatever stands around it. */
export function isSure({ axis, from, to }: Stroke, scale: number): boolean {
  return to - from >= SURE[axis] * scale;
}

export function spans({ from, to }: Stroke, at: number, slack: number): boolean {
  return from - slack <= at && at <= to + slack;
}

/** Whether an end is met by a ruling of the other axis. */
export function isMet(
  stroke: Stroke,
  end: number,
  others: readonly Stroke[],
  { scale, slack = TOUCH }: { readonly scale: number; readonly slack?: number },
): boolean {
  const reach = slack * scale;
  return others.some(other => Math.abs(other.at - end) <= reach && spans(other, stroke.at, reach));
}

export type Ways = {
  /** whether no other ink stands beside a stroke: where there is, it may be a glyph's */
  readonly isLonely: (stroke: Stroke) => boolean;
  /** pixels a point */
  readonly scale: number;
};

type Sheet = { readonly parts: Set<Stroke>; readonly crossing: readonly Stroke[]; readonly scale: number };

/**
 * Goes on with the next piece on its line as long as the end lies open; beyond another ruling only with a piece that
 * itself begins in the open, and so belongs to something.
 */
function grown(start: Stroke, side: 'from' | 'to', { parts, crossing, scale }: Sheet): Stroke {
  let stroke = start;
  const near = (other: Stroke) => (side === 'to' ? other.from : other.to);
  const gapTo = (other: Stroke) => (side === 'to' ? near(other) - stroke.to : stroke.from - near(other));
  for (;;) {
    const isOpen = !isMet(stroke, stroke[side], crossing, { scale });
    const next = [...parts]
      .filter(
        other =>
          gapTo(other) > -TOUCH * scale && gapTo(other) <= WORN * scale && isLevel(stroke, other, scale),
      )
      .filter(other => isOpen || isStray(other, near(other), { parts, crossing, scale }))
      .sort((a, b) => gapTo(a) - gapTo(b))[0];
    if (!next) return stroke;
    parts.delete(next);
    stroke = joined(stroke, next);
  }
}

/** A piece that is no whole ruling and begins in the open, inside the table: outside it is the stem of a glyph. */
function isStray(piece: Stroke, end: number, { crossing, scale }: Sheet): boolean {
  if (isSure(piece, scale) || isMet(piece, end, crossing, { scale })) return false;
  const own = crossing.filter(other => spans(other, piece.at, TOUCH * scale)).map(({ at }) => at);
  return own.some(at => at < piece.from + TOUCH * scale) && own.some(at => at > piece.to - TOUCH * scale);
}

function isLevel(a: Stroke, b: Stroke, scale: number): boolean {
  const between = (Math.max(a.from, b.from) + Math.min(a.to, b.to)) / 2;
  return Math.abs(placeAt(a, between) - placeAt(b, between)) <= LEVEL * scale;
}

function placeAt({ at, slope, from, to }: Stroke, along: number): number {
  return at + slope * (along - (from + to) / 2);
}

function joined(a: Stroke, b: Stroke): Stroke {
  const [first, last] = a.from < b.from ? [a, b] : [b, a];
  const [low, high] = [placeAt(first, first.from), placeAt(last, last.to)];
  return {
    ...a,
    at: (low + high) / 2,
    from: first.from,
    to: last.to,
    slope: (high - low) / (last.to - first.from),
    thickness: Math.max(a.thickness, b.thickness),
    pieces: [...first.pieces, ...last.pieces],
  };
}

/** An end that has worn off near a corner reaches the corner. */
function cornered(stroke: Stroke, crossing: readonly Stroke[], scale: number): Stroke {
  const reach = CORNER * scale;
  const corner = (end: number, isBeyond: (at: number) => boolean) =>
    isMet(stroke, end, crossing, { scale })
      ? end
      : (crossing
          .filter(
            other =>
              isBeyond(other.at) && Math.abs(other.at - end) <= reach && spans(other, stroke.at, reach),
          )
          .map(other => other.at)
          .sort((a, b) => Math.abs(a - end) - Math.abs(b - end))[0] ?? end);
  return {
    ...stroke,
    from: Math.floor(corner(stroke.from, at => at < stroke.from)),
    to: Math.ceil(corner(stroke.to, at => at > stroke.to)),
  };
}
