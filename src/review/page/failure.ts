import { effective } from '../../mend/effective-entries.ts';
import { PAGES } from '../../mend/pages.ts';
import type { Correction, PageReport } from '../../model.ts';
import { many } from '../../show/counted.ts';
import { failureOf, pageFailure } from '../../show/failures.ts';
import type { DocumentView } from '../review-service.ts';
import { type Child, h } from './dom.ts';
import { said, say } from './language.ts';
import type { Permissions } from './permissions.ts';
import { toolButton } from './tool.ts';

/** Of a document that could not be read: why, what to do about it, where it lies, and what the reader said. */
export function failureBox({ document: { error }, places }: DocumentView, canEnter: boolean): Child {
  if (error === null) return null;
  const { what, advice } = failureOf(error.code);
  return h(
    'section',
    { class: 'failure', role: 'alert' },
    h('h2', {}, said(what)),
    h('p', {}, said(advice)),
    canEnter && h('p', {}, toolButton('enter-form', '1', { text: say('手工录入', 'Enter a form') })),
    h('h3', {}, say('文件所在', 'Where it lies')),
    h(
      'ul',
      {},
      places.map(place => h('li', {}, place)),
    ),
    h('p', { class: 'dim' }, `${error.message} (${error.code})`),
  );
}

/**
 * Pages that could not be read, each a button that leads there (`data-page`), with what whoever reviews does about them; and
 * those of which somebody said that they hold no form.
 */
export function failedPages({ document: { pages }, corrections }: DocumentView, doing: Permissions): Child {
  const failed = pages.filter(({ outcome }) => outcome === 'failed');
  const title = say(
    `${failed.length} 页没有读出，请对照原件`,
    `${many(failed.length, 'page')} not read: look at the original`,
  );
  const items = failed.map(report => itemOf(report, pages.indexOf(report), doing));
  const none = { text: say('这些页都没有表', 'No form on any of them') };
  const all = doing.canAnswer && failed.length > 1 && h('li', {}, toolButton('no-form', PAGES, none));
  return [
    failed.length > 0 &&
      h('details', { class: 'unread', open: true }, h('summary', {}, title), h('ul', {}, items, all)),
    answered(corrections, doing),
  ];
}

function itemOf(
  { page, reason = '' }: PageReport,
  index: number,
  { isReviewing, canAnswer }: Permissions,
): Child {
  const name = say(`第 ${page} 页`, `page ${page}`);
  return h(
    'li',
    {},
    h('button', { class: 'place', 'data-page': page }, name),
    ` ${said(pageFailure(reason))} `,
    isReviewing && toolButton('enter-form', String(page), { text: say('手工录入', 'Enter a form') }),
    canAnswer && toolButton('no-form', `${PAGES}/${index}`, { text: say('此页没有表', 'No form here') }),
  );
}

function answered(corrections: readonly Correction[], { canAnswer }: Permissions): Child {
  const isOfPages = ({ kind, path }: Correction) =>
    kind === 'answer' && (path === PAGES || path.startsWith(`${PAGES}/`));
  return effective(corrections)
    .filter(isOfPages)
    .map(({ path, reviewer }) => {
      const index = path.slice(PAGES.length + 1);
      const pages = say(`第 ${Number(index) + 1} 页`, `page ${Number(index) + 1}`);
      const where = index === '' ? say('全部页', 'all pages') : pages;
      return h(
        'p',
        { class: 'hint' },
        say(`${where}没有表 · ${reviewer} `, `No form on ${where} · ${reviewer} `),
        canAnswer && toolButton('take-back', path, { text: say('撤销', 'Take back') }),
      );
    });
}
