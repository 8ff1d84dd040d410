import type { ReviewerQueue } from '../../archive/assignments.ts';
import type { Overview } from '../../archive/overview.ts';
import { count, many } from '../../show/counted.ts';
import { BY_HAND, familyName, SOURCE_KINDS, STATE_NAMES } from '../../show/words.ts';
import { DOCUMENT_STATES, type DocumentState } from '../../values/state.ts';
import { type Child, h } from './dom.ts';
import { said, say } from './language.ts';

/** What lists can be narrowed to, and whose documents are whose. */
export type FilterContext = Overview & {
  readonly queues: readonly ReviewerQueue[];
  /** who looks; null where nobody has a queue */
  readonly reviewer: string | null;
};

/** Nobody's name: what nobody was given. */
const NOBODY = ' ';

/** Shows the list anew, from its beginning, with some filters changed; an empty one is taken away. */
export function go(query: URLSearchParams, changes: Readonly<Record<string, string>>): void {
  const next = new URLSearchParams(query);
  next.delete('offset');
  for (const [name, value] of Object.entries(changes))
    value === '' ? next.delete(name) : next.set(name, value);
  location.hash = `#/list?${next}`;
}

/** What was drawn is answered or not. */
const DRAWN: readonly DocumentState[] = ['open', 'done'];

/** What every list can be narrowed by: the states of documents, each in one. */
export function basicFields(query: URLSearchParams, isDrawn: boolean, known: FilterContext | null): Child {
  const chip = (value: string, name: string, number?: number) => {
    const isOn = (query.get('state') ?? '') === value;
    const attributes = { class: 'chip', 'aria-pressed': String(isOn) } as const;
    const figure = number !== undefined && h('span', { class: 'figure' }, ` ${count(number)}`);
    return h('button', { ...attributes, onclick: () => go(query, { state: value }) }, name, figure);
  };
  const counted = isDrawn || isNarrowed(query) ? null : known;
  const chips = [
    chip('', say('全部', 'all'), counted?.totals.documents),
    (isDrawn ? DRAWN : DOCUMENT_STATES).map(state =>
      chip(state, said(STATE_NAMES[state]), counted?.states[state]),
    ),
  ];
  return h('div', { class: 'chips', role: 'group', 'aria-label': say('状态', 'State') }, chips);
}

/** The documents that oneself was given, once there are any. */
export function queueFields(query: URLSearchParams, { queues, reviewer }: FilterContext): Child {
  const own = queues.find(queue => queue.reviewer === reviewer);
  const isOn = reviewer !== null && query.get('assigned') === reviewer;
  if (reviewer === null || (!own && !isOn)) return null;
  return h(
    'button',
    {
      class: 'chip',
      'aria-pressed': String(isOn),
      'aria-keyshortcuts': 'q',
      onclick: () => goToQueue(query, reviewer),
    },
    say('我的队列', 'My queue'),
    own && h('span', { class: 'figure' }, ` ${count(own.open)}/${count(own.documents)}`),
  );
}

/** To one's own queue, and from there back to all documents. */
export function goToQueue(query: URLSearchParams, reviewer: string): void {
  go(query, { assigned: query.get('assigned') === reviewer ? '' : reviewer });
}

/** By more than its state: what is counted is the archive as a whole. */
function isNarrowed(query: URLSearchParams): boolean {
  return [...query.keys()].some(name => !['state', 'order', 'offset'].includes(name));
}

/** What else it can be narrowed by; what can be chosen is known a little later than the list itself. */
export function facetFields(query: URLSearchParams, known: FilterContext | null): Child {
  const distinct = (texts: readonly string[]) => [...new Set(texts)].map((text): Option => [text, text]);
  const templates = [...new Set(known?.templates.map(({ template }) => template))];
  return [
    known?.reviewer != null && known.queues.length > 0 && reviewers(query, known),
    choice(
      query,
      'template',
      say('表式', 'Template'),
      templates.map((one): Option => [one, templateName(one)]),
    ),
    choice(
      query,
      'kind',
      say('来源', 'Source'),
      Object.entries(SOURCE_KINDS).map(([kind, name]): Option => [kind, said(name)]),
    ),
    choice(
      query,
      'year',
      say('年度', 'Year'),
      distinct((known?.years ?? []).map(({ year }) => String(year))),
    ),
    choice(
      query,
      'department',
      say('部门', 'Department'),
      distinct((known?.departments ?? []).map(one => one.department)),
    ),
    known?.samples.length !== 0 &&
      choice(
        query,
        'sample',
        say('抽样', 'Sampled'),
        (known?.samples ?? []).map(
          ({ number, documents }): Option => [
            String(number),
            say(`第 ${number} 次抽样 · ${documents} 份`, `draw ${number} · ${many(documents, 'document')}`),
          ],
        ),
      ),
    choice(query, 'rule', say('规则', 'Rule'), distinct((known?.rules ?? []).map(({ rule }) => rule))),
    choice(query, 'severity', say('问题', 'Findings'), [
      ['error', say('有错误', 'errors')],
      ['warning', say('有警告', 'warnings')],
    ]),
    choice(
      query,
      'below',
      say('把握低于', 'Confidence below'),
      ['50', '70', '90', '95', '99'].map((one): Option => [one, `${one}%`]),
    ),
    band(query, 'scoreBand', say('得分', 'Score')),
    band(query, 'rateBand', say('执行率', 'Rate')),
  ];
}

function reviewers(query: URLSearchParams, { queues }: FilterContext): Child {
  const options = queues.map(
    ({ reviewer, open, documents }): Option => [reviewer, `${reviewer} · ${count(open)}/${count(documents)}`],
  );
  return choice(query, 'assigned', say('复核人', 'Reviewer'), [
    ...options,
    [NOBODY, say('未分派', 'nobody yet')],
  ]);
}

type Option = readonly [value: string, name: string];

function choice(query: URLSearchParams, name: string, title: string, options: readonly Option[]): Child {
  const value = query.get(name) ?? '';
  const all =
    value !== '' && !options.some(([one]) => one === value) ? [[value, value] as const, ...options] : options;
  const select = h(
    'select',
    { name, 'aria-label': title, class: value === '' ? '' : 'on' },
    h('option', { value: '' }, title),
    all.map(([one, text]) => h('option', { value: one, selected: one === value }, text)),
  );
  select.addEventListener('change', () => go(query, { [name]: select.value }));
  return select;
}

/** What a bar of the overview narrows the list to; it can only be taken away here. */
function band(query: URLSearchParams, name: string, title: string): Child {
  const value = query.get(name);
  if (value === null) return null;
  return h(
    'button',
    { class: 'chip', 'aria-pressed': 'true', onclick: () => go(query, { [name]: '' }) },
    `${title} ${value}% ×`,
  );
}

export function templateName(template: string): string {
  const [family = '', name = ''] = template.split('/');
  const shown = name === BY_HAND ? say('手工录入', 'entered by hand') : name;
  return `${said(familyName(family))} · ${shown}`;
}
