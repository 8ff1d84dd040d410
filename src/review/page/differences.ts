import { many } from '../../show/counted.ts';
import { entryName } from '../../show/field-names.ts';
import type { Difference } from '../sample/reviewers.ts';
import { differences, type ListedDifference } from './api.ts';
import { type Child, fill, h } from './dom.ts';
import { said, say } from './language.ts';
import type { Neighbours } from './list.ts';
import { notify } from './notice.ts';

const BACK = '#/differences';
/** As they were when the list was shown last: what is settled meanwhile keeps its place. */
let listed: Promise<readonly ListedDifference[]> | null = null;

/** Where two reviewers say something else of a value, each leading to the value. */
export async function differencesPage(main: HTMLElement, signal: AbortSignal): Promise<void> {
  listed = differences();
  const all = await listed;
  if (signal.aborted) return;
  const heads = [
    say('文档', 'Document'),
    say('栏目', 'Value'),
    say('第一人', 'First'),
    say('独立复核', 'Second, blind'),
  ];
  const table = h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...heads.map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, all.map(rowOf)),
  );
  fill(
    main,
    h(
      'div',
      { class: 'list' },
      h(
        'h1',
        {},
        say(`两人不一致 ${all.length} 处`, `${many(all.length, 'difference')} between two reviewers`),
      ),
      all.length > 0 ? h('div', { class: 'rows differences' }, table) : h('p', { class: 'hint' }, NONE()),
    ),
  );
}

const NONE = () =>
  say(
    '没有不一致：还没有人独立复核（ziping review --blind），或两人所答相同。',
    'None: nobody has looked a second time yet (ziping review --blind), or both say the same.',
  );

function rowOf(one: ListedDifference, index: number): Child {
  return h(
    'tr',
    {},
    h(
      'td',
      { class: 'name' },
      h('a', { href: addressOf(one, index) }, one.name),
      h('small', {}, say(`第 ${one.sample} 次抽样`, `draw ${one.sample}`)),
    ),
    h('td', {}, said(entryName(one.shown))),
    answer(one.by, one.first),
    answer(one.reviewer, one.second),
  );
}

function answer(reviewer: string, word: Difference['first']): Child {
  return h('td', { class: 'words' }, wordOf(word), h('small', {}, reviewer));
}

/** What was said of a value in words; of a whole document, whether anything in it is wrong. */
function wordOf(word: Difference['first']): string {
  if (word === undefined) return say('（未核）', '(open)');
  if (word === null) return say('（空白）', '(blank)');
  if (typeof word === 'object') return word.text;
  return WORDS[word]?.() ?? String(word);
}

const WORDS: Readonly<Record<string, () => string>> = {
  unreadable: () => say('无法辨认', 'unreadable'),
  right: () => say('无误', 'right'),
  wrong: () => say('有误', 'wrong'),
};

/** The ways from one difference to the others, and what the second reviewer says of the values of the document. */
export async function amongDifferences(query: URLSearchParams): Promise<Neighbours> {
  listed ??= differences();
  const all = await listed;
  const at = Number(query.get('at'));
  const back = () => {
    location.hash = BACK;
  };
  const go = (to: number) => {
    const found = all[to];
    if (found) location.hash = addressOf(found, to);
    else if (to < 0) back();
    else notify(say('这是最后一处', 'This is the last difference'));
  };
  const seconds = all.map(({ sha256, shown: path, reviewer, second }) => ({
    sha256,
    path,
    words: `${say('独立复核', 'blind review')} ${reviewer} → ${wordOf(second)}`,
  }));
  return {
    place: `${at + 1} / ${all.length}`,
    back,
    seconds,
    next: () => go(at + 1),
    previous: () => go(at - 1),
    upcoming: () => all[at + 1]?.sha256 ?? null,
  };
}

function addressOf({ sha256, shown, sample }: ListedDifference, at: number): string {
  const query = { list: 'differences', sample: String(sample), value: shown, at: String(at) };
  return `#/document/${sha256}?${new URLSearchParams(query)}`;
}
