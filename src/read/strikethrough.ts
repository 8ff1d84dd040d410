import type { RulingLine } from '../model.ts';
import { isInk, type PlacedGlyph, type Show } from './glyphs.ts';

/** Shares of the em: how far above and below the middle of a line of text the line that strikes it out lies. */
const ABOVE = 0.22;
const BELOW = 0.3;
/** Share of the em by which such a line is longer than the text that it strikes out. */
const LONGER = 0.6;
/** Share of the line that lies on text. */
const ON_TEXT = 0.6;
/** Share of a single character that a line through it is as long as; what is shorter is a stroke of its own outline. */
const ACROSS = 0.8;

/** points: lines are looked up by the height that they lie at, in steps of this */
const STEP = 4;

type Placed = { readonly mark: PlacedGlyph; readonly show: Show; readonly x0: number; readonly x1: number };

/** What of a page's text is struck out, and the rulings that are no strokes through it. */
export function struckOut(
  shows: readonly Show[],
  rulings: readonly RulingLine[],
): { shows: Show[]; rulings: RulingLine[] } {
  const near = textNear(shows, rulings);
  const struck = new Set<PlacedGlyph>();
  const kept = rulings.filter(line => {
    const own = struckBy(line, near.get(line) ?? []);
    for (const { mark } of own) struck.add(mark);
    return own.length === 0;
  });
  if (struck.size === 0) return { shows: [...shows], rulings: kept };
  return { shows: shows.flatMap(show => parted(show, struck)), rulings: kept };
}

/** The glyphs that level lines run through. */
function textNear(
  shows: readonly Show[],
  rulings: readonly RulingLine[],
): ReadonlyMap<RulingLine, readonly Placed[]> {
  const level = Map.groupBy(
    rulings.filter(({ axis }) => axis === 'horizontal'),
    ({ at }) => Math.round(at / STEP),
  );
  const near = new Map<RulingLine, Placed[]>();
  for (const show of level.size > 0 ? shows : []) {
    if (show.line.direction !== 'right') continue;
    const [first, last] = [show.marks[0]!.at[1], show.marks.at(-1)!.at[1]];
    const to = Math.round((Math.max(first, last) + BELOW * show.line.size) / STEP);
    for (let key = Math.round((Math.min(first, last) - ABOVE * show.line.size) / STEP); key <= to; key++)
      for (const line of level.get(key) ?? [])
        for (const mark of show.marks) {
          if (!isThrough(line, mark, show.line.size) || !isInk(mark)) continue;
          const own = near.get(line);
          if (own) own.push(placed(mark, show));
          else near.set(line, [placed(mark, show)]);
        }
  }
  return near;
}

function placed(mark: PlacedGlyph, show: Show): Placed {
  const half = ((mark.to - mark.from) * show.line.size) / show.line.em / 2;
  return { mark, show, x0: mark.at[0] - half, x1: mark.at[0] + half };
}

/** The glyphs that a line runs through from end to end; none where it is longer than they are, as rulings are. */
function struckBy(line: RulingLine, found: readonly Placed[]): readonly Placed[] {
  if (found.length === 0) return found;
  const slack = LONGER * Math.max(...found.map(({ show }) => show.line.size));
  const [x0, x1] = [Math.min(...found.map(one => one.x0)), Math.max(...found.map(one => one.x1))];
  const isOnText = shareOf(line, found) >= ON_TEXT;
  const isStroke = found.length === 1 && line.to - line.from < ACROSS * (x1 - x0);
  if (!isOnText || isStroke || line.from <= x0 - slack || line.to >= x1 + slack) return [];
  // texts that it strikes out as a whole leave nothing of it to one that it touches at its end
  const marks = new Set(found.map(({ mark }) => mark));
  const whole = found.filter(({ show }) => show.marks.every(mark => !isInk(mark) || marks.has(mark)));
  return shareOf(line, whole) >= WHOLE ? whole : found;
}

/** Share of a line that is on texts which it strikes out from end to end. */
const WHOLE = 0.85;

function shareOf(line: RulingLine, found: readonly Placed[]): number {
  const lengths = found.map(one => Math.min(one.x1, line.to) - Math.max(one.x0, line.from));
  return lengths.reduce((sum, length) => sum + length, 0) / (line.to - line.from);
}

function isThrough({ at, from, to }: RulingLine, { at: [x, y] }: PlacedGlyph, size: number): boolean {
  const below = at - y;
  return below > -ABOVE * size && below < BELOW * size && x > from && x < to;
}

/** A show with struck glyphs as several: what is struck is told apart. */
function parted(show: Show, struck: ReadonlySet<PlacedGlyph>): Show[] {
  if (!show.marks.some(mark => struck.has(mark))) return [show];
  const parts: { marks: PlacedGlyph[]; isStruck: boolean }[] = [];
  for (const mark of show.marks) {
    const last = parts.at(-1);
    const isStruck = struck.has(mark) || (last?.isStruck === true && !isInk(mark));
    if (last?.isStruck === isStruck) last.marks.push(mark);
    else parts.push({ marks: [mark], isStruck });
  }
  return parts.map(({ marks, isStruck }) => ({
    ...show,
    marks,
    ...(isStruck && { doubt: 'struck' as const }),
  }));
}
