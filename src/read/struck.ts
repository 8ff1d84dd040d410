import type { RulingLine } from '../model.ts';
import { isInk, type Mark, type Show } from './glyphs.ts';

/** Shares of the em: how far above and below the middle of a line of text the line that strikes it out lies. */
const ABOVE = 0.22;
const BELOW = 0.3;
/** Share of the em by which such a line is longer than the text that it strikes out. */
const LONGER = 0.6;
/** Share of the line that lies on text. */
const ON_TEXT = 0.6;

/** points: text is looked up by the height that it stands at, in steps of this */
const STEP = 4;

type Placed = { readonly mark: Mark; readonly show: Show; readonly x0: number; readonly x1: number };

/** What of a page's text is struck out, and the rulings that are no strokes through it. */
export function struckOut(
  shows: readonly Show[],
  rulings: readonly RulingLine[],
): { shows: Show[]; rulings: RulingLine[] } {
  const level = byHeight(shows);
  const struck = new Set<Mark>();
  const kept = rulings.filter(line => {
    const own = line.axis === 'horizontal' ? struckBy(line, level) : [];
    for (const { mark } of own) struck.add(mark);
    return own.length === 0;
  });
  if (struck.size === 0) return { shows: [...shows], rulings: kept };
  return { shows: shows.flatMap(show => parted(show, struck)), rulings: kept };
}

function byHeight(shows: readonly Show[]): Map<number, Placed[]> {
  const level = new Map<number, Placed[]>();
  for (const show of shows) {
    if (show.line.direction !== 'right') continue;
    for (const mark of show.marks) {
      if (!isInk(mark)) continue;
      const half = ((mark.to - mark.from) * show.line.size) / show.line.em / 2;
      const key = Math.round(mark.at[1] / STEP);
      const placed = { mark, show, x0: mark.at[0] - half, x1: mark.at[0] + half };
      const own = level.get(key);
      if (own) own.push(placed);
      else level.set(key, [placed]);
    }
  }
  return level;
}

/** The glyphs that a line runs through from end to end; none where it is longer than they are, as rulings are. */
function struckBy(line: RulingLine, level: ReadonlyMap<number, readonly Placed[]>): Placed[] {
  const found: Placed[] = [];
  const key = Math.round(line.at / STEP);
  for (let step = key - REACH; step <= key + REACH; step++)
    for (const placed of level.get(step) ?? []) if (isThrough(line, placed)) found.push(placed);
  if (found.length === 0) return found;
  const slack = LONGER * Math.max(...found.map(({ show }) => show.line.size));
  const [x0, x1] = [Math.min(...found.map(one => one.x0)), Math.max(...found.map(one => one.x1))];
  const covered = found.reduce(
    (sum, one) => sum + Math.min(one.x1, line.to) - Math.max(one.x0, line.from),
    0,
  );
  const isOnText = covered >= ON_TEXT * (line.to - line.from);
  return isOnText && line.from > x0 - slack && line.to < x1 + slack ? found : [];
}

/** steps: a large glyph's middle is so far from the line at most */
const REACH = 3;

function isThrough({ at, from, to }: RulingLine, { mark, show, x0, x1 }: Placed): boolean {
  const below = at - mark.at[1];
  const { size } = show.line;
  const middle = (x0 + x1) / 2;
  return below > -ABOVE * size && below < BELOW * size && middle > from && middle < to;
}

/** A show with struck glyphs as several: what is struck is told apart. */
function parted(show: Show, struck: ReadonlySet<Mark>): Show[] {
  if (!show.marks.some(mark => struck.has(mark))) return [show];
  const parts: { marks: Mark[]; isStruck: boolean }[] = [];
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
