import type { CurrencyUnit, Form } from '../../model.ts';
import { KNOWN_FAMILIES } from '../../schema/families.ts';
import { LIST_NAMES } from '../../schema/fields.ts';
import { fieldName } from '../../show/field-names.ts';
import { BY_HAND, CURRENCY_UNITS, familyName } from '../../show/words.ts';
import { escapeKey } from '../../values/pointer.ts';
import { comment } from './commenting.ts';
import type { ShownDocument } from './document-state.ts';
import { type Child, h } from './dom.ts';
import { fieldOf } from './field.ts';
import { said, say } from './language.ts';
import { type MenuItem, openMenu } from './menu.ts';
import { notify } from './notice.ts';
import { acceptAll } from './rows.ts';
import { select } from './selection.ts';
import { note, propose } from './statements.ts';

/** Opens what can be done with a form. */
export function openFormMenu(shown: ShownDocument, at: string, anchor: HTMLElement): void {
  const index = Number(at.split('/')[2]);
  const { forms } = shown.view.document;
  const items: readonly (MenuItem | false)[] = [
    { name: say('认可整表', 'Accept the form'), run: () => void acceptAll(shown, at) },
    { name: say('补录一个栏目', 'Add a label'), run: () => addExtra(shown, at) },
    { name: say('另有一张表：手工录入', 'Another form: enter it'), run: () => enterForm(shown, at) },
    { name: say('拆成两张表', 'Split into two forms'), run: () => splitForm(shown, at) },
    index + 1 < forms.length && {
      name: say('与下一张表合并', 'Join it with the next form'),
      run: () => joinForms(shown, at, `/forms/${index + 1}`),
    },
    { name: say('删除这张表', 'Delete the form'), run: () => deleteForm(shown, at) },
    !shown.actions?.isBlind && { name: say('批注这张表', 'Comment on it'), run: () => comment(shown, at) },
  ];
  const title = say(`第 ${index + 1} 张表`, `form ${index + 1}`);
  openMenu(
    anchor,
    title,
    items.filter(item => item !== false),
  );
}

function joinForms(shown: ShownDocument, at: string, other: string): void {
  void note(
    shown,
    { path: at, kind: 'form-joined', mending: { with: other } },
    say('两张表已合并', 'The forms are joined'),
  );
}

function deleteForm(shown: ShownDocument, at: string): void {
  void note(shown, { path: at, kind: 'form-deleted' }, say('已删除这张表', 'The form is deleted'));
}

/** Asks what form it is that was not read, and on which pages it stands; `behind`: the form it comes after. */
export function enterForm(shown: ShownDocument, behind: string | null, page?: number): void {
  const { document } = shown.view;
  const last = document.forms[Number(behind?.split('/')[2])];
  const first = page ?? last?.pages.at(-1) ?? 1;
  const family = choiceOf(
    say('表的种类', 'Kind of form'),
    KNOWN_FAMILIES.map(one => [one, said(familyName(one))]),
    last?.family,
  );
  const units = Object.entries(CURRENCY_UNITS).map(([unit, name]): Option => [unit, said(name)]);
  const unit = choiceOf(
    say('金额单位', 'Unit of amounts'),
    [...units, ['', say('未注明', 'not printed')]],
    last?.currencyUnit ?? undefined,
  );
  const pages = h('input', { 'aria-label': say('页码', 'Pages'), value: String(first), inputmode: 'text' });
  shown.panel.open({
    title: say('手工录入一张表', 'Enter a form by hand'),
    body: h('div', { class: 'entries' }, [family, unit, pages].map(labelled)),
    submit: say('开始录入', 'Begin'),
    save: async () => {
      const numbers = pagesOf(pages.value, document.pages.length || document.source.pages);
      if (numbers === null) {
        shown.panel.complain(say('请填页码，如 3 或 3-5', 'Give pages such as 3 or 3-5'));
        return false;
      }
      const form = {
        family: family.value,
        template: BY_HAND,
        pages: numbers,
        currencyUnit: (unit.value || null) as CurrencyUnit | null,
      };
      return await begin(shown, behind, form);
    },
  });
}

type Begun = Pick<Form, 'family' | 'template' | 'pages' | 'currencyUnit'>;

async function begin(shown: ShownDocument, behind: string | null, form: Begun): Promise<boolean> {
  const mending = { behind, form };
  if (!(await propose(shown, { path: '/forms', kind: 'form-added', mending }))) return false;
  const { path } = shown.view.corrections.at(-1)!;
  select(shown, `${path}/data/title`);
  shown.sheets?.goTo(form.pages[0]!);
  notify(
    say(
      '在原件上给标题画一个框，或按 E 键入；没有的栏目按 A',
      'Draw a box around the title on the page, or type it with E; A says that there is none',
    ),
  );
  return true;
}

type Option = readonly [value: string, name: string];

function choiceOf(name: string, options: readonly Option[], now?: string): HTMLSelectElement {
  return h(
    'select',
    { 'aria-label': name },
    options.map(([value, text]) => h('option', { value, selected: value === now }, text)),
  );
}

function labelled(control: HTMLElement): Child {
  return [h('span', { 'aria-hidden': 'true' }, control.getAttribute('aria-label')), control];
}

/** `3` or `3-5`, pages that there are; null for anything else. */
function pagesOf(text: string, most: number): number[] | null {
  const [, from = '', to = from] = /^\s*(\d{1,5})\s*(?:[-–~至]\s*(\d{1,5}))?\s*$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (from === '' || first < 1 || last < first || last > Math.max(most, 1)) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Asks with which rows the second form begins that was read as one with the first. */
function splitForm(shown: ShownDocument, at: string): void {
  const index = Number(at.split('/')[2]);
  const { data } = shown.view.document.forms[index]!;
  const choices = LIST_NAMES.filter(list => data[list].length > 0).map(list => {
    const rows = data[list].map((row, number): Option => {
      const label = Object.values(row).find(value => typeof value === 'string' && value !== 'other');
      const name = list === 'indicators' ? data.indicators[number]!.level3 : label;
      return [`${at}/data/${list}/${number}`, `${number + 1} ${name ?? ''}`];
    });
    const stay: Option = ['', say('（都留在前一张表）', '(all stay with the first form)')];
    return { list, select: choiceOf(said(fieldName(`/${list}`)), [stay, ...rows]) };
  });
  shown.panel.open({
    title: say('后一张表从哪一行起', 'Rows with which the second form begins'),
    body: h(
      'div',
      { class: 'entries' },
      choices.map(({ select }) => labelled(select)),
    ),
    submit: say('拆成两张表', 'Split'),
    save: async () => {
      const from = choices.filter(({ select }) => select.value !== '');
      if (from.length === 0) {
        shown.panel.complain(say('请至少选一行', 'Choose at least one row'));
        return false;
      }
      const rows = Object.fromEntries(from.map(({ list, select }) => [list, select.value]));
      return await note(
        shown,
        { path: at, kind: 'form-split', mending: { from: rows } },
        say('已拆成两张表', 'Split into two forms'),
      );
    },
  });
}

/** Asks for a label that was not read, and what stands beside it. */
function addExtra(shown: ShownDocument, at: string): void {
  const label = h('input', { 'aria-label': say('栏目名称', 'Label') });
  const field = fieldOf(say('内容', 'Value'), '', region => shown.actions!.read(region));
  shown.panel.open({
    title: say('补录一个栏目', 'Add a label'),
    body: h('div', { class: 'entries' }, [label, field.input].map(labelled)),
    submit: say('补上', 'Add'),
    take: region => void field.take(region),
    closed: () => shown.sheets?.frames.clear(),
    save: async () => {
      const name = label.value.trim();
      if (name === '') {
        shown.panel.complain(say('请填栏目名称', 'Give the label'));
        return false;
      }
      await field.ready();
      const path = `${at}/data/extras/${escapeKey(name)}`;
      const regions = field.regions();
      const said = { path, kind: 'correct', text: field.text(), ...(regions && { regions }) } as const;
      const isTaken = await note(shown, said, say('已补录', 'Added'));
      if (isTaken) select(shown, path);
      return isTaken;
    },
  });
}
