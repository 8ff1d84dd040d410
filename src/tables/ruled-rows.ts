import type { BBox, RulingLine } from '../model.ts';
import { union } from '../values/bbox.ts';
import { continuedSection, lastEdges } from './borderless-continuation.ts';
import type { Lattice } from './lattice.ts';
import { endsIn, MARGIN, narrowed, parting, uncrossed } from './ruled-row-columns.ts';
import { type Columns, columnsOf, isNumber } from './section-columns.ts';
import type { SectionGrid, TextSlot } from './section-grid.ts';
import { latticeOf } from './section-tables.ts';
import { findSections, type Stretch, sharedEdges, withEnds } from './sections.ts';
import { coverage } from './solver.ts';
import { splitBy } from './split-by.ts';
import { emOf, isLarge, middleOf, type SegmentLine } from './text-segments.ts';
import { SOLVER } from './tolerances.ts';

/** Rows of three texts that a table has at least, if lines of one direction alone are to show it. */
const LEAST_ROWS = 3;
/** Rows of a table that begins at the foot of a page, behind its title. */
const FEW_ROWS = 2;
/** points by which a line may miss a place that it covers */
const SLACK = 2;
/** Share of the rows that may hold several numbers of a column: where it is more, only some rows are ruled. */
const SEVERAL = 0.1;

/** A strip between two lines, its texts as one line. */
type Strip = { readonly edges: Stretch; readonly lines: readonly SegmentLine[]; readonly all: SegmentLine };

/** What is known of a page with lines of one direction. */
export type PageContext = {
  /** the table of this kind at the foot of the page before */
  readonly before: Lattice | null;
  readonly isLabel: (text: string) => boolean;
};

/** Rows from lines, columns from the white space between the texts of many rows. */
export function ruledRows(
  rulings: readonly RulingLine[],
  lines: readonly SegmentLine[],
  { before, isLabel }: PageContext,
): Lattice[] {
  const ys = [...new Set(rulings.map(line => line.at))].sort((a, b) => a - b);
  const drawn: Stretch = [
    Math.min(...rulings.map(line => line.from)),
    Math.max(...rulings.map(line => line.to)),
  ];
  const old = before && goesOnIn(drawn, before) ? before : null;
  const frame: Stretch = old ? [Math.min(old.xs[0]!, drawn[0]), drawn[1]] : drawn;
  const em = emOf(lines);
  const head = old && openHead(lines, ys[0]!, { frame, before: old, em });
  const foot = openFoot(lines, ys.at(-1)!, frame);
  const edges = [head, ...ys, foot].filter(y => y !== null);
  const strips = edges.slice(1).map((bottom, index) => stripOf(lines, [edges[index]!, bottom], frame));
  const tables = splitBy(strips, ({ lines: own }) => own.some(line => isLarge(line, em)));
  const hasRows = areRows(strips);
  return tables.flatMap((own, index) => {
    const lattice = stripTable(own, {
      rulings,
      frame,
      em,
      isLabel,
      mayBeFew: hasRows && index === tables.length - 1 && own.length <= FEW_ROWS,
      before: index === 0 ? old : null,
    });
    return lattice ? [lattice] : [];
  });
}

/** Rules as wide as the table of the page before, or as it is beside a merged cell that goes on. */
function goesOnIn([left, right]: Stretch, { xs }: Lattice): boolean {
  return (
    Math.abs(xs.at(-1)! - right) < SAME_FRAME && xs.slice(0, -1).some(x => Math.abs(x - left) < SAME_FRAME)
  );
}

/** Ems from line to line: what stands farther from a rule is no row that the edge of the page leaves open. */
const CLOSE = 2.2;
/** Texts side by side that an open row has at least, if nothing else is known of it. */
const LEAST_TEXTS = 4;

type Goal = { readonly frame: Stretch; readonly before: Lattice; readonly em: number };

/** The upper end of a row above the first line, where a table goes on that has no line at the head of its page. */
function openHead(lines: readonly SegmentLine[], top: number, { frame, before, em }: Goal): number | null {
  const above = lines.filter(({ y }) => y < top).reverse();
  const own = closeTo(above, top, frame);
  if (own.length === 0) return null;
  const head = Math.min(...boxesIn(own).map(([, y]) => y)) - SLACK;
  const isRow = own.some(({ segments }) => segments.length >= LEAST_TEXTS);
  return isRow || continuedSection([stripOf(lines, [head, top], frame).all], before, em) ? head : null;
}

/** The lower end of a row below the last line: the next page goes on with the table, and this one has no line there. */
function openFoot(lines: readonly SegmentLine[], bottom: number, frame: Stretch): number | null {
  const below = lines.filter(({ y }) => y > bottom);
  const own = closeTo(below, bottom, frame);
  if (!own.some(({ segments }) => segments.length >= LEAST_TEXTS)) return null;
  return Math.max(...boxesIn(own).map(([, , , y]) => y)) + SLACK;
}

/** Lines inside a frame that follow each other closely, from a rule on. */
function closeTo(lines: readonly SegmentLine[], rule: number, [left, right]: Stretch): SegmentLine[] {
  const own: SegmentLine[] = [];
  for (const line of lines) {
    const { size } = line.segments[0]!;
    const isInside = line.segments.every(({ bbox }) => bbox[0] > left - SLACK && bbox[2] < right + SLACK);
    if (!isInside || Math.abs(line.y - (own.at(-1)?.y ?? rule)) > CLOSE * size) break;
    own.push(line);
  }
  return own;
}

function boxesIn(lines: readonly SegmentLine[]): BBox[] {
  return lines.flatMap(({ segments }) => segments.map(({ bbox }) => bbox));
}

type Ruled = PageContext & {
  readonly rulings: readonly RulingLine[];
  readonly frame: Stretch;
  readonly em: number;
  /** the first rows of a table at the foot of a page that has others between rules of this width */
  readonly mayBeFew: boolean;
};

function stripTable(strips: readonly Strip[], ruled: Ruled): Lattice | null {
  const { rulings, frame, em, before, mayBeFew } = ruled;
  const all = strips.map(strip => strip.all);
  const first = before ? continuedSection(all, before, em) : null;
  const isSure = first !== null || areRows(strips);
  if (!isSure && !mayBeFew) return null;
  const rest = findSections(all.slice(first?.lines.length ?? 0), em, 0);
  const ys = [strips[0]!.edges[0], ...strips.map(({ edges }) => edges[1])];
  const ends = rulings.flatMap(line => [line.from, line.to]);
  let offset = 0;
  const sections = (first ? [first, ...rest] : rest).map(section => {
    const own = strips.slice(offset, offset + section.lines.length);
    const edges = ys.slice(offset, offset + own.length + 1);
    offset += own.length;
    const known = before ? uncrossed(lastEdges(before).slice(1, -1), section.lines) : [];
    const beside = endsIn(rulings, edges, frame);
    const white = parting(section).map(one => narrowed(one, beside));
    const gutters = withEnds(white, [...beside, ...known], MARGIN);
    return { own, edges, gutters };
  });
  const shared = sharedEdges(
    sections.map(({ gutters }) => gutters),
    ends,
  );
  const bodies: SectionGrid[] = [];
  for (const [index, { own, edges, gutters }] of sections.entries()) {
    const columns = own.map(strip => columnsOf({ gutters, lines: strip.lines }, frame, shared[index]));
    if (!isOneRowEach(columns, isSure ? SEVERAL * own.length + 1 : 0)) return null;
    bodies.push({ edges: columns[0]!.edges, bands: own.map(bandOf), slots: spotsOf(columns, edges, ruled) });
  }
  return latticeOf(bodies, ys);
}

/** points by which the outer edges of a table that goes on may differ */
const SAME_FRAME = 8;

function stripOf(lines: readonly SegmentLine[], [top, bottom]: Stretch, frame: Stretch): Strip {
  const isInside = ({ bbox }: { bbox: readonly number[] }) =>
    bbox[0]! > frame[0] - SLACK && bbox[2]! < frame[1] + SLACK;
  const own = lines.flatMap(line => {
    const segments = line.segments.filter(one => {
      const y = middleOf(one);
      return top <= y && y < bottom && isInside(one);
    });
    return segments.length > 0 ? [{ ...line, segments }] : [];
  });
  const sorted = own.flatMap(line => line.segments).sort((a, b) => a.bbox[0] - b.bbox[0]);
  const united: (typeof sorted)[number][] = [];
  for (const segment of sorted) {
    const last = united.at(-1);
    if (last && segment.bbox[0] < last.bbox[2]) {
      const parts = [...last.parts, ...segment.parts];
      united[united.length - 1] = { ...last, bbox: union([last.bbox, segment.bbox]), parts };
    } else united.push(segment);
  }
  return { edges: [top, bottom], lines: own, all: { y: (top + bottom) / 2, segments: united } };
}

function bandOf({ edges: [top, bottom] }: Strip): SectionGrid['bands'][number] {
  return { top, bottom };
}

/** No column has several numbers in one row, but for so many rows. */
function isOneRowEach(rows: readonly Columns[], most: number): boolean {
  return rows.filter(({ lines }) => lines.some(own => own.length > 1 && own.every(isNumber))).length <= most;
}

/** Enough strips with three texts side by side. */
function areRows(strips: readonly Strip[]): boolean {
  return strips.filter(({ all }) => all.segments.length > 2).length >= LEAST_ROWS;
}

/** What stands where: a cell goes on downwards where no line is drawn below it, but for the headings of columns. */
function spotsOf(rows: readonly Columns[], ys: readonly number[], { rulings, isLabel }: Ruled): TextSlot[] {
  const { edges } = rows[0]!;
  const heads = rows.map(row => headingsIn(row, isLabel));
  const isParted = (row: number, column: number) =>
    (heads[row - 1]!.has(column) && heads[row]!.size === 0) ||
    coverage(rulings, { at: ys[row]!, from: edges[column]!, to: edges[column + 1]! }, SLACK) > SOLVER.covered;
  return edges.slice(1).flatMap((_, column) => {
    const spots: TextSlot[] = [];
    for (let row = 0; row < rows.length; ) {
      let end = row + 1;
      while (end < rows.length && !isParted(end, column)) end++;
      const block = rows.slice(row, end).flatMap(({ lines }) => lines[column]!);
      if (block.length > 0 || end > row + 1)
        spots.push({
          row,
          rowSpan: end - row,
          column,
          block: block.length > 0 ? block : null,
          isDoubtful: false,
        });
      row = end;
    }
    return spots;
  });
}

/** Headings that a row of them has at least, and the share of its texts that are known ones. */
const LEAST_HEADINGS = 3;
const HEADINGS = 0.7;

/** The columns whose headings stand in a row, if most of its texts are headings. */
function headingsIn({ lines }: Columns, isLabel: PageContext['isLabel']): ReadonlySet<number> {
  const texts = lines.map(own => own.map(({ text }) => text).join(''));
  const heads = texts.flatMap((text, column) => (text !== '' && isLabel(text) ? [column] : []));
  const filled = texts.filter(text => text !== '').length;
  return new Set(heads.length >= Math.max(LEAST_HEADINGS, HEADINGS * filled) ? heads : []);
}
