import type { SourceKind } from '../../model.ts';
import { count, many } from '../../show/counted.ts';
import { failureOf } from '../../show/failures.ts';
import { SOURCE_KINDS, STATE_NAMES } from '../../show/words.ts';
import type { Listed } from '../progress.ts';
import { type Child, h } from './dom.ts';
import { go, templateName } from './filters.ts';
import { said, say } from './language.ts';
import type { Picking } from './picking.ts';

/** Documents that a list shows at once. */
export const PAGE = 50;

const ORDERS = [
  ['doubt', '待核', 'To review'],
  ['confidence', '最低把握', 'Least sure'],
  ['findings', '问题', 'Findings'],
  ['name', '文件', 'File'],
] as const;

type Row = Listed['rows'][number];

/** The rows of a list under their heads, and the ways to others; whoever gives documents to reviewers picks them here. */
export function rowsOf(
  { total, rows, drawn }: Listed,
  query: URLSearchParams,
  picking: Picking | null,
): Child {
  const order = query.get('order') ?? 'doubt';
  const sortable = (id: string, kind = '') => {
    const [, zh, en] = ORDERS.find(([one]) => one === id)!;
    const attributes = { class: 'sort', onclick: () => go(query, { order: id }) } as const;
    const sort = order === id ? (id === 'name' || id === 'confidence' ? 'ascending' : 'descending') : null;
    return h('th', { scope: 'col', class: kind, 'aria-sort': sort }, h('button', attributes, say(zh, en)));
  };
  const plain = (zh: string, en: string, kind = '') => h('th', { scope: 'col', class: kind }, say(zh, en));
  const offset = Number(query.get('offset') ?? 0);
  return [
    drawn && h('p', { class: 'hint' }, drawWords(drawn)),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          picking?.head(rows),
          ...[
            sortable('name', 'name'),
            plain('部门', 'Department', 'wide'),
            plain('年度', 'Year', 'number wide'),
            plain('来源', 'Source', 'wide spare'),
          ],
          hasReviewers(rows) && plain('复核人', 'Reviewer', 'wide'),
          ...[
            plain('取值', 'Values', 'number wide spare'),
            drawn ? plain('待核', 'To review', 'number') : sortable('doubt', 'number'),
            // whoever works through a draw is not told where to look
            !drawn && [sortable('confidence', 'number'), sortable('findings', 'number')],
          ],
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row, index) =>
          rowOf(row, query, { position: offset + index, picking, isGiven: hasReviewers(rows) }),
        ),
      ),
    ),
    rows.length === 0 && h('p', { class: 'hint' }, say('没有符合条件的文档', 'No document matches')),
    pager(total, offset, query),
  ];
}

/** How far a draw has been answered. */
export function drawWords({ number, asked, left }: NonNullable<Listed['drawn']>): string {
  if (left > 0)
    return say(
      `第 ${number} 次抽样：抽中 ${count(asked)} 项，尚余 ${count(left)} 项`,
      `Draw ${number}: ${count(left)} of ${many(asked, 'item')} left`,
    );
  return say(
    `第 ${number} 次抽样：${count(asked)} 项已全部核完，可用 ziping sample --report ${number} 出具证书`,
    `Draw ${number}: ${many(asked, 'item')}, all answered: ziping sample --report ${number} prints the certificate`,
  );
}

function hasReviewers(rows: readonly Row[]): boolean {
  return rows.some(({ assigned }) => assigned !== null);
}

type InList = {
  readonly position: number;
  readonly picking: Picking | null;
  /** whether the list tells whose documents are */
  readonly isGiven: boolean;
};

function rowOf(row: Row, query: URLSearchParams, { position, picking, isGiven }: InList): Child {
  const to = new URLSearchParams(query);
  to.set('at', String(position));
  const name = row.project ?? row.title ?? row.name;
  return h(
    'tr',
    { class: row.error === null ? '' : 'failed' },
    picking?.cell(row),
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
    h('td', { class: 'wide department' }, row.department),
    h('td', { class: 'number wide' }, row.year),
    // what could not be read is of no kind
    h('td', { class: 'wide spare kind' }, row.error === null && said(SOURCE_KINDS[row.kind as SourceKind])),
    isGiven && h('td', { class: 'wide' }, row.assigned),
    h('td', { class: 'number wide spare' }, row.error === null && count(row.leaves)),
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
  const left = open < review ? `${open}/${review}` : open;
  // its values are done, and a list may lack rows
  if (state === 'open') return h('span', { class: 'badge open' }, open > 0 ? left : said(STATE_NAMES.open));
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
    return h('button', { class: 'quiet', disabled: !isThere, onclick: turn }, name);
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
