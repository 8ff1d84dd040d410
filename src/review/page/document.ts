import type { DocumentView } from '../review-service.ts';
import { barOf, nothingToShow } from './document-header.ts';
import { type Opening, renew, type ShownDocument } from './document-state.ts';
import { fill, h } from './dom.ts';
import { dumpOf } from './dump.ts';
import { inspectorOf } from './inspector.ts';
import { type Keys, listen, once } from './keys.ts';
import { say } from './language.ts';
import type { LoadedDocument } from './loaded.ts';
import { sheetsOf } from './page-views.ts';
import { panelOf } from './panel.ts';
import { dividerOf, INSPECTOR, SIDES } from './panes.ts';
import { begin, drawAt, light, nextOpen, select, stepBy } from './selection.ts';
import { thumbnails } from './thumbnails.ts';
import { pointed, valuesOf } from './values.ts';
import { printPaper } from './working-paper.ts';

/** Shows one document: its pages on the left, its values on the right. Without actions it can only be looked at. */
export function showDocument(main: HTMLElement, loaded: LoadedDocument, opening: Opening): ShownDocument {
  const { signal } = opening;
  const shown = partsOf(loaded, opening);
  fill(main, layOut(shown));
  renew(shown, loaded.view);
  shown.inspector.show(null, loaded.view);
  followClicks(shown);
  listen({ ...keysOf(shown), ...opening.actions?.keys(shown) }, signal);
  addEventListener('keydown', event => printInstead(event, shown), { signal });
  const growing = new ResizeObserver(() => keepInSight(shown));
  growing.observe(shown.inspector.element);
  signal.addEventListener('abort', () => {
    growing.disconnect();
    shown.sheets?.close();
  });
  begin(shown);
  return shown;
}

function partsOf({ view, pictures, isLocked }: LoadedDocument, opening: Opening): ShownDocument {
  const values = valuesOf(view);
  const { actions, neighbours, remarks } = opening;
  const shown: ShownDocument = {
    ...opening,
    view,
    values,
    selected: null,
    row: null,
    waiting: new Set(),
    queue: Promise.resolve(),
    pictures,
    bar: barOf(view, neighbours, {
      zoom: pictures && (factor => shown.sheets?.zoom(factor)),
      turn: () => turn(shown),
      print: () => void printPaper(shown),
      whole: actions?.whole(() => shown) ?? [],
    }),
    forms: h('div', { class: 'forms', role: 'region', 'aria-label': say('数据', 'Values'), tabindex: 0 }),
    sheets:
      pictures &&
      sheetsOf({
        pictures,
        select: at => select(shown, at),
        box: actions && (region => actions.box(shown, region)),
      }),
    dump: dumpOf(view),
    isLocked,
    inspector: inspectorOf(pictures, remarks, actions?.acts(() => shown) ?? null),
    panel: panelOf(pictures && (() => drawAt(shown))),
  };
  return shown;
}

/** The inspector takes its room from the forms: the selected value stays in sight. */
function keepInSight({ forms }: ShownDocument): void {
  forms.querySelector('.value.lit')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function turn({ inspector, sheets }: ShownDocument): void {
  inspector.turn(sheets?.turn() ?? 0);
}

function layOut(shown: ShownDocument): HTMLElement {
  const { signal, view, pictures, bar, forms, sheets, dump, inspector, panel } = shown;
  const { sha256 } = view;
  if (isNothing(view, pictures !== null || dump !== null))
    return h('div', { class: 'document nothing', 'data-sha256': sha256 }, bar.element, forms);
  const hasThumbnails = pictures && sheets && pictures.sizes.length > 1;
  const strip = hasThumbnails && thumbnails(pictures, sheets, signal);
  const left = h('div', { class: 'left' }, strip, sheets?.element ?? dump?.element ?? nothingToShow(shown));
  const right = h('div', { class: 'right' }, forms);
  right.append(dividerOf(right, INSPECTOR), inspector.element, panel.element);
  const element = h('div', { class: 'document', 'data-sha256': sha256 }, bar.element, left);
  element.append(dividerOf(element, SIDES), right);
  return element;
}

function isNothing({ document }: DocumentView, hasPages: boolean): boolean {
  return !hasPages && document.forms.length === 0;
}

function followClicks(shown: ShownDocument): void {
  const { forms, sheets, dump } = shown;
  forms.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('button');
    const { points, page, at, tool } = button?.dataset ?? {};
    if (tool) shown.actions?.press(shown, button!);
    else if (points) light(shown, pointed(shown.values, points));
    else if (page) sheets?.goTo(Number(page));
    else if (at) select(shown, at);
  });
  dump?.element.addEventListener('click', ({ target }) => {
    const at = (target as Element).closest<HTMLElement>('li')?.dataset.at;
    if (at) select(shown, at);
  });
}

/** The browser would print what is on the screen. */
function printInstead(event: KeyboardEvent, shown: ShownDocument): void {
  if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
  event.preventDefault();
  void printPaper(shown);
}

/** What every reader has; whoever reviews has more. */
function keysOf(shown: ShownDocument): Keys {
  const { sheets } = shown;
  return {
    n: () => nextOpen(shown, 1),
    p: () => nextOpen(shown, -1),
    ArrowDown: () => stepBy(shown, 1),
    ArrowUp: () => stepBy(shown, -1),
    '+': () => sheets?.zoom(1.25),
    '-': () => sheets?.zoom(0.8),
    '0': () => sheets?.zoom(0),
    r: () => turn(shown),
    l: once(() => void printPaper(shown)),
  };
}
