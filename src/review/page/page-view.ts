import type { Region } from '../../model.ts';
import { h, svg } from './dom.ts';
import { say } from './language.ts';

/** points, or pixels on the screen */
export type Size = { readonly width: number; readonly height: number };

export type PageView = ReturnType<typeof sheetOf>;

/** One page: its picture, and the boxes over it in points; `turn` quarters of a turn, clockwise. */
export function sheetOf(page: number, { width, height }: Size, select: (at: string) => void) {
  const overlay = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'boxes', 'aria-hidden': 'true' });
  const inner = h('div', { class: 'inner' }, overlay);
  const frame = h('div', { class: 'sheet', 'data-page': page, role: 'group' }, inner);
  frame.setAttribute('aria-label', say(`第 ${page} 页`, `page ${page}`));
  const clear = () => inner.querySelector('.picture')?.remove();
  inner.addEventListener('click', ({ clientX, clientY }) => {
    // whoever marks text of the page selects no value
    if (String(getSelection())) return;
    const under = document.elementsFromPoint(clientX, clientY).filter(one => one.hasAttribute('data-at'));
    const at = under.sort((a, b) => areaOf(a) - areaOf(b))[0]?.getAttribute('data-at');
    if (at) select(at);
  });
  let quarters = 0;
  return {
    frame,
    inner,
    clearBoxes: () => overlay.replaceChildren(),
    /** A point of the screen in points of the page, however it is turned; on the page. */
    pointAt(x: number, y: number): { readonly x: number; readonly y: number } {
      const room = inner.getBoundingClientRect();
      const [across, down] = [share(x - room.left, room.width), share(y - room.top, room.height)];
      const [u, v] = [
        [across, down],
        [down, 1 - across],
        [1 - across, 1 - down],
        [1 - down, across],
      ][quarters] as [number, number];
      return { x: u * width, y: v * height };
    },
    quarters: () => quarters,
    /** A box around the place of values, given by their pointers. */
    box({ bbox: [x0, y0, x1, y1] }: Region, pointers: readonly string[], title: string) {
      const place = {
        x: x0 - AROUND,
        y: y0 - AROUND,
        width: x1 - x0 + 2 * AROUND,
        height: y1 - y0 + 2 * AROUND,
      };
      const [first] = pointers;
      const rect = svg('rect', { ...place, rx: 1.5, ...(first !== undefined && { 'data-at': first }) });
      const name = svg('title', {});
      name.textContent = title;
      rect.append(name);
      overlay.append(rect);
      return rect;
    },
    size(zoom: number, turn: number) {
      quarters = turn;
      const [across, down] = [width * zoom, height * zoom];
      const [right, bottom] = turn % 2 === 0 ? [across, down] : [down, across];
      const corner = [`0, 0`, `${right}px, 0`, `${right}px, ${bottom}px`, `0, ${bottom}px`][turn];
      put(frame, { width: right, height: bottom });
      put(inner, { width: across, height: down });
      inner.style.transform = `translate(${corner}) rotate(${turn * 90}deg)`;
    },
    show(picture: Element) {
      clear();
      picture.classList.add('picture');
      // text that is drawn can be marked: it lies over the boxes
      if (picture instanceof SVGElement) inner.append(picture);
      else inner.prepend(picture);
    },
    clear,
  };
}

function share(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / whole));
}

function put({ style }: HTMLElement, { width, height }: Size): void {
  style.width = `${width}px`;
  style.height = `${height}px`;
}

/** points that a box stands off its text */
const AROUND = 2;

function areaOf(rect: Element): number {
  return Number(rect.getAttribute('width')) * Number(rect.getAttribute('height'));
}
