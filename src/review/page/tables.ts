import { FUNDING, FUNDING_NUMBERS, GOAL, LISTS, namesOf } from '../../fields.ts';
import { FUNDING_LINES } from '../../show/field-names.ts';
import { grouped } from '../../show/words.ts';
import { type Child, h } from './dom.ts';
import { doubtedLists } from './doubted-lists.ts';
import { said } from './language.ts';
import { isPrinted, type View, value } from './value-button.ts';

/** The funding of a form, with the columns that it has. */
export function funding(view: View): Child {
  const lines = view.form.data.funding;
  const columns = FUNDING_NUMBERS.filter(field =>
    lines.some((_, row) => isPrinted(view, `/funding/${row}/${field}`)),
  );
  const heads = columns.map(field => h('th', { scope: 'col', class: 'number' }, said(FUNDING[field].name)));
  const rows = lines.map((line, row) => {
    const label = line.label ?? said(FUNDING_LINES[line.line]);
    const amounts = columns.map(field => {
      const text = line[field];
      return h('td', { class: 'number' }, value(view, `/funding/${row}/${field}`, text && grouped(text)));
    });
    return h(
      'tr',
      {},
      h('th', { scope: 'row', class: 'name' }, value(view, `/funding/${row}/label`, label)),
      amounts,
    );
  });
  return block(view, 'funding', [h('td', { class: 'name' }), heads], rows);
}

/** The goals of a form, as expected and as achieved. */
export function goals(view: View): Child {
  const fields = namesOf(GOAL);
  const rows = view.form.data.goals.map((goal, row) =>
    h(
      'tr',
      {},
      fields.map(field => h('td', { class: 'words' }, value(view, `/goals/${row}/${field}`, goal[field]))),
    ),
  );
  const heads = fields.map(field => h('th', { scope: 'col' }, said(GOAL[field].name)));
  return block(view, 'goals', heads, rows);
}

/** A list of a form under its title, which tells whether it may lack rows. */
export function block({ form }: View, list: keyof typeof LISTS, heads: Child, rows: Child): Child {
  const doubts = doubtedLists(form).filter(({ path }) => path === `/${list}`);
  return [
    h(
      'h3',
      {},
      said(LISTS[list].title),
      doubts.map(({ words }) => [' ', h('span', { class: 'badge open' }, words)]),
    ),
    h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows))),
  ];
}
