import type { BBox, Cell, Grid, TextLine } from '../../model.ts';
import { splitWeight } from '../../values/amount.ts';
import { union } from '../../values/bbox.ts';
import { joinLines } from '../../values/text.ts';
import {
  EMPTY,
  type FormParts,
  type IndicatorParts,
  type PairParts,
  type Slot,
  type Span,
  slotOf,
  type TableParts,
} from './parts.ts';
import type { Token } from './token.ts';

/** The blocks of a form as grids, each with columns of its own, in the order in which forms print them. */
export function gridsOf({ pairs, funding, goals, indicators, foot }: FormParts): Grid[] {
  return [
    ...pairGrid(pairs),
    ...(funding ? [tableGrid(funding, { hasLabels: true })] : []),
    ...(goals ? [tableGrid(goals, { hasLabels: false })] : []),
    ...(indicators ? [indicatorGrid(indicators)] : []),
    ...pairGrid(foot),
  ];
}

type Place = { row: number; column: number; rowSpan?: number; columnSpan?: number; text?: string };
type Draft = Place & { slot: Slot };

function pairGrid(pairs: readonly PairParts[]): Grid[] {
  if (pairs.length === 0) return [];
  const cells = pairs.flatMap(({ label, value }, row) => [
    { row, column: 0, slot: slotOf(label) },
    { row, column: 1, slot: value },
  ]);
  return [gridOf(cells, { rows: pairs.length, columns: 2 })];
}

/** The block's title on the left, its headings on top; the labels of the lines, if any, below an empty heading. */
function tableGrid({ title, heads, rows }: TableParts, { hasLabels }: { hasLabels: boolean }): Grid {
  const top = [...(hasLabels ? [EMPTY] : []), ...heads.map(tokens => slotOf(tokens))];
  const cells: Draft[] = [
    { row: 0, column: 0, rowSpan: rows.length + 1, slot: slotOf(title) },
    ...[top, ...rows].flatMap((row, at) =>
      row.map((slot, column) => ({ row: at, column: column + 1, slot })),
    ),
  ];
  return gridOf(cells, { rows: rows.length + 1, columns: top.length + 1 });
}

function indicatorGrid({ title, heads, rows, level1, level2, total }: IndicatorParts): Grid {
  const levels = [level1, level2].filter(level => level !== null);
  const first = 1 + levels.length;
  const count = rows.length;
  const cells: Draft[] = [
    { row: 0, column: 0, rowSpan: count + 1, slot: slotOf(title) },
    ...levels.flatMap(({ head, spans }, index) => [
      { row: 0, column: index + 1, slot: slotOf(head) },
      ...spans.map((span, place) => levelCell(span, index + 1, isRepeat(spans, place))),
    ]),
    ...heads.map((tokens, index) => ({ row: 0, column: first + index, slot: slotOf(tokens) })),
    ...rows.flatMap((row, at) => row.map((slot, index) => ({ row: at + 1, column: first + index, slot }))),
  ];
  if (!total) return gridOf(cells, { rows: count + 1, columns: first + heads.length });
  cells.push({ row: count + 1, column: 0, columnSpan: first + 1, slot: slotOf(total.label) });
  total.slots.slice(1).forEach((slot, index) => {
    cells.push({ row: count + 1, column: first + 1 + index, slot });
  });
  const columns = first + heads.length + (total.grade ? 1 : 0);
  if (total.grade) {
    cells.push({ row: 0, column: columns - 1, rowSpan: count + 1, slot: EMPTY });
    cells.push({ row: count + 1, column: columns - 1, slot: total.grade });
  }
  return gridOf(cells, { rows: count + 2, columns });
}

/** The same label again: its weight was printed once. */
function isRepeat(spans: readonly Span[], place: number): boolean {
  return spans.slice(0, place).some(({ slot }) => slot.tokens === spans[place]!.slot.tokens);
}

function levelCell({ slot, from, to }: Span, column: number, isAgain: boolean): Draft {
  const text = textOf(slot.tokens).replace(/(?<=[\d(（]) (?=\d)/g, '');
  return {
    row: from + 1,
    column,
    rowSpan: to - from,
    slot,
    text: isAgain ? splitWeight(text).label : text,
  };
}

function gridOf(drafts: readonly Draft[], { rows, columns }: { rows: number; columns: number }): Grid {
  const byRow = Map.groupBy(drafts, ({ row }) => row);
  const all = drafts.flatMap(({ slot }) => slot.tokens);
  const boxOf = (row: number): BBox => {
    const own = (byRow.get(row) ?? []).flatMap(({ slot }) => slot.tokens);
    return union((own.length > 0 ? own : all).map(({ bbox }) => bbox));
  };
  const cells = drafts
    .map(draft => cellOf(draft, boxOf(draft.row)))
    .sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    rows,
    columns,
    cells,
    regions: [{ page: 1, bbox: union(all.map(({ bbox }) => bbox)) }],
    breaks: [],
  };
}

function cellOf({ row, column, rowSpan = 1, columnSpan = 1, slot, text }: Draft, rowBox: BBox): Cell {
  const { tokens, notes } = slot;
  const bbox = tokens.length > 0 ? union(tokens.map(token => token.bbox)) : rowBox;
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    text: text ?? textOf(tokens),
    lines: tokens,
    regions: [{ page: 1, bbox }],
    notes,
  };
}

/** Tokens of one line are apart by a blank, lines are joined. */
export function textOf(tokens: readonly Token[]): string {
  const lines: TextLine[][] = [];
  for (const token of tokens) {
    const line = lines.at(-1);
    if (line && line[0]!.bbox[1] === token.bbox[1]) line.push(token);
    else lines.push([token]);
  }
  return joinLines(lines.map(line => line.map(({ text }) => text).join(' ')));
}
