import type { RulingLine } from '../model.ts';
import type { Lattice } from './lattice.ts';
import { partedBy } from './parted.ts';
import type { Section, Stretch } from './sections.ts';
import type { SnippetLine } from './snippets.ts';
import { tableOf } from './tiles.ts';

/** points by which a line may miss a place that it covers */
const SLACK = 2;
/** Edges between rows that a table has at least: a row that fills a page from edge to edge has none. */
const LEAST_EDGES = 4;

/** Columns from lines, rows from the places of the texts. */
export function ruledColumns(rulings: readonly RulingLine[], lines: readonly SnippetLine[]): Lattice[] {
  const frame: Stretch = [Math.min(...rulings.map(({ at }) => at)), Math.max(...rulings.map(({ at }) => at))];
  const covering = ({ y }: SnippetLine) =>
    rulings.filter(({ from, to }) => from - SLACK < y && y < to + SLACK).map(({ at }) => at);
  const tables = partedBy(lines, line => covering(line).length === 0);
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
