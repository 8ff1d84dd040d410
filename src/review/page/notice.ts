import { byId } from './dom.ts';

const SHOWN = 5000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the reviewer something in passing. */
export function notify(text: string): void {
  const place = byId('notice');
  place.textContent = text;
  place.classList.add('shown');
  clearTimeout(timer);
  timer = setTimeout(() => place.classList.remove('shown'), SHOWN);
}
