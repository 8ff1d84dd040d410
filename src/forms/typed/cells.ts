import { isWholeLabel } from '../labels.ts';
import type { Band } from './bands.ts';
import type { Block } from './blocks.ts';
import { type Extent, spansOf } from './spans.ts';
import { isFigure, stacks, type Text } from './texts.ts';

/** A cell of a block: its rows and columns, the last ones not included, and the texts in it. */
export type TypedCell = {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  readonly texts: readonly Text[];
};

/** A block as cells that tile it. */
export type Tiled = {
  readonly bands: readonly Pick<Band, 'from' | 'to'>[];
  readonly columns: number;
  readonly cells: readonly TypedCell[];
};

type Lines = readonly (readonly Text[])[];

export function tiled(block: Block, lines: Lines): Tiled {
  return block.mode === 'pairs' ? pairs(block, lines) : table(block, lines);
}

/** A label with its value, or several; where a label follows another one, the value between them is blank. */
function pairs(block: Block, lines: Lines): Tiled {
  const texts = textsIn(block.bands[0]!, lines);
  const slots = stacks(texts).flatMap((stack, index, all) => {
    const isLabel = (own: readonly Text[] | undefined) =>
      !own || isWholeLabel(own.map(({ text }) => text).join(''));
    return isLabel(stack) && isLabel(all[index + 1]) ? [stack, []] : [stack];
  });
  const cells = slots.map(
    (own, column): TypedCell => ({ rows: [0, 1], columns: [column, column + 1], texts: own }),
  );
  return { bands: block.bands, columns: slots.length, cells };
}

function table(block: Block, lines: Lines): Tiled {
  const { bands, columns, merged } = block;
  const count = columns.length;
  const rows = bands.map(band => textsIn(band, lines));
  const inColumn = columns.map(column => new Set(column));
  const isTotal = (row: number) => bands[row]!.anchor.kind === 'total';
  const isHead = (row: number) => bands[row]!.anchor.kind === 'heads';
  const last = bands.findIndex((_, row) => isTotal(row));
  const body: readonly [number, number] = [isHead(0) ? 1 : 0, last < 0 ? bands.length : last];
  const extents = rows.map((texts, row) => extentOf(texts, bands[row]!, inColumn.slice(merged)));
  const cells: TypedCell[] = [];
  let ends: ReadonlySet<number> = new Set();
  for (let column = 0; column < merged; column++) {
    const own = columns[column]!;
    const head = body[0] === 1 ? own.filter(text => rows[0]!.includes(text)) : [];
    const below = own.filter(text => !head.includes(text));
    const across = [column, column + 1] as const;
    if (isTitle(block, below)) {
      cells.push({ rows: [0, body[1]], columns: across, texts: own });
      continue;
    }
    if (body[0] === 1) cells.push({ rows: [0, 1], columns: across, texts: head });
    const spans = spansOf(below, extents.slice(...body), ends);
    const all = spans.length > 0 ? spans : [{ from: 0, to: body[1] - body[0], texts: [] }];
    for (const { from, to, texts } of all)
      cells.push({ rows: [from + body[0], to + body[0]], columns: across, texts });
    ends = new Set(all.map(span => span.to));
  }
  for (const row of bands.keys()) {
    if (isTotal(row)) {
      cells.push(...totalCells(rows[row]!, row, columns));
      continue;
    }
    for (let column = merged; column < count; column++) {
      const texts = rows[row]!.filter(text => inColumn[column]!.has(text));
      cells.push({ rows: [row, row + 1], columns: [column, column + 1], texts });
    }
  }
  return { bands, columns: count, cells };
}

/** The title of a block stands beside all of its rows; printed down the page, it has a character or two a line. */
function isTitle({ mode }: Block, below: readonly Text[]): boolean {
  return mode !== 'indicators' || (below.length > 2 && below.every(({ text }) => [...text].length <= 2));
}

/** The label of a total reaches to its first number. */
function totalCells(texts: readonly Text[], row: number, columns: readonly (readonly Text[])[]): TypedCell[] {
  const columnOf = ({ from, to, page }: Text) => {
    const shared = columns.map(all => {
      const column = all.filter(text => text.page === page);
      const [left, right] = [
        Math.min(...column.map(text => text.from)),
        Math.max(...column.map(text => text.to)),
      ];
      return Math.min(to, right) - Math.max(from, left);
    });
    return shared.indexOf(Math.max(...shared));
  };
  const figures = texts.filter(isFigure);
  const byColumn = Map.groupBy(figures, columnOf);
  const first = Math.max(1, Math.min(columns.length, ...byColumn.keys()));
  const label: TypedCell = {
    rows: [row, row + 1],
    columns: [0, first],
    texts: texts.filter(text => !figures.includes(text)),
  };
  const rest = columns.slice(first).map(
    (_, index): TypedCell => ({
      rows: [row, row + 1],
      columns: [first + index, first + index + 1],
      texts: byColumn.get(first + index) ?? [],
    }),
  );
  return [label, ...rest];
}

function textsIn({ from, to }: Band, lines: Lines): Text[] {
  return lines.slice(from, to).flat();
}

/** The lines that a row's texts take, those of cells over several rows left out. */
function extentOf(texts: readonly Text[], { anchor }: Band, columns: readonly ReadonlySet<Text>[]): Extent {
  const at = texts.filter(text => columns.some(column => column.has(text))).map(({ line }) => line);
  return { top: Math.min(anchor.line, ...at), bottom: Math.max(anchor.line, ...at) };
}
