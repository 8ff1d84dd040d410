import type { Lexicon } from '../labels.ts';
import type { Mode } from './anchors.ts';
import type { Band } from './bands.ts';
import { alignedColumns } from './columns.ts';
import type { IsLeft } from './left.ts';
import { stacks, type Text } from './texts.ts';

/** Rows with the same columns. */
export type Block = {
  readonly mode: Mode;
  readonly bands: readonly Band[];
  /** texts by columns */
  readonly columns: readonly (readonly Text[])[];
  /** columns at the left whose cells may reach over several rows */
  readonly merged: number;
};

type Place = {
  readonly lines: readonly (readonly Text[])[];
  readonly isLeft: IsLeft;
  readonly words: Lexicon;
};

/** Rows in blocks: a pair is one by itself, headings begin one. */
export function blocksOf(bands: readonly Band[], place: Place): Block[] {
  const groups: Band[][] = [];
  for (const band of bands) {
    const { kind, mode } = band.anchor;
    const last = groups.at(-1)?.[0]?.anchor;
    if (last && kind !== 'heads' && kind !== 'pair' && last.mode === mode) groups.at(-1)!.push(band);
    else groups.push([band]);
  }
  return groups.map(own => blockOf(own.flatMap(apart), place));
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

function blockOf(bands: readonly Band[], { lines, isLeft, words }: Place): Block {
  const { anchor } = bands[0]!;
  const rows = bands
    .filter(({ anchor }) => anchor.kind !== 'total')
    .map(({ from, to }) => lines.slice(from, to).flat());
  const left = leftColumns(rows.flat().filter(text => isLeft(anchor, text)));
  const isOfFigures = (heading: string) =>
    anchor.mode === 'funding'
      ? words.funding(heading) !== null
      : /[sS]core/.test(words.indicator(heading) ?? '');
  const right = alignedColumns(
    rows.map(texts => stacks(texts.filter(text => !isLeft(anchor, text)))),
    anchor.kind === 'heads' ? { isOfFigures } : null,
  );
  return { mode: anchor.mode, bands, columns: [...left, ...right], merged: left.length };
}

/** Columns at the left, those of each page counted from the right: a title may stand left of them on one page only. */
function leftColumns(texts: readonly Text[]): Text[][] {
  const pages = [...Map.groupBy(texts, ({ page }) => page).values()].map(stacks);
  const count = Math.max(0, ...pages.map(({ length }) => length));
  return Array.from({ length: count }, (_, column) =>
    pages.flatMap(own => own[column - count + own.length] ?? []),
  );
}
