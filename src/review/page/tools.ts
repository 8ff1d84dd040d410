import { answerFinding, commentSelected } from './commenting.ts';
import type { ShownDocument } from './document-state.ts';
import { enterForm, openFormMenu } from './form-entry.ts';
import { type Keys, once } from './keys.ts';
import { say } from './language.ts';
import { openMenu } from './menu.ts';
import { addRow, joinRows, splitRow } from './row-entry.ts';
import { rowPlaceOf } from './row-fields.ts';
import { acceptAll, acceptColumn, addBelow, deleteRow, openRowMenu, withRow } from './rows.ts';
import { drawAt } from './selection.ts';
import { note, propose } from './statements.ts';
import type { Tool } from './tool.ts';

type Press = (shown: ShownDocument, path: string, anchor: HTMLElement) => void;

const PRESSED: { readonly [tool in Tool]: Press } = {
  row: openRowMenu,
  form: openFormMenu,
  column: (shown, path, anchor) => {
    const name = say('认可整栏', 'Accept the column');
    openMenu(anchor, name, [{ name, key: 'v', run: () => void acceptAll(shown, path) }]);
  },
  'add-row': (shown, list) => {
    const { length } = rowPlaceOf(shown.view.document, list)!.form.data[
      rowPlaceOf(shown.view.document, list)!.name
    ];
    addRow(shown, list, length === 0 ? null : `${list}/${length - 1}`);
  },
  accept: (shown, path) => void acceptAll(shown, path),
  'is-whole': (shown, path) => void note(shown, { path, kind: 'accept' }, say('已认可', 'Accepted')),
  answer: answerFinding,
  'take-back': (shown, path) => {
    const last = shown.view.corrections.findLast(one => one.path === path && one.kind === 'answer');
    if (last) void propose(shown, { path, kind: 'undo', undoes: last.sequence });
  },
  'enter-form': (shown, page) => {
    const { forms } = shown.view.document;
    enterForm(shown, formBefore(forms, Number(page)), Number(page));
  },
  'no-form': (shown, path) =>
    void note(
      shown,
      { path, kind: 'answer', text: 'no-form' },
      say('已记下：此页没有表', 'Noted: there is no form on this page'),
    ),
};

/** The form that a page's own comes behind, in the order of pages. */
function formBefore(forms: ShownDocument['view']['document']['forms'], page: number): string | null {
  const before = forms.findLastIndex(({ pages }) => (pages[0] ?? 0) <= page);
  return before < 0 ? null : `/forms/${before}`;
}

/** Does what a button among the values is for. */
export function press(shown: ShownDocument, button: HTMLElement): void {
  const { tool, path = '' } = button.dataset;
  PRESSED[tool as Tool](shown, path, button);
}

/** The keys of rows, columns, forms and comments. */
export function toolKeys(shown: ShownDocument): Keys {
  const row = (act: (shown: ShownDocument, row: string) => void) => once(() => withRow(shown, act));
  const mark = (selector: string) => shown.forms.querySelector<HTMLElement>(selector);
  return {
    w: row((_, at) => void acceptAll(shown, at)),
    v: once(() => acceptColumn(shown)),
    i: row(addBelow),
    d: row((_, at) => void deleteRow(shown, at)),
    x: row(splitRow),
    j: row(joinRows),
    m: row((_, at) => mark(`.row-number[data-row="${at}"] .tool`)?.click()),
    t: once(() => {
      const index = /^\/forms\/(\d+)/.exec(shown.selected ?? '')?.[1] ?? '0';
      mark(`.form[data-form="${index}"] [data-tool="form"]`)?.click();
    }),
    ...(shown.sheets && { b: once(() => drawAt(shown)) }),
    ...(!shown.actions?.isBlind && {
      c: once(() => commentSelected(shown)),
    }),
  };
}
