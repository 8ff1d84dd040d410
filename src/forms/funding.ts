import type { Cell } from '../model.ts';
import { readAmount, splitWeight } from '../values/amount.ts';
import type { FormBlock } from './blocks.ts';
import { claim, type DraftWriter, put, putExtra } from './draft-writer.ts';
import { endRow, type FormGrid, isBlank } from './form-grid.ts';
import { extraLabel, fundingLineOf } from './labels.ts';

type FundingBlock = Extract<FormBlock, { kind: 'funding' }>;

/** The lines of the budget block: their labels, amounts, rate and score. */
export function readFunding(formGrid: FormGrid, block: FundingBlock, writer: DraftWriter): void {
  const first = block.columns[0]!.from;
  const headRow = block.heads[0]!.row;
  const titles = [
    ...new Set([headRow, ...block.rows.slice(0, 1)].flatMap(row => formGrid.covering(row))),
  ].filter(cell => cell.column < first && (cell.row <= headRow || isBesideAll(cell, block.rows)));
  claim(writer, ...titles, ...block.heads);
  const start = new Set(writer.readings.flatMap(({ path }) => /^\/funding\/(\d+)\//.exec(path)?.[1] ?? []))
    .size;
  const lines = block.rows.map(row => labelsOf(formGrid, { row, first, titles }));
  const hasTotal = lines.some(labels => fundingLineOf(joined(labels)) === 'total');
  block.rows.forEach((row, index) => {
    const at = `/funding/${start + index}`;
    const labels = lines[index]!;
    const isTotal = hasTotal ? fundingLineOf(joined(labels)) === 'total' : start + index === 0;
    const line = isTotal ? 'total' : fundingLineOf(joined(labels));
    const anchor = labels.at(-1) ?? formGrid.at(row, first);
    put(writer, `${at}/line`, anchor, { text: line });
    if (labels.length > 0)
      put(writer, `${at}/label`, anchor, { text: joined(labels), also: labels.slice(0, -1) });
    for (const column of block.columns) {
      const cell = formGrid.at(row, column.from);
      if (cell.row !== row && cell.row > headRow) {
        if (column.role) putMerged({ writer, path: `${at}/${column.role}`, cell, rows: block.rows, start });
      } else if (column.role) put(writer, `${at}/${column.role}`, cell, { notes: column.notes });
      else if (!isBlank(cell))
        putExtra(writer, { label: `${extraLabel(joined(labels))}/${extraLabel(column.head.text)}` }, cell);
    }
    const weight = titles.find(title => splitWeight(title.text).weight !== null);
    if (isTotal && weight && !block.columns.some(({ role }) => role === 'maxScore')) {
      put(writer, `${at}/maxScore`, weight, { text: weight.text });
    }
  });
}

/** A budget without headings: each row's label and its amount, which is the planned one. */
export function readAmounts(
  formGrid: FormGrid,
  block: Extract<FormBlock, { kind: 'amounts' }>,
  writer: DraftWriter,
): void {
  claim(writer, block.title);
  let index = 0;
  for (const row of block.rows) {
    const cells = formGrid.starting(row).filter(cell => cell !== block.title);
    for (let place = 0; place + 1 < cells.length; place += 2) {
      const [label, amount] = [cells[place]!, cells[place + 1]!];
      if (isBlank(label)) continue;
      const at = `/funding/${index++}`;
      put(writer, `${at}/line`, label, { text: fundingLineOf(label.text) });
      put(writer, `${at}/label`, label);
      put(writer, `${at}/adjustedBudget`, amount);
    }
  }
}

/** One cell beside several lines, from the first to the last: the block's own title, wherever it begins. */
function isBesideAll(cell: Cell, rows: readonly number[]): boolean {
  return rows.length > 1 && cell.row <= rows[0]! && endRow(cell) > rows.at(-1)!;
}

/**
 * The cells that label a line: those of its row left of the amounts, without the block's own title. An amount behind a label
 * is none of them: the heading above it was not known.
 */
function labelsOf(
  formGrid: FormGrid,
  { row, first, titles }: { row: number; first: number; titles: readonly Cell[] },
): Cell[] {
  const left = formGrid
    .covering(row)
    .filter(cell => cell.column < first && !titles.includes(cell) && !isBlank(cell));
  const amount = left.findIndex((cell, place) => place > 0 && readAmount(cell.text).value !== null);
  return amount < 0 ? left : left.slice(0, amount);
}

function joined(labels: readonly Cell[]): string {
  return labels.map(label => label.text).join('');
}

type Merged = { writer: DraftWriter; path: string; cell: Cell; rows: readonly number[]; start: number };

function putMerged({ writer, path, cell, rows, start }: Merged): void {
  put(writer, path, cell, { text: null, notes: [`merged-with-row-${start + rows.indexOf(cell.row)}`] });
}
