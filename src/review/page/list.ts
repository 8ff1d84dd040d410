import type { Overview } from '../../archive/overview.ts';
import type { SourceKind } from '../../model.ts';
import { failureOf } from '../../show/failures.ts';
import { SOURCE_KINDS, STATE_NAMES } from '../../show/words.ts';
import type { Listed } from '../progress.ts';
import { list } from './api.ts';
import { type Child, fill, h } from './dom.ts';
import { basicFields, facetFields, go, templateName } from './filters.ts';
import { listen } from './keys.ts';
import { count, said, say } from './language.ts';
import { searchField } from './search.ts';
import { startButton, welcome } from './welcome.ts';

/** Ways on from a document, as the list goes that it was opened from. */
export type Neighbours = {
  readonly place: string;
  /** `said`: what was said just now is on its way until then */
  readonly next: (said?: Promise<unknown>) => void;
  readonly previous: () => void;
  readonly back: () => void;
  /** the next document, to have it at hand */
  readonly upcoming: () => string | null;
  /** where two reviewers differ: what the second one says of values */
  readonly seconds?: readonly { readonly sha256: string; readonly path: string; readonly words: string }[];
};

export const PAGE = 50;

/** The list of documents, narrowed by `facets` where there are any: filters above, rows below, in pages that the database makes. */
export async function listPage(
  main: HTMLElement,
  query: URLSearchParams,
  { facets, signal }: { readonly facets: (() => Promise<Overview>) | null; readonly signal: AbortSignal },
): Promise<void> {
  const found = await list(withPage(query));
  if (signal.aborted) return;
  const table = h('div', { class: 'rows' });
  const [start, chips, choices] = [part(), part(), part()];
  let known: Overview | null = null;
  const show = (now: Listed) => {
    fill(table, rowsOf(now, query));
    fill(start, startButton(now, query));
    fill(chips, basicFields(query, now.drawn !== undefined, known));
  };
  const search = searchField(query, signal, async () => {
    const narrowed = await list(withPage(query));
    return () => show(narrowed);
  });
  const attributes = { class: 'filters', role: 'search', onsubmit: (event: Event) => event.preventDefault() };
  const filters = h('form', attributes, start, chips, search, choices);
  fill(main, h('div', { class: 'list' }, welcome(), filters, table));
  show(found);
  if (facets !== null) fill(choices, facetFields(query, null));
  listen({ s: () => start.querySelector('a')?.click(), '/': () => search.focus() }, signal);
  void facets?.().then(overview => {
    // whoever chooses is not disturbed
    if (signal.aborted || [chips, choices].some(one => one.contains(document.activeElement))) return;
    known = overview;
    fill(chips, basicFields(query, found.drawn !== undefined, known));
    fill(choices, facetFields(query, known));
  });
}

/** A part of the filters that is filled by itself. */
function part(): HTMLElement {
  return h('span', { class: 'part' });
}

export function withPage(query: URLSearchParams): URLSearchParams {
  const wanted = new URLSearchParams(query);
  wanted.set('limit', String(PAGE));
  return wanted;
}

const ORDERS = [
  ['doubt', '待核', 'To review'],
  ['confidence', '最低把握', 'Least sure'],
  ['findings', '问题', 'Findings'],
  ['name', '文件', 'File'],
] as const;

type Row = Listed['rows'][number];

function rowsOf({ total, rows, drawn }: Listed, query: URLSearchParams): Child {
  const order = query.get('order') ?? 'doubt';
  const sortable = (id: string, kind = '') => {
    const [, zh, en] = ORDERS.find(([one]) => one === id)!;
    const attributes = { type: 'button', class: 'sort', onclick: () => go(query, { order: id }) } as const;
    const sort = order === id ? (id === 'name' || id === 'confidence' ? 'ascending' : 'descending') : null;
    return h('th', { scope: 'col', class: kind, 'aria-sort': sort }, h('button', attributes, say(zh, en)));
  };
  const plain = (zh: string, en: string, kind = '') => h('th', { scope: 'col', class: kind }, say(zh, en));
  const offset = Number(query.get('offset') ?? 0);
  return [
    drawn && h('p', { class: 'hint' }, progressOf(drawn)),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...[
            sortable('name'),
            plain('部门', 'Department'),
            plain('年度', 'Year', 'number'),
            plain('来源', 'Source'),
          ],
          ...[
            plain('取值', 'Values', 'number'),
            drawn ? plain('待核', 'To review', 'number') : sortable('doubt', 'number'),
            // whoever works through a draw is not told where to look
            !drawn && [sortable('confidence', 'number'), sortable('findings', 'number')],
          ],
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row, index) => rowOf(row, query, offset + index)),
      ),
    ),
    rows.length === 0 && h('p', { class: 'hint' }, say('没有符合条件的文档', 'No document matches')),
    pager(total, offset, query),
  ];
}

function progressOf({ number, asked, left }: NonNullable<Listed['drawn']>): string {
  if (left > 0)
    return say(
      `第 ${number} 次抽样：抽中 ${count(asked)} 项，尚余 ${count(left)} 项`,
      `Draw ${number}: ${count(left)} of ${count(asked)} items are left`,
    );
  return say(
    `第 ${number} 次抽样：${count(asked)} 项已全部核完，可用 ziping sample --report ${number} 出具证书`,
    `Draw ${number}: all ${count(asked)} items are answered: ziping sample --report ${number} prints the certificate`,
  );
}

function rowOf(row: Row, query: URLSearchParams, position: number): Child {
  const to = new URLSearchParams(query);
  to.set('at', String(position));
  const name = row.project ?? row.title ?? row.name;
  return h(
    'tr',
    { class: row.error === null ? '' : 'failed' },
    h(
      'td',
      { class: 'name' },
      h('a', { href: `#/document/${row.sha256}?${to}` }, name),
      h(
        'small',
        {},
        row.name,
        row.template && ` · ${templateName(row.template)}`,
        row.error !== null && ` · ${said(failureOf(row.error).what)}`,
      ),
    ),
    h('td', {}, row.department),
    h('td', { class: 'number' }, row.year),
    // what could not be read is of no kind
    h('td', {}, row.error === null && said(SOURCE_KINDS[row.kind as SourceKind])),
    h('td', { class: 'number' }, row.error === null && count(row.leaves)),
    h('td', { class: 'number' }, doubt(row)),
    !row.drawn && [
      h('td', { class: 'number' }, row.leaves > 0 && `${row.lowest}%`),
      h(
        'td',
        { class: 'number' },
        row.errors > 0 && h('span', { class: 'badge error' }, row.errors),
        row.warnings > 0 && h('span', { class: 'badge warning' }, row.warnings),
      ),
    ],
  );
}

/** How many values wait, of those that did when it was read; in a draw, of those that it took. Else the document's state. */
function doubt({ open, review, drawn, state }: Row): Child {
  if (drawn)
    return drawn.left > 0 ? h('span', { class: 'badge open' }, `${drawn.left}/${drawn.asked}`) : DONE();
  if (state === 'open') return h('span', { class: 'badge open' }, open < review ? `${open}/${review}` : open);
  return state === 'done' ? DONE() : h('small', {}, said(STATE_NAMES[state]));
}

const DONE = () => h('span', { class: 'badge done' }, '✓');

function pager(total: number, offset: number, query: URLSearchParams): Child {
  const to = (next: number, name: string) => {
    const isThere = next >= 0 && next < total && next !== offset;
    const turn = () => {
      const changed = new URLSearchParams(query);
      changed.set('offset', String(next));
      location.hash = `#/list?${changed}`;
    };
    return h('button', { type: 'button', class: 'quiet', disabled: !isThere, onclick: turn }, name);
  };
  const last = Math.min(total, offset + PAGE);
  return h(
    'nav',
    { class: 'pager', 'aria-label': say('翻页', 'Pages of the list') },
    h(
      'span',
      { class: 'figure' },
      total === 0 ? '0' : `${count(offset + 1)}–${count(last)} / ${count(total)}`,
    ),
    to(Math.max(0, offset - PAGE), say('上一页', 'Previous')),
    to(offset + PAGE, say('下一页', 'Next')),
  );
}
