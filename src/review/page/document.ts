import type { DocumentView } from '../desk.ts';
import type { Place } from './api.ts';
import { fill, h } from './dom.ts';
import { dumpOf } from './dump.ts';
import { inspectorOf } from './inspector.ts';
import { type Keys, listen, once } from './keys.ts';
import { say } from './language.ts';
import { type Loaded, load } from './loaded.ts';
import { begin, light, nextOpen, select, stepBy } from './selection.ts';
import { sheetsOf } from './sheets.ts';
import { type Opening, renew, type Shown } from './shown.ts';
import { acceptWhole, catchUp, correct, mark, undo } from './statements.ts';
import { barOf, nothingToShow } from './surroundings.ts';
import { thumbnails } from './thumbnails.ts';
import { pointed, valuesOf } from './values.ts';
import { wholeActs } from './whole.ts';

/** The page of one document: its pages on the left, its values on the right. Returns when it is on the screen. */
export async function documentPage(main: HTMLElement, opening: Opening): Promise<void> {
  const { neighbours, signal } = opening;
  const loaded = await load(opening);
  if (signal.aborted) return;
  const shown = partsOf(loaded, opening);
  fill(main, layOut(shown));
  renew(shown, loaded.view);
  shown.inspector.show(null, loaded.view);
  followClicks(shown);
  listen(keysOf(shown), signal);
  const growing = new ResizeObserver(() => keepInSight(shown));
  growing.observe(shown.inspector.element);
  signal.addEventListener('abort', () => {
    growing.disconnect();
    shown.sheets?.close();
  });
  begin(shown);
  catchUp(shown);
  const upcoming = neighbours.upcoming();
  if (upcoming) void prefetch({ ...opening, sha256: upcoming });
}

function partsOf({ view, pictures }: Loaded, opening: Opening): Shown {
  const values = valuesOf(view.document);
  const shown: Shown = {
    ...opening,
    view,
    values,
    selected: null,
    waiting: new Set(),
    queue: Promise.resolve(),
    pictures,
    bar: barOf(view, opening.neighbours, {
      zoom: pictures && (factor => shown.sheets?.zoom(factor)),
      turn: () => turn(shown),
      whole: isDrawnWhole(view) ? wholeActs(() => shown) : [],
    }),
    forms: h('div', { class: 'forms', role: 'region', 'aria-label': say('数据', 'Values'), tabindex: 0 }),
    sheets: pictures && sheetsOf({ pictures, values, select: at => select(shown, at) }),
    dump: dumpOf(view, values),
    inspector: inspectorOf(pictures, remarksOf(opening), {
      accept: () => mark(shown, 'accept'),
      correct: (text, reason) => correct(shown, text, reason),
      unreadable: () => mark(shown, 'unreadable'),
      undo: () => undo(shown),
      next: () => nextOpen(shown, 1),
    }),
  };
  return shown;
}

/** The inspector takes its room from the forms: the selected value stays in sight. */
function keepInSight({ forms }: Shown): void {
  forms.querySelector('.value.lit')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The sample is one of documents, not of values. */
function isDrawnWhole({ sample }: DocumentView): boolean {
  return sample?.unit === 'document';
}

/** What a second reviewer says of values, by their pointers. */
function remarksOf({ sha256, neighbours }: Opening): ReadonlyMap<string, string> {
  const own = neighbours.seconds?.filter(one => one.sha256 === sha256) ?? [];
  return new Map(own.map(({ path, words }) => [path, words]));
}

function turn({ inspector, sheets }: Shown): void {
  inspector.turn(sheets?.turn() ?? 0);
}

function layOut({ sha256, signal, view, pictures, bar, forms, sheets, dump, inspector }: Shown): HTMLElement {
  const isNothing = pictures === null && dump === null && view.document.forms.length === 0;
  if (isNothing) return h('div', { class: 'document nothing', 'data-sha256': sha256 }, bar.element, forms);
  const hasThumbnails = pictures && sheets && pictures.sizes.length > 1;
  return h(
    'div',
    { class: 'document', 'data-sha256': sha256 },
    bar.element,
    hasThumbnails ? thumbnails(pictures, sheets, signal) : h('div', { class: 'thumbs' }),
    h('div', { class: 'left' }, sheets?.element ?? dump?.element ?? nothingToShow(view)),
    h('div', { class: 'right' }, forms, inspector.element),
  );
}

function followClicks(shown: Shown): void {
  const { forms, sheets, dump } = shown;
  forms.addEventListener('click', ({ target }) => {
    const { points, page, at } = (target as Element).closest<HTMLElement>('button')?.dataset ?? {};
    if (points) light(shown, pointed(shown.values, points));
    else if (page) sheets?.goTo(Number(page));
    else if (at) select(shown, at);
  });
  dump?.element.addEventListener('click', ({ target }) => {
    const at = (target as Element).closest<HTMLElement>('li')?.dataset.at;
    if (at) select(shown, at);
  });
}

function keysOf(shown: Shown): Keys {
  const { neighbours, sheets, inspector } = shown;
  return {
    a: once(() => mark(shown, 'accept')),
    u: once(() => mark(shown, 'unreadable')),
    e: inspector.edit,
    z: once(() => undo(shown)),
    ...(isDrawnWhole(shown.view) && { f: once(() => acceptWhole(shown)) }),
    n: () => nextOpen(shown, 1),
    p: () => nextOpen(shown, -1),
    ArrowDown: () => stepBy(shown, 1),
    ArrowUp: () => stepBy(shown, -1),
    ']': neighbours.next,
    '[': neighbours.previous,
    Escape: neighbours.back,
    '+': () => sheets?.zoom(1.25),
    '=': () => sheets?.zoom(1.25),
    '-': () => sheets?.zoom(0.8),
    '0': () => sheets?.zoom(0),
    r: () => turn(shown),
  };
}

/** Has the next document at hand, its first page drawn once so that its fonts are there. */
async function prefetch(place: Place): Promise<void> {
  const { view, pictures } = await load(place);
  const page = view.document.forms[0]?.pages[0] ?? 1;
  const size = pictures?.sizes[page - 1];
  if (size) await pictures!.draw(page, { density: 0.3, x: 0, y: 0, ...size });
}
