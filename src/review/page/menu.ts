import { type Child, h } from './dom.ts';
import type { Key } from './keys.ts';

/** What can be done with something, as a menu offers it; `key`: the key that does the same. */
export type MenuItem = { readonly name: string; readonly key?: Key; readonly run: () => void };

/** pixels that a menu keeps from the edge of the window */
const EDGE = 8;

/** Opens a menu at a button; the arrow keys go through it, Escape and a click elsewhere close it. */
export function openMenu(anchor: HTMLElement, title: string, items: readonly MenuItem[]): void {
  document.querySelector('.menu')?.remove();
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': title, popover: 'auto' });
  const close = (then: () => void) => {
    menu.hidePopover();
    then();
  };
  menu.append(...items.map(item => itemOf(item, close)));
  menu.addEventListener('keydown', event => move(menu, event));
  menu.addEventListener('toggle', event => {
    if ((event as ToggleEvent).newState === 'closed') menu.remove();
  });
  document.body.append(menu);
  menu.showPopover();
  put(menu, anchor.getBoundingClientRect());
  (menu.firstElementChild as HTMLElement).focus();
}

function itemOf({ name, key, run }: MenuItem, close: (then: () => void) => void): HTMLElement {
  const sign: Child = key && h('kbd', {}, key.toUpperCase());
  return h('button', { role: 'menuitem', onclick: () => close(run) }, name, sign);
}

function put({ style, offsetWidth, offsetHeight }: HTMLElement, { left, top, bottom }: DOMRect): void {
  const isBelow = bottom + offsetHeight + EDGE <= innerHeight;
  style.left = `${Math.max(EDGE, Math.min(left, innerWidth - offsetWidth - EDGE))}px`;
  style.top = `${Math.max(EDGE, isBelow ? bottom + 2 : top - offsetHeight - 2)}px`;
}

function move(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.children] as HTMLElement[];
  const from = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
