import type { Document, PageReport } from '../../model.ts';
import { failureOf, pageFailure } from '../../show/failures.ts';
import type { DocumentView } from '../desk.ts';
import { type Child, h } from './dom.ts';
import { many, said, say } from './language.ts';
import { toolButton } from './tool.ts';

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
export function failedPages({ pages }: Document, isBench: boolean): Child {
  const failed = pages.filter(({ outcome }) => outcome === 'failed');
  const acts = ({ page }: PageReport) =>
    isBench && [
      toolButton('enter-form', String(page), { text: say('手工录入', 'Enter a form') }),
      toolButton('no-form', `/pages/${pages.findIndex(one => one.page === page)}`, {
        text: say('此页没有表', 'No form here'),
      }),
    ];
  if (failed.length === 0) return null;
  const items = failed.map(report => {
    const { page, reason = '' } = report;
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'place', 'data-page': page },
        say(`第 ${page} 页`, `page ${page}`),
      ),
      ` ${said(pageFailure(reason))}`,
      acts(report),
    );
  });
  const title = say(
    `${failed.length} 页没有读出，请对照原件`,
    `${many(failed.length, 'page')} not read: look at the original`,
  );
  return h('details', { class: 'unread', open: true }, h('summary', {}, title), h('ul', {}, items));
}
