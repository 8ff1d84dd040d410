import type { Listed } from '../progress.ts';
import { type Child, h } from './dom.ts';
import { say } from './language.ts';
import { recall, remember } from './remembered.ts';

const SEEN = 'welcomed';

/** What whoever comes for the first time is told, until it is put away. */
export function welcome(): Child {
  if (recall(SEEN) !== null) return null;
  const step = (number: number, title: string, text: string) =>
    h('li', {}, h('b', {}, `${number} ${title}`), h('span', {}, text));
  const box: HTMLElement = h(
    'section',
    { class: 'welcome', 'aria-label': say('三步上手', 'Three steps') },
    h(
      'ol',
      {},
      step(
        1,
        say('打开', 'Open'),
        say('点“开始复核”，或点任一文档。', 'Press “Start”, or open any document.'),
      ),
      step(
        2,
        say('对照', 'Compare'),
        say(
          '黄色的是待核取值，原件上的位置同时亮起。对的按 A，错的按 E 更正，看不清按 U。',
          'Values to review are yellow, and their places on the page light up. A accepts, E corrects, U says that nobody can read it.',
        ),
      ),
      step(
        3,
        say('继续', 'Go on'),
        say('按 ] 到下一份。随时按 ? 看全部按键。', '] opens the next document. ? lists all keys.'),
      ),
    ),
    h(
      'button',
      {
        class: 'act',
        onclick() {
          remember(SEEN, 'yes');
          box.remove();
        },
      },
      say('知道了', 'Got it'),
    ),
  );
  return box;
}

/** Leads to the first document of the list that has something to review; none where nothing waits. */
export function startButton({ rows }: Listed, query: URLSearchParams): Child {
  const at = rows.findIndex(row => (row.drawn ? row.drawn.left > 0 : row.state === 'open'));
  const first = rows[at];
  if (first === undefined) return null;
  const to = new URLSearchParams(query);
  to.set('at', String(at + Number(query.get('offset') ?? 0)));
  return h(
    'a',
    { class: 'act primary start', href: `#/document/${first.sha256}?${to}`, 'aria-keyshortcuts': 's' },
    say('开始复核', 'Start'),
    h('kbd', {}, 'S'),
  );
}
