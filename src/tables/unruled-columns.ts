import type { Separator } from '../model.ts';
import type { Hints } from './label-hints.ts';
import { byCell, type Lattice, type LatticeCell } from './lattice.ts';
import { isNumericText } from './numeric-text.ts';
import type { Stretch } from './sections.ts';
import type { TextPart } from './text-segments.ts';
import { SOLVER } from './tolerances.ts';

/** Cells below each other that have the same white space in them, at least, if it parts columns. */
const LEAST_CELLS = 3;
/** Share of them that have a text on both sides of it. */
const PARTED = 0.7;
/** What white space weighs that no heading confirms, or that a text crosses. */
const UNSURE = 0.6;
/** Ems: white space between two columns is at least so wide. */
const GUTTER = 0.3;

/** A cell and the stretches of its width that text takes. */
type Filled = {
  readonly cell: LatticeCell;
  readonly taken: readonly Stretch[];
  readonly texts: readonly TextPart[];
};

/** What is known of the headings: their texts, and the edges that they had on the page before, where the table goes on. */
export type HeadingContext = { readonly isLabel: Hints['isWhole']; readonly edges: readonly number[] };

/** Where columns of cells are parted. */
type Cut = Pick<Separator, 'at' | 'kind' | 'weight'>;

/**
 * Columns that no line parts, as where a browser drops a border: cells below each other, of the same columns, that all
 * have a text on both sides of the same white space. The separator is where the headings have one, or else, between
 * figures, in the middle. Two headings in one cell are two columns, whatever stands below them, also on the next page.
 */
export function unruledColumns(
  lattice: Lattice,
  parts: readonly TextPart[],
  told: HeadingContext,
): Separator[] {
  const texts = byCell(lattice, parts, ({ bbox }) => bbox);
  const groups = Map.groupBy(lattice.cells, cell => `${cell.column}+${cell.columnSpan}`);
  return [...groups.values()].flatMap(cells => {
    const all = cells.map((cell): Filled => {
      const own = texts.get(cell) ?? [];
      return { cell, texts: own, taken: takenBy(own) };
    });
    const filled = all.filter(({ cell, taken }) => cell.rowSpan === 1 && taken.length > 0);
    if (filled.length < LEAST_CELLS) return [];
    const headed = [
      ...filled.flatMap(head => cutsBelow(head, filled, told.isLabel)),
      ...told.edges.flatMap(x => cutsAt(x, filled)),
    ];
    const cuts = cutsThrough(filled, lattice.xs).filter(
      cut => !headed.some(one => areSame(one, cut, filled)),
    );
    return (headed.length > 0 ? all : filled).flatMap(({ cell, taken }) =>
      [...headed, ...cuts]
        .filter(({ at }) => !taken.some(([from, to]) => from < at && at < to))
        .map((cut): Separator => ({ ...cut, axis: 'vertical', from: cell.bbox[1], to: cell.bbox[3] })),
    );
  });
}

/** No text stands between the two. */
function areSame({ at: a }: Cut, { at: b }: Cut, filled: readonly Filled[]): boolean {
  const [left, right] = [Math.min(a, b), Math.max(a, b)];
  return !filled.some(({ taken }) => taken.some(([from, to]) => left < to && from < right));
}

/** A cut where the headings of the page before have an edge, and texts stand on both sides of it. */
function cutsAt(at: number, filled: readonly Filled[]): Cut[] {
  const [left, , right] = filled[0]!.cell.bbox;
  const isInside = Math.min(at - left, right - at) > SOLVER.leastSlot.vertical;
  const isCrossed = filled.some(({ taken }) => taken.some(([from, to]) => from < at && at < to));
  const isShown = filled.some(({ taken }) => isParted(taken, at));
  return isInside && isShown && !isCrossed ? [{ at, kind: 'headings', weight: 1 }] : [];
}

/** Cuts between headings in one cell, where the texts below leave room for them. */
function cutsBelow(head: Filled, filled: readonly Filled[], isLabel: Hints['isWhole']): Cut[] {
  const names = head.taken.map(([from, to]) =>
    head.texts.flatMap(({ bbox, text }) => (from <= bbox[0] && bbox[2] <= to ? [text] : [])).join(''),
  );
  if (names.length < 2 || !names.every(isLabel)) return [];
  const others = filled.filter(one => one !== head);
  return head.taken.slice(1).flatMap(([right], index): Cut[] => {
    const left = head.taken[index]![1];
    const isCrossing = ([from, to]: Stretch) => from <= left && right <= to;
    const crossing = others.filter(({ taken }) => taken.some(isCrossing)).length;
    const beside = others.flatMap(({ taken }) => taken.filter(one => !isCrossing(one)));
    const isLeft = ([from, to]: Stretch) => from + to < left + right;
    const from = Math.max(left, ...beside.filter(one => isLeft(one)).map(([, to]) => to));
    const to = Math.min(right, ...beside.filter(one => !isLeft(one)).map(([start]) => start));
    if (from >= to || crossing > (1 - PARTED) * others.length) return [];
    return [{ at: (from + to) / 2, kind: 'headings', weight: crossing === 0 ? 1 : UNSURE }];
  });
}

function takenBy(texts: readonly TextPart[]): Stretch[] {
  const taken: [number, number][] = [];
  for (const { bbox, size } of texts.toSorted((a, b) => a.bbox[0] - b.bbox[0])) {
    const last = taken.at(-1);
    if (last && bbox[0] - last[1] < GUTTER * size) last[1] = Math.max(last[1], bbox[2]);
    else taken.push([bbox[0], bbox[2]]);
  }
  return taken;
}

function cutsThrough(filled: readonly Filled[], xs: readonly number[]): Cut[] {
  const { column, columnSpan } = filled[0]!.cell;
  const edges = xs.slice(column + 1, column + columnSpan);
  return guttersOf(filled).flatMap(([from, to]): Cut[] => {
    const middle = (from + to) / 2;
    const edge = edges
      .filter(x => from < x && x < to)
      .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    const parted = filled.filter(({ taken }) => isParted(taken, middle));
    const areFigures = parted.filter(({ texts }) => hasFigureBeside(texts, middle)).length;
    if (edge === undefined && areFigures < PARTED * parted.length) return [];
    const share = parted.length / filled.length;
    if (edge === undefined) return [{ at: middle, kind: 'white-space', weight: UNSURE * share }];
    return [{ at: edge, kind: 'headings', weight: share === 1 ? 1 : UNSURE * share }];
  });
}

/** White space that runs down through most of the cells, with texts on both sides of it. */
function guttersOf(filled: readonly Filled[]): Stretch[] {
  const several = filled.filter(({ taken }) => taken.length > 1);
  const all = several.flatMap(({ taken }) => taken).sort((a, b) => a[0] - b[0]);
  const gutters: Stretch[] = [];
  let end = all[0]?.[1] ?? 0;
  for (const [from, to] of all) {
    const middle = (end + from) / 2;
    const parted = filled.filter(({ taken }) => isParted(taken, middle));
    if (from > end && parted.length >= Math.max(LEAST_CELLS, PARTED * filled.length))
      gutters.push([end, from]);
    end = Math.max(end, to);
  }
  return gutters;
}

function isParted(taken: readonly Stretch[], at: number): boolean {
  return taken.some(([, to]) => to <= at) && taken.some(([from]) => from >= at);
}

function hasFigureBeside(texts: readonly TextPart[], at: number): boolean {
  const left = texts.filter(({ bbox }) => bbox[2] <= at).sort((a, b) => b.bbox[2] - a.bbox[2])[0];
  const right = texts.filter(({ bbox }) => bbox[0] >= at).sort((a, b) => a.bbox[0] - b.bbox[0])[0];
  return left !== undefined && right !== undefined && isNumericText(left.text) && isNumericText(right.text);
}
