import type { RulingLine } from '../model.ts';
import type { Lattice, LatticeCell } from './lattice.ts';
import { tableOf } from './section-tables.ts';
import { type Section, type Stretch, withEnds } from './sections.ts';
import type { SegmentLine } from './text-segments.ts';
import { RULED } from './tolerances.ts';

/** The rules of tables of one width. */
export type Rules = {
  readonly frame: Stretch;
  readonly em: number;
  /** heights of those that reach from edge to edge */
  readonly whole: readonly number[];
  /** those between columns only, below the first whole one or over the headings above it */
  readonly part: readonly RulingLine[];
  readonly upright: readonly RulingLine[];
};

/** What stands between two rules that follow each other. */
export type Strip = { readonly edges: Stretch; readonly lines: readonly SegmentLine[] };

/** The same, in sections with columns of their own. */
export type RuledStrip = Strip & { readonly sections: readonly Section[] };

/** Lines that a heading has at most, whose cells end where the rule below or above it does. */
const MOST_HEAD_LINES = 3;

/** One table: columns from white space, upright lines and the ends of rules, rows from the texts between the rules. */
export function blockTable(
  segments: readonly RuledStrip[],
  { frame, em, part, upright }: Rules,
  pieces: readonly RulingLine[],
): Lattice {
  const [top, bottom] = [segments[0]!.edges[0], segments.at(-1)!.edges[1]];
  const isInner = (x: number) => x > frame[0] + 2 * RULED.edge * em && x < frame[1] - 2 * RULED.edge * em;
  const endsOf = (lines: readonly RulingLine[]) =>
    lines.flatMap(({ from, to }) => [from, to]).filter(isInner);
  const drawn = upright.filter(({ from, to }) => from < bottom && to > top).map(({ at }) => at);
  const level = pieces.filter(
    ({ axis, at }) => axis === 'horizontal' && at > top - RULED.edge * em && at < bottom + RULED.edge * em,
  );
  const sections = segments.flatMap(({ sections: own, edges }) => {
    const beside = endsOf(part.filter(({ at }) => at === edges[0] || at === edges[1]));
    return own.map((section): Section => {
      const ends = section.lines.length > MOST_HEAD_LINES ? drawn : [...drawn, ...beside];
      return { ...section, frame, gutters: withEnds(section.gutters, ends, RULED.edge * em) };
    });
  });
  const table = tableOf(sections, [...new Set([...drawn, ...endsOf(level)])]);
  return grownDown(table, part, em);
}

/** Cells one below the other are one where the rule between their rows runs beside them only. */
function grownDown(lattice: Lattice, part: readonly RulingLine[], em: number): Lattice {
  const cells: LatticeCell[] = [];
  for (const cell of lattice.cells) {
    const at = cells.findIndex(
      ({ row, rowSpan, column, columnSpan }) =>
        row + rowSpan === cell.row && column === cell.column && columnSpan === cell.columnSpan,
    );
    const above = cells[at];
    if (above && part.some(rule => isBeside(rule, above, cell, em)))
      cells[at] = {
        ...above,
        rowSpan: above.rowSpan + cell.rowSpan,
        bbox: [above.bbox[0], above.bbox[1], above.bbox[2], cell.bbox[3]],
      };
    else cells.push(cell);
  }
  return { ...lattice, cells };
}

function isBeside({ at, from, to }: RulingLine, above: LatticeCell, cell: LatticeCell, em: number): boolean {
  const [left, edge, right, bottom] = cell.bbox;
  const isBetween = above.bbox[1] < at && at < bottom && Math.abs(at - edge) < RULED.nearEdge * em;
  return isBetween && Math.min(to, right) - Math.max(from, left) < RULED.beside * em;
}
