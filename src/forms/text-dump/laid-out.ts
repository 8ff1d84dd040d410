import { isFootLabel, isWholeLabel, type Lexicon } from '../labels.ts';
import { anchorsOf } from './anchors.ts';
import { bandsOf, type LineBand } from './bands.ts';
import { cellOf } from './blocks.ts';
import { type Head, headsAround } from './heads.ts';
import type { DumpBlock, DumpForm } from './retyped-form.ts';
import { tableIn } from './tables.ts';
import { joined, stacks, type Text, wordsOf } from './texts.ts';

type Lines = readonly (readonly Text[])[];

/** What the lines of a form tell that is laid out: its blocks, and what stands above and below them. */
export function laidOut(lines: Lines, words: Lexicon): DumpForm {
  const all = anchorsOf(lines, words);
  const heads = new Map(
    all.flatMap(({ kind, mode, line }) =>
      kind === 'heads' && mode !== 'pairs'
        ? [[line, headsAround(lines, line, { mode, words })] as const]
        : [],
    ),
  );
  const used = new Set([...heads.values()].flat().flatMap(({ texts }) => texts));
  const rest = lines.map(own => own.filter(text => !used.has(text)));
  const anchors = all.filter(({ kind, line }) => kind !== 'pair' || rest[line]!.length > 0);
  if (anchors.length === 0) return { above: lines.flat(), blocks: [], below: [] };
  const { bands } = bandsOf({ lines: rest, anchors });
  return {
    above: rest.slice(0, bands[0]!.from).flat(),
    blocks: grouped(bands.filter(({ anchor }) => anchor.kind !== 'line')).map(own =>
      blockOf(own, rest, heads.get(own[0]!.anchor.line) ?? []),
    ),
    below: [
      ...bands.filter(({ anchor }) => anchor.kind === 'line'),
      { from: bands.at(-1)!.to, to: rest.length },
    ].flatMap(band => textsIn(band, rest)),
  };
}

/** Bands in blocks: the total goes with its table. */
function grouped(bands: readonly LineBand[]): LineBand[][] {
  const groups: LineBand[][] = [];
  for (const band of bands)
    if (band.anchor.kind === 'total' && groups.length > 0) groups.at(-1)!.push(band);
    else groups.push([band]);
  return groups;
}

function blockOf(bands: readonly LineBand[], lines: Lines, heads: readonly Head[]): DumpBlock {
  const { mode } = bands[0]!.anchor;
  if (mode === 'pairs' || heads.length === 0) return pairsIn(bands, lines);
  const rows = bands.filter(({ anchor }) => anchor.kind !== 'total');
  const total = bands.filter(({ anchor }) => anchor.kind === 'total').flatMap(band => textsIn(band, lines));
  return tableIn(lines, {
    mode,
    heads,
    from: rows[0]!.from,
    to: rows.at(-1)!.to,
    total: total.flatMap(wordsOf),
  });
}

/** Labels with their values, a row for each line that has some; where a label follows another one, the value between them is blank. */
function pairsIn(bands: readonly LineBand[], lines: Lines): DumpBlock {
  const rows = bands.map(band => {
    const found = joinedAcross(stacks(textsIn(band, lines)));
    return found.flatMap((stack, index) =>
      isLabel(stack) && isLabel(found[index + 1]) ? [stack, []] : [stack],
    );
  });
  const columns = Math.max(...rows.map(({ length }) => length));
  const cells = rows.flatMap((own, row) =>
    own.map((texts, column) =>
      cellOf(row, column, texts, [1, column + 1 < own.length ? 1 : columns - column]),
    ),
  );
  return { rows: rows.length, columns, cells };
}

function isLabel(texts: readonly Text[] | undefined): boolean {
  const text = texts && joined(texts);
  return text === undefined || isWholeLabel(text) || isFootLabel(text) || /[:：]$/.test(text);
}

/** Points of a blank. */
const GAP = 5;

/** Stacks between which there is a single blank, and no label, are one value. */
function joinedAcross(all: readonly (readonly Text[])[]): Text[][] {
  const found: Text[][] = [];
  for (const stack of all) {
    const last = found.at(-1);
    const gap = last ? Math.min(...stack.map(({ from }) => from)) - Math.max(...last.map(({ to }) => to)) : 0;
    if (last && found.length > 1 && gap < 1.5 * GAP && !isLabel(stack) && !isLabel(last)) last.push(...stack);
    else found.push([...stack]);
  }
  return found;
}

function textsIn({ from, to }: Pick<LineBand, 'from' | 'to'>, lines: Lines): Text[] {
  return lines.slice(from, to).flat();
}
