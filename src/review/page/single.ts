import type { Single } from '../single-page.ts';
import { showDocument } from './document.ts';
import { byId, h } from './dom.ts';
import { say } from './language.ts';
import { drawnPages } from './svg-pages.ts';
import { fillTop, listenEverywhere } from './top-bar.ts';

const { view, sizes }: Single = JSON.parse(byId('single').textContent ?? '');
const loaded = { view, pictures: sizes && drawnPages(sizes), isLocked: false };
let leaving = new AbortController();
listenEverywhere();
show();

/** Shows the document: there is nobody who reviews it, and no other. */
function show(): void {
  leaving.abort();
  leaving = new AbortController();
  const nobody = { neighbours: null, remarks: new Map(), actions: null };
  const brand = h('span', { class: 'brand' }, say('自评对照', 'ziping'));
  fillTop([brand, h('span', { class: 'space' })], show);
  showDocument(byId('main'), loaded, { value: null, ...nobody, signal: leaving.signal });
}
