import { isInk, type PlacedGlyph, type Show, textOf } from './glyphs.ts';
import { Squares } from './spatial-index.ts';

/**
 * How far the second print of a glyph may be from the first: along the line a share of its width, for bold; shares of
 * the em where it is displaced downwards as well, as shadows are; and by how much its size may differ.
 */
const BOLD = 0.45;
const SHADOW = 0.3;
const LEAST_DROP = 0.02;
const OTHER_SIZE = 0.2;

/** points */
const SQUARE = 8;

type Print = { readonly mark: PlacedGlyph; readonly width: number; readonly size: number };

/**
 * Some programs print bold by printing twice, a hair apart, or a shadow below: the second print of a glyph is dropped, and
 * that of a whole text, which in another size drifts away from the first. What is left of a text that is cut off or
 * lies below another one, and what is pale, is the second.
 */
export function withoutDoubles(shows: readonly Show[]): Show[] {
  const once = singlePrints();
  const [rest, whole] = [shows.filter(isLesser), shows.filter(show => !isLesser(show))];
  const kept = new Map([...whole, ...rest].map(show => [show, once(show)]));
  return shows.flatMap(show => kept.get(show) ?? []);
}

/** What stands out by less may be a shadow, or a watermark that happens to have the same glyph there. */
const FAINT = 0.42;

function isLesser({ doubt, contrast }: Show): boolean {
  return doubt === 'clipped' || contrast < FAINT;
}

/** Gives of each show what was not printed by one before it. */
function singlePrints(): (show: Show) => Show | null {
  const squares = new Squares<Print>(SQUARE);
  const whole = new Map<string, Show[]>();
  return show => {
    const text = textOf(show);
    const twins = whole.get(text) ?? [];
    if (twins.some(twin => isTwin(twin, show))) return null;
    if (twins.length === 0) whole.set(text, twins);
    twins.push(show);
    if (twins.length > MOST_TWINS) twins.shift();
    const own = show.marks.map(mark => printOf(mark, show));
    const kept = own.filter(print => !isInk(print.mark) || !isAgain(print, squares));
    for (const print of kept) squares.put(print.mark.at, print);
    if (kept.length === own.length) return show;
    const marks = kept.map(({ mark }) => mark);
    return marks.some(isInk) ? { ...show, marks } : null;
  };
}

/** texts: the second print follows soon, and a page may hold the same number very often */
const MOST_TWINS = 40;

function printOf(mark: PlacedGlyph, { line: { size, em } }: Show): Print {
  return { mark, size, width: ((mark.to - mark.from) * size) / em };
}

/** Whether two shows of one text begin, end or have their middles at one place. */
function isTwin(first: Show, second: Show): boolean {
  if (first.marks.length < 2) return false;
  const last = first.marks.length - 1;
  return [0, last >> 1, last].some(at =>
    isSame(printOf(first.marks[at]!, first), printOf(second.marks[at]!, second)),
  );
}

/** Whether the same glyph was printed so near before. */
function isAgain(print: Print, squares: Squares<Print>): boolean {
  const [x, y] = print.mark.at;
  const reach = SHADOW * print.size;
  return squares.some([x - reach, y - reach, x + reach, y + reach], other => isSame(other, print));
}

function isSame(first: Print, second: Print): boolean {
  if (first.mark.glyph.unicode !== second.mark.glyph.unicode) return false;
  const size = Math.max(first.size, second.size);
  if (Math.abs(first.size - second.size) > OTHER_SIZE * size) return false;
  const [across, down] = [0, 1].map(axis => Math.abs(first.mark.at[axis]! - second.mark.at[axis]!));
  const isBold = Math.max(across!, down!) < Math.min(SHADOW * size, BOLD * first.width);
  return isBold || (down! > LEAST_DROP * size && Math.max(across!, down!) < SHADOW * size);
}
