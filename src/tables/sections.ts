import type { Snippet, SnippetLine } from './snippets.ts';

/** A stretch from one x to another. */
export type Stretch = readonly [from: number, to: number];

/** Lines one below the other with the white space that runs down between their columns. */
export type Section = { readonly lines: readonly SnippetLine[]; readonly gutters: readonly Stretch[] };

/** What a section costs by itself, in gaps that would be lost without it. */
const SECTION = 0.8;
/** What it costs to part two snippets that are aligned, one below the other. */
const PARTED_PAIR = 0.1;
/** What it costs to part two lines that overlap. */
const PARTED_LINES = 0.3;
/** What a blank place between two snippets of a line costs, and a column without heading. */
const BLANK = 0.05;
/** Share of the em: gutters are at least so wide. */
const GUTTER = 0.22;
/** points: edges of aligned snippets differ by no more */
const ALIGNED = 1;

/**
 * Parts lines into sections so that few gaps of lines lie outside the gutters of their section, with as few sections
 * as possible: the cheapest partition, found from the last line back.
 */
export function findSections(lines: readonly SnippetLine[], em: number): Section[] {
  const count = lines.length;
  const best: number[] = Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const ends: number[] = Array(count + 1).fill(count);
  best[count] = 0;
  const parted = lines.map((line, index) => {
    const overlap = index + 1 < count && lines[index + 1]!.y - line.y < em;
    return PARTED_PAIR * alignedPairs(lines, index) + (overlap ? PARTED_LINES : 0);
  });
  for (let from = count - 1; from >= 0; from--) {
    let taken: Stretch[] = [];
    let gutters: Stretch[] = [];
    let loss = 0;
    const heads = lines.slice(from).filter(({ y }) => y - lines[from]!.y < em);
    for (let to = from + 1; to <= count; to++) {
      taken = unite(taken, stretchesOf(lines[to - 1]!));
      const next = gapsBetween(taken, GUTTER * em);
      loss = isSame(next, gutters)
        ? loss + lossOf(lines[to - 1]!, next)
        : lines.slice(from, to).reduce((sum, line) => sum + lossOf(line, next), 0);
      gutters = next;
      if (loss > SECTION * 2 * (to - from)) break;
      const cost = loss + headless(heads, gutters) + SECTION + (to < count ? parted[to - 1]! : 0) + best[to]!;
      if (cost < best[from]!) [best[from], ends[from]] = [cost, to];
    }
  }
  const sections: Section[] = [];
  for (let from = 0; from < count; from = ends[from]!)
    sections.push(sectionOf(lines.slice(from, ends[from]), em));
  return sections;
}

/** Gutters that have grown narrower at most. */
function isSame(next: readonly Stretch[], before: readonly Stretch[]): boolean {
  return (
    next.length === before.length &&
    next.every(([from, to], index) => before[index]![0] <= from && to <= before[index]![1])
  );
}

export function sectionOf(lines: readonly SnippetLine[], em: number): Section {
  const taken = lines.reduce<Stretch[]>((all, line) => unite(all, stretchesOf(line)), []);
  return { lines, gutters: gapsBetween(taken, GUTTER * em) };
}

function stretchesOf({ snippets }: SnippetLine): Stretch[] {
  return snippets.map(({ bbox }) => [bbox[0], bbox[2]]);
}

/** Stretches that cover what any of the given ones covers. */
function unite(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const united: [number, number][] = [];
  for (const [from, to] of [...a, ...b].sort((left, right) => left[0] - right[0])) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

function gapsBetween(stretches: readonly Stretch[], least: number): Stretch[] {
  return stretches
    .slice(1)
    .map(([from], index): Stretch => [stretches[index]![1], from])
    .filter(([from, to]) => to - from >= least);
}

/** How many gaps of a line have no gutter, and a little for places that stay blank. */
function lossOf(line: SnippetLine, gutters: readonly Stretch[]): number {
  let loss = 0;
  for (const [from, to] of gapsBetween(stretchesOf(line), 0)) {
    const inside = gutters.filter(gutter => gutter[0] < to && from < gutter[1]).length;
    loss += inside === 0 ? 1 : BLANK * (inside - 1);
  }
  return loss;
}

/** A section begins with the headings of its columns. */
function headless(heads: readonly SnippetLine[], gutters: readonly Stretch[]): number {
  const columnOf = ({ bbox }: Snippet) => gutters.filter(gutter => gutter[1] <= bbox[0] + 0.01).length;
  const filled = new Set(heads.flatMap(line => line.snippets.map(columnOf)));
  return BLANK * (gutters.length + 1 - filled.size);
}

/** How many snippets of a line are aligned with the one below them, in one of the next few lines. */
function alignedPairs(lines: readonly SnippetLine[], index: number): number {
  const below = lines.slice(index + 1, index + 1 + REACH).flatMap(line => line.snippets);
  return lines[index]!.snippets.filter(snippet => {
    const next = below.find(other => other.bbox[0] < snippet.bbox[2] && snippet.bbox[0] < other.bbox[2]);
    return next && isAligned(snippet, next);
  }).length;
}

/** lines in which the next snippet of a column is looked for */
const REACH = 4;

function isAligned({ bbox: a }: Snippet, { bbox: b }: Snippet): boolean {
  return (
    Math.abs(a[0] - b[0]) < ALIGNED ||
    Math.abs(a[2] - b[2]) < ALIGNED ||
    Math.abs(a[0] + a[2] - b[0] - b[2]) < 2 * ALIGNED
  );
}
