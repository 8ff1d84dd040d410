import type { Overview } from '../../archive/overview.ts';
import { NotFound, overview, type Session, session } from './api.ts';
import { differencesPage } from './differences.ts';
import { byId, fill, h } from './dom.ts';
import { say } from './language.ts';
import { type ListViewpoint, listPage } from './list.ts';
import { load } from './loaded.ts';
import { neighboursOf } from './neighbours.ts';
import { notify } from './notice.ts';
import { overviewPage } from './overview.ts';
import { warm } from './page-images.ts';
import { reviewDocument } from './reviewing.ts';
import { fillTop, listenEverywhere } from './top-bar.ts';

void warm();
const [, opened] = /^#\/document\/([0-9a-f]{64})/.exec(location.hash) ?? [];
if (opened) void load({ sha256: opened, sample: queryOf(location.hash).get('sample') });
const who = await session();
/** What waits comes first; of a sample in the order of names. */
const HOME = who.sample ? '#/list?state=open&order=name' : '#/list?state=open';
let leaving = new AbortController();

listenEverywhere();
addEventListener('hashchange', () => void show());
addEventListener('pageshow', event => event.persisted && void show());
await show();

/** Shows what the address names: a list, a document, or the overview. */
async function show(): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const query = queryOf(location.hash);
  const main = byId('main');
  const [, place = '', sha256 = ''] = location.hash.split('?')[0]!.split('/');
  if (place === '') return location.replace(HOME);
  topBar(query.get('list') ?? place);
  try {
    if (place === 'document' && /^[0-9a-f]{64}$/.test(sha256)) {
      const neighbours = await neighboursOf(query, sha256);
      const [sample, value] = [query.get('sample'), query.get('value')];
      await reviewDocument(main, { sha256, sample, value, session: who, neighbours, signal });
    } else if (place === 'overview') await overviewPage(main, { facets, signal });
    else if (place === 'differences') await differencesPage(main, signal);
    else if (place === 'list') await listPage(main, query, onlooking(signal));
    else nowhere(main, place);
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof NotFound) nowhere(main, place);
    else notify(say(`打不开：${(error as Error).message}`, `Cannot be opened: ${(error as Error).message}`));
  }
}

/** What an address says that leads to nothing. */
function nowhere(main: HTMLElement, place: string): void {
  const why =
    place === 'document'
      ? say(
          '归档里没有这个地址的文档：地址不全或有误，或者文档已移出归档。',
          'The archive has no document at this address: it is cut off or wrong, or the document was taken out.',
        )
      : say('没有这个页面：地址有误。', 'There is no such page: the address is wrong.');
  const way = h('a', { href: HOME }, say('到文档列表', 'To the documents'));
  fill(main, h('div', { class: 'missing', role: 'alert' }, h('p', {}, why), h('p', {}, way)));
}

function queryOf(hash: string): URLSearchParams {
  return new URLSearchParams(hash.split('?')[1]);
}

/** What lists can be narrowed to; where one draw is worked through there is no other to choose. */
async function facets(): Promise<Overview> {
  const found = await overview();
  return who.sample ? { ...found, samples: [] } : found;
}

function onlooking(signal: AbortSignal): ListViewpoint {
  const { isBlind, sample, reviewer } = who;
  return { facets: isBlind ? null : facets, reviewer: isBlind || sample ? null : reviewer, signal };
}

function topBar(place: string): void {
  const tab = (id: string, to: string, name: string) =>
    h(
      'a',
      { href: to, 'aria-current': place === id || (id === 'list' && place === 'document') ? 'page' : null },
      name,
    );
  const { reviewer, isBlind }: Session = who;
  const children = [
    h(
      'a',
      { class: 'brand', href: HOME },
      h('img', { src: '/review/page/icon.svg', alt: '' }),
      h('span', {}, say('自评复核', 'ziping review')),
    ),
    h(
      'nav',
      { 'aria-label': say('主导航', 'Main') },
      tab('list', HOME, say('文档', 'Documents')),
      // what others came to is no business of a second pair of eyes
      !isBlind && [
        tab('overview', '#/overview', say('概览', 'Overview')),
        tab('differences', '#/differences', say('两人不一致', 'Differences')),
      ],
    ),
    h('span', { class: 'space' }),
    isBlind && h('span', { class: 'badge open' }, say('独立复核', 'blind')),
    h('span', { class: 'dim' }, reviewer),
  ];
  fillTop(children, () => void show());
}
