import { comment } from './commenting.ts';
import type { ShownDocument } from './document-state.ts';
import { say } from './language.ts';
import { type MenuItem, openMenu } from './menu.ts';
import { notify } from './notice.ts';
import { addRow, joinRows, splitRow } from './row-entry.ts';
import { rowName, rowPlaceOf } from './row-fields.ts';
import { select } from './selection.ts';
import { note, propose } from './statements.ts';
import { firstIn } from './values.ts';

/** Opens what can be done with a row. */
export function openRowMenu(shown: ShownDocument, row: string, anchor: HTMLElement): void {
  const place = rowPlaceOf(shown.view.document, row);
  const first = firstIn(shown.values, row);
  if (shown.row !== row && first !== null) select(shown, first);
  if (place) openMenu(anchor, rowName(place), rowItems(shown, row));
}

function rowItems(shown: ShownDocument, row: string): readonly MenuItem[] {
  const { list, index } = rowPlaceOf(shown.view.document, row)!;
  const above = index === 0 ? null : `${list}/${index! - 1}`;
  return [
    { name: say('认可整行', 'Accept the row'), key: 'w', run: () => acceptAll(shown, row) },
    { name: say('在下方补一行', 'Add a row below'), key: 'i', run: () => addRow(shown, list, row) },
    { name: say('在上方补一行', 'Add a row above'), run: () => addRow(shown, list, above) },
    { name: say('拆成两行', 'Split it'), key: 'x', run: () => splitRow(shown, row) },
    { name: say('与下一行合并', 'Join it with the next row'), key: 'j', run: () => joinRows(shown, row) },
    { name: say('删除这一行', 'Delete it'), key: 'd', run: () => deleteRow(shown, row) },
    ...(shown.actions?.isBlind
      ? []
      : [{ name: say('批注这一行', 'Comment on it'), run: () => comment(shown, row) }]),
  ];
}

/** Of the row that is marked; where none is, says what is missing. */
export function withRow(shown: ShownDocument, act: (shown: ShownDocument, row: string) => void): void {
  const { row, view } = shown;
  if (row !== null && rowPlaceOf(view.document, row)) act(shown, row);
  else notify(say('请先点选一行中的取值', 'Select a value in a row first'));
}

export function addBelow(shown: ShownDocument, row: string): void {
  addRow(shown, rowPlaceOf(shown.view.document, row)!.list, row);
}

/** The row that comes into its place is selected next. */
export async function deleteRow(shown: ShownDocument, row: string): Promise<void> {
  const name = rowName(rowPlaceOf(shown.view.document, row)!);
  const told = say(`已删除${name}`, `${name} is deleted`);
  if (!(await note(shown, { path: row, kind: 'row-deleted' }, told))) return;
  const { list, index } = rowPlaceOf(shown.view.document, row) ?? { list: '', index: 0 };
  const next = firstIn(shown.values, `${list}/${index}`);
  if (next !== null) select(shown, next);
}

/** Accepts all values at a path at once, `*` in it standing for every row. */
export async function acceptAll(shown: ShownDocument, path: string): Promise<void> {
  const before = shown.view.corrections.length;
  if (!(await propose(shown, { path, kind: 'accept', isTogether: true }))) return;
  const number = shown.view.corrections.length - before;
  if (number === 0) notify(say('都已核过', 'All of it was said already'));
  else notify(say(`成批认可 ${number} 项（Z 撤销）`, `${number} accepted at once (Z takes it back)`));
}

/** The column of the selected value, as far as it stands in rows. */
export function acceptColumn(shown: ShownDocument): void {
  const [, list, field] = /^(\/forms\/\d+\/data\/[a-z]+)\/\d+(\/.+)$/.exec(shown.selected ?? '') ?? [];
  if (list === undefined) notify(say('请先点选一栏中的取值', 'Select a value in a column first'));
  else void acceptAll(shown, `${list}/*${field}`);
}
