import { standingOf } from '../../mend/effective-entries.ts';
import type { Document } from '../../model.ts';
import { FORM, LIST_NAMES, LISTS, namesOf, PARTS } from '../../schema/fields.ts';
import { findingsOf, flagsOf } from '../../show/findings-by-form.ts';
import { BY_HAND, CURRENCY_UNITS, familyName } from '../../show/words.ts';
import { escapeKey } from '../../values/pointer.ts';
import type { DocumentView } from '../review-service.ts';
import { type Child, h } from './dom.ts';
import { doubtedLists } from './doubted-lists.ts';
import { findingList } from './findings.ts';
import { indicators, sums } from './indicators.ts';
import { said, say } from './language.ts';
import type { Permissions } from './permissions.ts';
import { addButton, funding, goals } from './tables.ts';
import { toolButton } from './tool.ts';
import { type FormOnPage, value } from './value-button.ts';

const HEAD = namesOf(FORM).filter(field => field !== 'title');

type Seen = Pick<DocumentView, 'document' | 'corrections'>;

/** A document's forms as forms, every value a button (`data-at`: its pointer); findings stand under the heads. */
export function formsOf({ document, corrections }: Seen, { isReviewing, canAnswer }: Permissions): Child {
  const flags = flagsOf(document);
  const rest = findingsOf(document, null);
  const comments = standingOf(corrections).filter(({ kind }) => kind === 'comment');
  const commented = new Set(comments.map(({ path }) => path.slice('/comments'.length)));
  return [
    document.forms.map((form, index) =>
      formOf({ form, index, flags, commented, isReviewing }, document, canAnswer),
    ),
    rest.length > 0 && h('section', { class: 'form' }, findingList(rest, document, canAnswer)),
  ];
}

function formOf(view: FormOnPage, document: Document, canAnswer: boolean): Child {
  const { form, index } = view;
  const { data } = form;
  const findings = findingsOf(document, index);
  return h(
    'section',
    { class: 'form', 'data-form': index, 'aria-label': said(familyName(form.family)) },
    h(
      'p',
      { class: 'kicker' },
      kickerOf(view),
      view.commented.has(`/forms/${index}`) && h('span', { class: 'tag' }, say('批注', 'comment')),
      view.isReviewing &&
        toolButton('form', `/forms/${index}`, {
          text: '⋯',
          hasMenu: true,
          name: say('这张表：认可、拆、并、删 (T)', 'The form: accept, split, join, delete (T)'),
        }),
    ),
    h('h2', {}, value(view, '/title', data.title)),
    head(view),
    doubts(view),
    findings.length > 0 && findingList(findings, document, canAnswer),
    data.funding.length > 0 && funding(view),
    data.goals.length > 0 && goals(view),
    data.indicators.length > 0 && indicators(view),
    sums(view),
    extras(view),
    missing(view),
  );
}

function kickerOf({ form, index }: FormOnPage): string {
  const { family, template, currencyUnit } = form;
  const unit = currencyUnit && `${say('单位', 'unit')} ${said(CURRENCY_UNITS[currencyUnit])}`;
  const origin = template === BY_HAND ? say('手工录入', 'entered by hand') : template;
  return [index + 1, said(familyName(family)), origin, unit].filter(Boolean).join(' · ');
}

function head(view: FormOnPage): Child {
  const entries = HEAD.map(field => {
    const own = view.form.data[field];
    const shown = own === null ? null : String(own);
    return entry(said(FORM[field].name), value(view, `/${field}`, shown));
  });
  return h('dl', { class: 'head' }, entries);
}

/** Lists that may not be whole: what is missing in them has no button, a list leads to its rows. */
function doubts(view: FormOnPage): Child {
  const { form, index, isReviewing } = view;
  if (form.template === BY_HAND) return awaited(view);
  return doubtedLists(form).map(({ path, name, words }) =>
    h(
      'p',
      { class: 'doubted' },
      h('button', { class: 'place', 'data-points': `/forms/${index}/data${path}` }, name),
      say(`${words}，请对照原件`, `: ${words}, look at the page`),
      isReviewing &&
        toolButton('is-whole', `/forms/${index}/data${path}`, {
          text: say('看过，无误', 'looked at, is right'),
          name: say(`${name}：看过，无误`, `${name}: looked at, is right`),
        }),
    ),
  );
}

/** A form that is entered by hand is whole when its reviewer says so. */
function awaited({ form, index, isReviewing }: FormOnPage): Child {
  const left = doubtedLists(form);
  if (left.length === 0) return null;
  const names = left.map(({ name }) => name).join(say('、', ', '));
  const all = say('其余没有，录入完毕', 'there is no more: all is entered');
  return h(
    'p',
    { class: 'doubted' },
    say(`手工录入，待认定：${names} `, `Entered by hand, not whole yet: ${names} `),
    isReviewing && toolButton('accept', `/forms/${index}`, { text: all }),
  );
}

function extras(view: FormOnPage): Child {
  const entries = Object.entries(view.form.data.extras).map(([key, text]) =>
    entry(key, value(view, `/extras/${escapeKey(key)}`, text)),
  );
  if (entries.length === 0) return null;
  return [h('h3', {}, said(PARTS.extras.title)), h('dl', { class: 'head' }, entries)];
}

/** Lists that the form has nothing of: whoever sees them on the page enters them here. */
function missing(view: FormOnPage): Child {
  const empty = LIST_NAMES.filter(list => view.form.data[list].length === 0);
  if (!view.isReviewing || empty.length === 0) return null;
  const buttons = empty.map(list => addButton(view, list, `＋ ${said(LISTS[list].title)}`));
  return h(
    'p',
    { class: 'sums missing-lists' },
    h('span', {}, say('原件上还有：', 'Also on the page:')),
    buttons,
  );
}

function entry(name: string, shown: Child): Child {
  return h('div', {}, h('dt', {}, name), h('dd', {}, shown));
}
