import { FUNDING, FUNDING_NUMBERS, GOAL, LISTS, namesOf } from '../../schema/fields.ts';
import { FUNDING_LINES, fieldName } from '../../show/field-names.ts';
import { BY_HAND, grouped } from '../../show/words.ts';
import { type Child, h } from './dom.ts';
import { doubtedLists } from './doubted-lists.ts';
import { said, say } from './language.ts';
import { toolButton } from './tool.ts';
import { type FormOnPage, isPrinted, value } from './value-button.ts';

/** The funding of a form, with the columns that it has. */
export function funding(view: FormOnPage): Child {
  const lines = view.form.data.funding;
  const columns = FUNDING_NUMBERS.filter(field =>
    lines.some((_, row) => isPrinted(view, `/funding/${row}/${field}`)),
  );
  const heads = columns.map(field =>
    columnHead(view, `/funding/*/${field}`, said(FUNDING[field].name), 'number'),
  );
  const rows = lines.map((line, row) => {
    const label = line.label ?? said(FUNDING_LINES[line.line]);
    const amounts = columns.map(field => {
      const text = line[field];
      return h('td', { class: 'number' }, value(view, `/funding/${row}/${field}`, text && grouped(text)));
    });
    return h(
      'tr',
      {},
      rowNumber(view, `/funding/${row}`),
      h('th', { scope: 'row', class: 'name' }, value(view, `/funding/${row}/label`, label)),
      amounts,
    );
  });
  return block(view, 'funding', [rowNumber(), h('td', { class: 'name' }), heads], rows);
}

/** The goals of a form, as expected and as achieved. */
export function goals(view: FormOnPage): Child {
  const fields = namesOf(GOAL);
  const rows = view.form.data.goals.map((goal, row) =>
    h(
      'tr',
      {},
      rowNumber(view, `/goals/${row}`),
      fields.map(field => h('td', { class: 'words' }, value(view, `/goals/${row}/${field}`, goal[field]))),
    ),
  );
  const heads = fields.map(field => columnHead(view, `/goals/*/${field}`, said(GOAL[field].name)));
  return block(view, 'goals', [rowNumber(), heads], rows);
}

/** The number of a row, by which findings name it; whoever reviews opens its menu there. Above the rows it is empty. */
export function rowNumber(view?: FormOnPage, path = ''): Child {
  if (view === undefined) return h('td', { class: 'row-number' });
  const at = `/forms/${view.index}/data${path}`;
  const number = Number(path.split('/')[2]) + 1;
  const name = say(
    `${said(fieldName(path))}：补、删、拆、并 (M)`,
    `${said(fieldName(path))}: add, delete, split, join (M)`,
  );
  const shown = view.isReviewing ? toolButton('row', at, { text: number, name, hasMenu: true }) : number;
  return h('td', { class: 'row-number', 'data-row': at }, shown);
}

/** The name of a column; whoever reviews accepts all of it there. `path`: `*` stands for every row. */
export function columnHead(view: FormOnPage, path: string, text: string, kind = ''): Child {
  const at = `/forms/${view.index}/data${path}`;
  const shown = view.isReviewing ? toolButton('column', at, { text, hasMenu: true }) : text;
  return h('th', { scope: 'col', class: kind }, shown);
}

/** Adds to a list what was not read. */
export function addButton(view: FormOnPage, list: keyof typeof LISTS, text: string): Child {
  return view.isReviewing && toolButton('add-row', `/forms/${view.index}/data/${list}`, { text });
}

/** A list of a form under its title, which tells whether it may lack rows. */
export function block(view: FormOnPage, list: keyof typeof LISTS, heads: Child, rows: Child): Child {
  // of one that is entered by hand this is said once, at its head
  const doubted = view.form.template === BY_HAND ? [] : doubtedLists(view.form);
  const doubts = doubted.filter(({ path }) => path === `/${list}`);
  return [
    h(
      'h3',
      {},
      said(LISTS[list].title),
      doubts.map(({ words }) => [' ', h('span', { class: 'badge open' }, words)]),
    ),
    h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows))),
    addButton(view, list, say('＋ 补一行', '＋ add a row')),
  ];
}
