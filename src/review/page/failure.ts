import type { Document } from '../../model.ts';
import { failureOf, pageFailure } from '../../show/failures.ts';
import type { DocumentView } from '../desk.ts';
import { type Child, h } from './dom.ts';
import { said, say } from './language.ts';

/** Of a document that could not be read: why, what to do about it, where it lies, and what the reader said. */
export function failureBox({ document: { error }, places }: DocumentView): Child {
  if (error === null) return null;
  const { what, advice } = failureOf(error.code);
  return h(
    'section',
    { class: 'failure', role: 'alert' },
    h('h2', {}, said(what)),
    h('p', {}, said(advice)),
    h('h3', {}, say('文件所在', 'Where it lies')),
    h(
      'ul',
      {},
      places.map(place => h('li', {}, place)),
    ),
    h('p', { class: 'dim' }, `${error.message} (${error.code})`),
  );
}

/** Pages that could not be read, each a button that leads there (`data-page`). */
export function failedPages({ pages }: Document): Child {
  const failed = pages.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return null;
  const items = failed.map(({ page, reason = '' }) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'place', 'data-page': page },
        say(`第 ${page} 页`, `page ${page}`),
      ),
      ` ${said(pageFailure(reason))}`,
    ),
  );
  const title = say(
    `${failed.length} 页没有读出，请对照原件`,
    `${failed.length} pages were not read: look at them`,
  );
  return h('details', { class: 'unread', open: true }, h('summary', {}, title), h('ul', {}, items));
}
