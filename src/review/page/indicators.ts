import type { Indicator } from '../../model.ts';
import { INDICATOR, LISTS, namesOf, PARTS, TOTAL } from '../../schema/fields.ts';
import { indicatorRows, type LevelCell } from '../../show/indicator-rows.ts';
import { escapeKey } from '../../values/pointer.ts';
import { type Child, h } from './dom.ts';
import { said } from './language.ts';
import { block, columnHead, rowNumber } from './tables.ts';
import { type FormOnPage, isPrinted, value } from './value-button.ts';

type Column = keyof typeof INDICATOR;
const NUMBERS: ReadonlySet<Column> = new Set(['maxScore', 'score']);
const LONG: ReadonlySet<Column> = new Set(['deviation']);

/** The indicators of a form, with the columns that it has. */
export function indicators(view: FormOnPage): Child {
  const { indicators } = view.form.data;
  const columns = namesOf(INDICATOR).filter(
    field =>
      field === 'level3' || indicators.some((_, row) => isPrinted(view, `/indicators/${row}/${field}`)),
  );
  const others = [...new Set(indicators.flatMap(({ extras }) => Object.keys(extras)))];
  const heads = columns.map(field =>
    columnHead(view, `/indicators/*/${field}`, said(INDICATOR[field].name), kindOf(field)),
  );
  const otherHeads = others.map(key => columnHead(view, `/indicators/*/extras/${escapeKey(key)}`, key));
  const rows = indicatorRows(view.form).map((levels, row) => {
    const indicator = indicators[row]!;
    const cells = columns.map(field => cellOf(view, { field, row, levels, indicator }));
    const otherCells = others.map(key => {
      const path = `/indicators/${row}/extras/${escapeKey(key)}`;
      return h('td', { class: 'words' }, value(view, path, indicator.extras[key] ?? null));
    });
    return h('tr', {}, rowNumber(view, `/indicators/${row}`), cells, otherCells);
  });
  return block(view, 'indicators', [rowNumber(), heads, otherHeads], rows);
}

type CellOf = {
  readonly field: Column;
  readonly row: number;
  readonly levels: { readonly level1: LevelCell | null; readonly level2: LevelCell | null };
  readonly indicator: Indicator;
};

function cellOf(view: FormOnPage, { field, row, levels, indicator }: CellOf): Child {
  if (field === 'level1' || field === 'level2') {
    const cell = levels[field];
    return (
      cell && h('td', { rowspan: cell.paths.length, class: 'level' }, value(view, cell.paths, cell.text))
    );
  }
  const own = indicator[field];
  const shown = own === null || typeof own === 'string' ? own : own.text;
  return h('td', { class: kindOf(field) }, value(view, `/indicators/${row}/${field}`, shown));
}

function kindOf(field: Column): string {
  if (NUMBERS.has(field)) return 'number';
  if (field === 'level3') return 'words long name';
  return LONG.has(field) ? 'words long' : 'words';
}

/** The weights of groups, and the total. */
export function sums(view: FormOnPage): Child {
  return [weights(view), totals(view)];
}

function weights(view: FormOnPage): Child {
  const { groups } = view.form.data;
  if (groups.length === 0) return null;
  const all = groups.map(({ level1, level2, maxScore }, row) => {
    const name = [level1, level2].filter(Boolean).join(' › ');
    return h('span', {}, name, ' ', value(view, `/groups/${row}/maxScore`, maxScore));
  });
  return h('p', { class: 'sums' }, h('b', {}, said(LISTS.groups.title)), all);
}

function totals(view: FormOnPage): Child {
  const { total } = view.form.data;
  const printed = namesOf(TOTAL).filter(field => isPrinted(view, `/total/${field}`));
  if (printed.length === 0) return null;
  const all = printed.map(field =>
    h('span', {}, said(TOTAL[field].name), ' ', value(view, `/total/${field}`, total[field])),
  );
  return h('p', { class: 'sums total' }, h('b', {}, said(PARTS.total.title)), all);
}
