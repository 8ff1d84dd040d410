import type { Cell, CurrencyUnit } from '../model.ts';
import { currencyIn, currencyOf } from './currency.ts';
import { UNSURE } from './draft-writer.ts';
import type { FormSegment } from './find-forms.ts';

/** The units that a form says its amounts are told in: those of its headings first, then that above its grids. */
export function currenciesIn(segments: readonly FormSegment[]): readonly CurrencyUnit[] {
  const headings = segments.flatMap(headingsOf).map(surelyCurrency);
  const above = currencyIn(segments.flatMap(segment => [...segment.above, ...notesOf(segment)]));
  return [...new Set([...headings, above].filter(unit => unit !== null))];
}

function headingsOf({ formGrid, blocks }: FormSegment): readonly Cell[] {
  return blocks.flatMap(block => {
    if (block.kind === 'amounts') return [block.title];
    if (block.kind !== 'funding') return [];
    return [block.heads[0]!.row, ...block.rows].flatMap(row => formGrid.covering(row));
  });
}

/** Rows of one cell: the unit stands in one where it does not stand above the grid. */
function notesOf({ formGrid, blocks }: FormSegment): readonly Cell[] {
  const rows = blocks.flatMap(block => (block.kind === 'pairs' ? [formGrid.starting(block.row)] : []));
  return rows.flatMap(cells => (cells.length === 1 ? cells : []));
}

/** A line of a picture that was not read for sure and says 元 may have lost its 万: better no unit than one too small by 10,000. */
function surelyCurrency({ text, lines }: Cell): CurrencyUnit | null {
  const unit = currencyOf(text);
  const isUnsure = lines.some(line => line.text.includes('元') && (line.reading?.confidence ?? 1) < UNSURE);
  return unit === 'yuan' && isUnsure ? null : unit;
}
