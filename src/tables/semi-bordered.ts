import type { RulingLine } from '../model.ts';
import type { Lattice } from './lattice.ts';
import type { Phrase } from './phrases.ts';
import { type PageContext, ruledRows } from './ruled-rows.ts';
import { tableOf } from './section-tables.ts';
import type { Section, Stretch } from './sections.ts';
import { splitBy } from './split-by.ts';
import { type SegmentLine, segmentLines } from './text-segments.ts';

/** Lines that a table has at least, if lines of one direction alone are to show it. */
const LEAST_LINES = 4;

/** Tables that have lines in one direction only: the other edges come from the alignment of the text. */
export function semiBorderedLattices(
  rulings: readonly RulingLine[],
  phrases: readonly Phrase[],
  known: PageContext,
): Lattice[] {
  const axes = new Set(rulings.map(line => line.axis));
  if (axes.size !== 1 || rulings.length < LEAST_LINES) return [];
  const lines = segmentLines(phrases);
  return axes.has('horizontal') ? ruledRows(rulings, lines, known) : ruledColumns(rulings, lines);
}

/** Points by which level lines miss an upright one at least, if they do not touch it. */
const APART = 4;

/**
 * The part of a table below its last upright line, where a printer leaves these out: level lines that touch none, and
 * the lower edge of the lattice above them.
 */
export function unfinishedLattices(
  rulings: readonly RulingLine[],
  phrases: readonly Phrase[],
  { drawn, known }: { readonly drawn: readonly Lattice[]; readonly known: PageContext },
): Lattice[] {
  const upright = rulings.filter(line => line.axis === 'vertical');
  const level = rulings.filter(line => line.axis === 'horizontal');
  const bottom = Math.max(...drawn.map(({ ys }) => ys.at(-1)!));
  const free = level.filter(
    ({ at, from, to }) =>
      at > bottom + APART && !upright.some(line => line.to > at - APART && from < line.at && line.at < to),
  );
  if (free.length < LEAST_LINES) return [];
  const edge = level.filter(({ at }) => Math.abs(at - bottom) < APART);
  const below = phrases.filter(phrase => phrase[0]!.bbox[1] > bottom - APART);
  return ruledRows([...edge, ...free], segmentLines(below), known);
}

/** points by which a line may miss a place that it covers */
const SLACK = 2;
/** Edges between rows that a table has at least: a row that fills a page from edge to edge has none. */
const LEAST_EDGES = 4;

/** Columns from lines, rows from the places of the texts. */
function ruledColumns(rulings: readonly RulingLine[], lines: readonly SegmentLine[]): Lattice[] {
  const frame: Stretch = [Math.min(...rulings.map(({ at }) => at)), Math.max(...rulings.map(({ at }) => at))];
  const covering = ({ y }: SegmentLine) =>
    rulings.filter(({ from, to }) => from - SLACK < y && y < to + SLACK).map(({ at }) => at);
  const tables = splitBy(lines, line => covering(line).length === 0);
  return tables.flatMap(own => {
    const sections: Section[] = [];
    for (const line of own) {
      const xs = covering(line).filter(x => x > frame[0] + SLACK && x < frame[1] - SLACK);
      const gutters = xs.sort((a, b) => a - b).map((x): Stretch => [x, x]);
      const last = sections.at(-1);
      if (last && String(last.gutters) === String(gutters))
        sections[sections.length - 1] = { ...last, lines: [...last.lines, line] };
      else sections.push({ lines: [line], gutters, frame });
    }
    if (!sections.some(({ gutters }) => gutters.length > 1)) return [];
    const lattice = tableOf(sections);
    return lattice.ys.length >= LEAST_EDGES ? [lattice] : [];
  });
}
