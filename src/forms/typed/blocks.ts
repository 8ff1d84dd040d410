import { isGroupLabel, type Lexicon } from '../labels.ts';
import type { Anchor, Mode } from './anchors.ts';
import type { Band } from './bands.ts';
import { alignedColumns } from './columns.ts';
import { isFigure, stacks, type Text } from './texts.ts';

/** Rows with the same columns. */
export type Block = {
  readonly mode: Mode;
  readonly bands: readonly Band[];
  /** texts by columns */
  readonly columns: readonly (readonly Text[])[];
  /** columns at the left whose cells may reach over several rows */
  readonly merged: number;
};

/** The x up to which the texts of an anchor's stretch are in cells over several rows. */
export function leftOf(
  { mode, line }: Anchor,
  {
    anchors,
    lines,
    words,
  }: { anchors: readonly Anchor[]; lines: readonly (readonly Text[])[]; words: Lexicon },
): number {
  if (mode === 'pairs') return Number.NEGATIVE_INFINITY;
  const own = stretch(
    anchors,
    anchors.findIndex(anchor => anchor.line === line),
  );
  const next = anchors.find(anchor => anchor.line > own.at(-1)!.line)?.line ?? lines.length;
  const all = lines.slice(own[0]!.line, mode === 'goals' ? next : own.at(-1)!.line + 1);
  if (mode === 'goals') {
    const below = stacks(all.flat());
    const first = below.findIndex(stack => stack.some(({ text }) => words.goal(text) !== null));
    return first > 0 ? Math.max(...below[first - 1]!.map(({ to }) => to)) : Number.NEGATIVE_INFINITY;
  }
  if (mode === 'funding') {
    const labels = own.filter(({ kind }) => kind === 'row').flatMap(anchor => labelOf(lines[anchor.line]!));
    return Math.min(...labels.map(({ from }) => from)) - 0.1;
  }
  const levels = all
    .flat()
    .filter(({ text }) => isGroupLabel(text) || /^level[12]$/.test(words.indicator(text) ?? ''));
  return Math.max(namesFrom(own, lines, words) - 0.1, ...levels.map(({ to }) => to));
}

/** Where names begin below their heading. */
function namesFrom(own: readonly Anchor[], lines: readonly (readonly Text[])[], words: Lexicon): number {
  const head = lines[own[0]!.line]!.find(({ text }) => words.indicator(text) === 'level3');
  const names = own
    .filter(({ kind }) => kind === 'row')
    .flatMap(({ line }) => lines[line]!.filter(text => head && text.from < head.to && head.from < text.to))
    .filter(({ text }) => !isGroupLabel(text));
  return names.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...names.map(({ from }) => from));
}

/** Anchors of one mode around one, from its headings on. */
function stretch(anchors: readonly Anchor[], index: number): Anchor[] {
  const { mode } = anchors[index]!;
  let [from, to] = [index, index + 1];
  while (anchors[from]!.kind !== 'heads' && anchors[from - 1]?.mode === mode) from--;
  while (anchors[to]?.mode === mode && anchors[to]!.kind !== 'heads') to++;
  return anchors.slice(from, to);
}

/** The text before the first figure of a line. */
function labelOf(texts: readonly Text[]): Text[] {
  const first = texts.findIndex(isFigure);
  return first > 0 ? [texts[first - 1]!] : [];
}

type Place = {
  readonly lines: readonly (readonly Text[])[];
  readonly left: (anchor: Anchor) => number;
  readonly words: Lexicon;
};

/** Rows in blocks: a pair is one by itself, headings begin one. */
export function blocksOf(
  bands: readonly Band[],
  { before, ...place }: Place & { before: Block | null },
): Block[] {
  const groups: Band[][] = [];
  for (const band of bands) {
    const { kind, mode } = band.anchor;
    const last = groups.at(-1)?.[0]?.anchor;
    if (last && kind !== 'heads' && kind !== 'pair' && last.mode === mode) groups.at(-1)!.push(band);
    else groups.push([band]);
  }
  return groups.map((own, index) => {
    const block = blockOf(own.flatMap(apart), place);
    const goesOn =
      index === 0 && own[0]!.anchor.kind !== 'heads' && before?.mode === block.mode && block.mode !== 'pairs';
    return goesOn ? likeBefore(block, before) : block;
  });
}

/** Rows that go on with those of the page before have its columns: the title of the block may stand on one of them only. */
function likeBefore({ columns, merged, ...block }: Block, before: Block): Block {
  const left = Array.from(
    { length: before.merged },
    (_, index) => columns[merged - before.merged + index] ?? [],
  );
  const right = columns.slice(merged);
  const blank = Array.from(
    { length: Math.max(0, before.columns.length - before.merged - right.length) },
    () => [],
  );
  return {
    ...block,
    columns: [
      ...left.map((own, index) => (merged - before.merged + index < merged ? own : [])),
      ...right,
      ...blank,
    ],
    merged: before.merged,
  };
}

/** The headings of goals, and all that stands below them. */
function apart({ anchor, from, to }: Band): Band[] {
  const end = anchor.line + 1;
  if (anchor.mode !== 'goals' || end === to) return [{ anchor, from, to }];
  return [
    { anchor, from, to: end },
    { anchor: { ...anchor, kind: 'row' }, from: end, to },
  ];
}

function blockOf(bands: readonly Band[], { lines, left: leftOf, words }: Place): Block {
  const { anchor } = bands[0]!;
  const edge = leftOf(anchor);
  const rows = bands
    .filter(({ anchor }) => anchor.kind !== 'total')
    .map(({ from, to }) => lines.slice(from, to).flat());
  const left = stacks(rows.flat().filter(({ to }) => to <= edge));
  const isOfFigures = (heading: string) =>
    anchor.mode === 'funding'
      ? words.funding(heading) !== null
      : /[sS]core/.test(words.indicator(heading) ?? '');
  const right = alignedColumns(
    rows.map(texts => stacks(texts.filter(({ to }) => to > edge))),
    anchor.kind === 'heads' ? { isOfFigures } : null,
  );
  return { mode: anchor.mode, bands, columns: [...left, ...right], merged: left.length };
}
