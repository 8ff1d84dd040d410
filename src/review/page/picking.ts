import { count, many } from '../../show/counted.ts';
import type { Listed } from '../progress.ts';
import { assign, queues } from './api.ts';
import { type Child, fill, h } from './dom.ts';
import { say } from './language.ts';
import { notify } from './notice.ts';

/** Documents of a list that somebody picks, to give them to a reviewer. */
export type Picking = ReturnType<typeof pickingOf>;

type Row = Listed['rows'][number];

/** What narrows no list. */
const ASIDE = ['order', 'offset', 'limit', 'list'];

/** `done`: shows the list anew. */
export function pickingOf(query: URLSearchParams, done: () => Promise<void>) {
  const bar = h('div', { class: 'assign', role: 'group', 'aria-label': say('分派', 'Assign') });
  bar.hidden = true;
  const picked = new Set<string>();
  let [total, isAll] = [0, false];
  const known = h('datalist', { id: 'reviewers' });
  const name = h('input', {
    type: 'text',
    list: 'reviewers',
    maxlength: 100,
    'aria-label': say('复核人', 'Reviewer'),
    placeholder: say('复核人', 'Reviewer'),
  });
  const give = async (to: string | null) => {
    const all = new URLSearchParams(query);
    for (const one of ASIDE) all.delete(one);
    try {
      const number = await assign(to, isAll ? all : { sha256s: [...picked] });
      notify(told(number, to));
      await done();
    } catch {
      notify(say('没有分派成功', 'Not assigned'));
    }
  };
  const show = () => {
    bar.hidden = picked.size === 0;
    const number = isAll ? total : picked.size;
    fill(
      bar,
      h('b', {}, say(`已选 ${count(number)} 份`, `${many(number, 'document')} chosen`)),
      !isAll &&
        picked.size < total &&
        button(say(`改选全部 ${count(total)} 份`, `Choose all ${count(total)}`), () => {
          isAll = true;
          show();
        }),
      h('span', { class: 'space' }),
      name,
      known,
      button(
        say('分派', 'Assign'),
        () => (name.value.trim() === '' ? name.focus() : void give(name.value.trim())),
        'primary',
      ),
      button(say('收回', 'Take back'), () => void give(null)),
    );
  };
  const suggest = async () => {
    const all = await queues();
    fill(
      known,
      all.map(({ reviewer }) => h('option', { value: reviewer })),
    );
  };
  name.addEventListener('focus', () => void suggest(), { once: true });
  const pick = (rows: readonly Row[], isPicked: boolean) => {
    for (const { sha256 } of rows) isPicked ? picked.add(sha256) : picked.delete(sha256);
    isAll = false;
    show();
  };
  name.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing && name.value.trim() !== '') void give(name.value.trim());
  });
  return {
    bar,
    /** Begins with nothing picked, over a list of so many documents. */
    begin(documents: number) {
      [total, isAll] = [documents, false];
      picked.clear();
      show();
    },
    head: (rows: readonly Row[]): Child => h('th', { scope: 'col', class: 'pick' }, allBox(rows, pick)),
    cell: (row: Row): Child => h('td', { class: 'pick' }, boxOf(row, pick)),
  };
}

type Pick = (rows: readonly Row[], isPicked: boolean) => void;

function allBox(rows: readonly Row[], pick: Pick): HTMLElement {
  const box = h('input', { type: 'checkbox', 'aria-label': say('全选本页', 'all of this page') });
  box.addEventListener('change', () => {
    for (const one of box.closest('table')!.querySelectorAll<HTMLInputElement>('td.pick input'))
      one.checked = box.checked;
    pick(rows, box.checked);
  });
  return box;
}

function boxOf(row: Row, pick: Pick): HTMLElement {
  const box = h('input', { type: 'checkbox', 'aria-label': say(`选 ${row.name}`, `choose ${row.name}`) });
  box.addEventListener('change', () => pick([row], box.checked));
  return box;
}

function button(text: string, run: () => void, kind = ''): Child {
  return h('button', { class: `act ${kind}`, onclick: run }, text);
}

function told(number: number, to: string | null): string {
  if (to === null) return say(`已收回 ${number} 份`, `${many(number, 'document')} taken back`);
  return say(`已分派给 ${to}：${number} 份`, `${many(number, 'document')} assigned to ${to}`);
}
