import type { Raster } from '../../image/raster.ts';
import { median } from '../../values/quantile.ts';
import type { CellRegions, InkLine } from './cell-regions.ts';
import { withFaintSigns } from './faint-signs.ts';
import { areasOf, inkIn, inkOf, type Print, rowsOf, tight, wordsOf } from './ink-in-cells.ts';
import { inkLimitsOf } from './ink-limits.ts';

/** points: lines of print are this high */
const LOWEST = 5;
const HIGHEST = 22;
/** Shares of a line's usual height. */
const WIDE_GAP = 2.5;
const WIDE_GAP_OUTSIDE = 1.2;
/** … between texts side by side whose lines are not level: no space inside a line is as wide */
const NARROW_GAP = 0.5;
/** … between two texts outside of cells */
const TEXT_GAP = 0.6;
/** A glyph by itself is an ideograph of a label that is spread: digits are lower. */
const LONE = { wide: 1.15, high: 0.88 };
/** What has paper of its own beside it: a comma, which is low, a colon, which is two dots, and a bracket, one stroke that is higher than a digit, and upright, as / is not. */
const SIGN = { wide: 0.45, low: 0.7, high: 0.92, stroke: 0.15, upright: 0.25 };
const BROKEN_GLYPH = 0.4;
const ONE_LINE = 1.3;
const TWO_LINES = 1.65;
const PITCH = { least: 0.75, most: 1.6 };
/** Share of the usual ink of a row: between two lines there is less. */
const VALLEY = 0.35;
/** points: ink that is smaller both ways is dirt, no glyph stands alone in that size */
const DIRT = 1.6;

/** The lines of print of a picture without its rulings, face by face, from top to bottom. `scale`: pixels a point. */
export function inkLinesOf(raster: Raster, regions: CellRegions, scale: number): InkLine[] {
  const limits = inkLimitsOf(raster, regions, scale);
  const ink = inkOf(raster, regions, limits);
  const page: Print = { ...raster, data: ink, regions };
  const areas = areasOf(page, regions).map(area => ({ area, rows: roughRowsOf(page, area, scale) }));
  const em = usualHeight(
    areas.flatMap(({ rows }) => rows),
    scale,
  );
  const lines = areas.flatMap(({ area }) => linesIn(page, area, { em, dirt: DIRT * scale }));
  const print = lines.filter(line => !isRestOfRuling(line, { regions, em, near: DOUBLE * scale }));
  return withFaintSigns(print, { raster, regions, em, paper: limits.paper });
}

/** Ems: a dash is no higher, and the stem of a letter beside a table no thinner. */
const FLAT = 0.2;
const THIN = 0.1;
/** points: the second line of a double ruling is as near to the first one, and no dash of print is */
const DOUBLE = 2.5;

type Around = { readonly regions: CellRegions; readonly em: number; readonly near: number };

/** A piece of ink that runs along a ruling: in a cell a flat one, which is no dash; outside the tables an upright one too. */
function isRestOfRuling({ x0, y0, x1, y1, region }: InkLine, { regions, em, near }: Around): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const isApart = (...places: readonly [number, number][]) =>
    places.some(([across, down]) => regions.regionAt(across, down) !== region);
  const isFlat = height <= FLAT * em && width >= 2 * height;
  if (isFlat && region !== 0) return isApart([x, y0 - near], [x, y1 + near]);
  return region === 0 && width <= THIN * em && height >= 2 * width && isApart([x0 - near, y], [x1 + near, y]);
}

/** Rows of ink of an area; outside of the tables those of its columns, which tell better how high a line is. */
function roughRowsOf(page: Print, area: InkLine, scale: number): InkLine[] {
  const rows = rowsOf(page, area);
  if (area.region !== 0) return rows;
  const column = { gap: HIGHEST * scale, dirt: DIRT * scale };
  return rows.flatMap(row => partsOf(page, row, column).flatMap(part => rowsOf(page, part)));
}

function usualHeight(rows: readonly InkLine[], scale: number): number {
  const heights = rows
    .map(({ y0, y1 }) => y1 - y0)
    .filter(height => height >= LOWEST * scale && height <= HIGHEST * scale);
  return median(heights) ?? 10 * scale;
}

type Cutting = { readonly em: number; readonly dirt: number };

/**
 * The lines of an area: its rows, each cut at wide gaps. What is higher than a line may be texts side by side, whose lines
 * are not level with each other: parts of it are looked at by themselves, unless they are one line of larger print.
 */
function linesIn(page: Print, area: InkLine, { em, dirt }: Cutting): InkLine[] {
  const wide = em * (area.region === 0 ? WIDE_GAP_OUTSIDE : WIDE_GAP);
  return joinedRows(rowsOf(page, area), em).flatMap(row => {
    const isHigh = row.y1 - row.y0 > ONE_LINE * em;
    const beside = isHigh ? besideEachOther(page, row, { em, dirt }) : [];
    const parted = beside.flatMap(part => linesIn(page, part, { em, dirt }));
    if (parted.length > beside.length || !areLevel(parted)) return parted;
    const lines = apart(page, row, em).flatMap(line => partsOf(page, line, { gap: wide, dirt }));
    return area.region === 0 ? lines.flatMap(line => textsOf(page, line, em)) : lines;
  });
}

/** Whether each of some lines lies within the height of the highest one, as digits and a point do beside a per cent sign. */
function areLevel(lines: readonly InkLine[]): boolean {
  const [highest] = lines.toSorted((a, b) => b.y1 - b.y0 - a.y1 + a.y0);
  return lines.every(({ y0, y1 }) => y0 >= highest!.y0 && y1 <= highest!.y1);
}

/** The two parts of a row of ink that the widest gap leaves; what is level with each other is not parted. */
function besideEachOther(page: Print, row: InkLine, { em, dirt }: Cutting): InkLine[] {
  const parts: InkLine[] = [];
  for (const part of partsOf(page, row, { gap: em * NARROW_GAP, dirt })) {
    const whole = joined(parts.at(-1) ?? part, part);
    if (whole.y1 - whole.y0 <= ONE_LINE * em) parts.splice(-1, 1, whole);
    else parts.push(part);
  }
  if (parts.length < 2) return [];
  const gaps = parts.slice(1).map(({ x0 }, index) => x0 - parts[index]!.x1);
  const cut = gaps.indexOf(Math.max(...gaps)) + 1;
  return [parts.slice(0, cut), parts.slice(cut)].map(own => own.reduce(joined));
}

/** The texts of a line outside of cells, parted where paper between two glyphs is none that belongs to either of them. */
function textsOf(page: Print, line: InkLine, em: number): InkLine[] {
  const words = wordsOf(page, line, TEXT_GAP * em).flatMap(word => tight(page, word));
  const isLoneGlyph = ({ x0, y0, x1, y1 }: InkLine) => x1 - x0 <= LONE.wide * em && y1 - y0 >= LONE.high * em;
  const pieceAt = (word: InkLine, end: 0 | -1) => tight(page, wordsOf(page, word, 1).at(end)!)[0]!;
  const isSign = (piece: InkLine, end: 0 | -1) => {
    const [width, height] = [piece.x1 - piece.x0, piece.y1 - piece.y0];
    if (width >= SIGN.wide * em) return false;
    // a comma has its paper behind it; what is as low and begins a text is a comparator
    if ((end === -1 && height < SIGN.low * em) || rowsOf(page, piece).length === 2) return true;
    const isStroke = height > SIGN.high * em && inkIn(page, piece) < SIGN.stroke * em * height;
    return isStroke && leanOf(page, piece) < SIGN.upright * width;
  };
  const texts: InkLine[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const last = texts.at(-1);
    const isOne =
      before &&
      ((isLoneGlyph(before) && isLoneGlyph(word)) ||
        isSign(pieceAt(before, -1), -1) ||
        isSign(pieceAt(word, 0), 0));
    if (last && isOne) texts[texts.length - 1] = joined(last, word);
    else texts.push(word);
  }
  return texts;
}

/** How much farther to the right the upper third of a piece lies than its lower third. */
function leanOf(page: Print, piece: InkLine): number {
  const third = (piece.y1 - piece.y0) / 3;
  const middleOf = (y0: number, y1: number) => {
    const words = wordsOf(page, { ...piece, y0: Math.floor(y0), y1: Math.ceil(y1) }, piece.x1 - piece.x0);
    return words.length === 0 ? 0 : (words[0]!.x0 + words[0]!.x1) / 2;
  };
  return Math.abs(middleOf(piece.y0, piece.y0 + third) - middleOf(piece.y1 - third, piece.y1));
}

function joined(left: InkLine, right: InkLine): InkLine {
  return { ...left, x1: right.x1, y0: Math.min(left.y0, right.y0), y1: Math.max(left.y1, right.y1) };
}

/** Rows of ink as lines of print: pieces of glyphs put together. */
function joinedRows(rows: readonly InkLine[], em: number): InkLine[] {
  const lines: InkLine[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    const belongs =
      last &&
      row.y0 - last.y1 < BROKEN_GLYPH * em &&
      row.y1 - last.y0 <= ONE_LINE * em &&
      Math.min(row.y1 - row.y0, last.y1 - last.y0) < 0.6 * em;
    if (belongs) lines[lines.length - 1] = { ...last, y1: row.y1 };
    else lines.push(row);
  }
  return lines;
}

/** Lines that touch are cut where the least ink is, about a line's height apart; a large glyph has no such place. */
function apart(page: Print, line: InkLine, em: number): InkLine[] {
  const usual = inkIn(page, line) / (line.y1 - line.y0);
  const cuts: number[] = [line.y0];
  for (let top = line.y0; line.y1 - top >= TWO_LINES * em; top = cuts.at(-1)!) {
    let [best, least] = [0, VALLEY * usual];
    for (
      let y = Math.ceil(top + PITCH.least * em);
      y <= Math.min(line.y1 - PITCH.least * em, top + PITCH.most * em);
      y++
    ) {
      const ink = inkIn(page, { ...line, y0: y, y1: y + 1 });
      if (ink < least) [best, least] = [y, ink];
    }
    if (best === 0) break;
    cuts.push(best);
  }
  cuts.push(line.y1);
  return cuts.slice(1).map((y1, index) => ({ ...line, y0: cuts[index]!, y1 }));
}

/** A line as its parts between wide gaps, each as large as its ink; dirt that stands by itself is left out. */
function partsOf(page: Print, line: InkLine, { gap, dirt }: { gap: number; dirt: number }): InkLine[] {
  const words = wordsOf(page, line, Math.min(gap, (line.y1 - line.y0) / 2)).flatMap(word =>
    tight(page, word),
  );
  const parts: InkLine[] = [];
  for (const word of words.filter(({ x0, y0, x1, y1 }) => Math.max(x1 - x0, y1 - y0) >= dirt)) {
    const last = parts.at(-1);
    if (last && word.x0 - last.x1 < gap) parts[parts.length - 1] = joined(last, word);
    else parts.push(word);
  }
  return parts;
}
