import type { Region } from '../../model.ts';
import { h, svg } from './dom.ts';
import { say } from './language.ts';
import type { Pictures } from './pictures.ts';
import { isOpen, type Value } from './values.ts';

export type Sheets = {
  readonly element: HTMLElement;
  /** Lights up the places of values and brings them into view. */
  light(at: readonly string[]): void;
  /** Tells the boxes how doubtful their values are now. */
  refresh(values: ReadonlyMap<string, Value>): void;
  /** by a factor; 0 fits the width */
  zoom(factor: number): void;
  /** Turns the pages a quarter clockwise; gives the quarters turned by now. */
  turn(): number;
  goTo(page: number): void;
  close(): void;
};

export type SheetOptions = {
  readonly pictures: Pictures;
  readonly values: ReadonlyMap<string, Value>;
  readonly select: (at: string) => void;
};

/** pixels: no canvas may have more, or the browser gives up on it */
const MOST_PIXELS = 40e6;
const ZOOM = { least: 0.3, most: 8 };
const MARGIN = 12;

type Size = { readonly width: number; readonly height: number };
type Box = { readonly rect: SVGElement; readonly region: Region; readonly at: string };

/** The pages one under another, their values as boxes that can be clicked; pages are drawn when they come near. */
export function sheetsOf({ pictures, values, select }: SheetOptions): Sheets {
  const boxes = new Map<string, Box[]>();
  const drawn = new Map<number, number>();
  const sheets = pictures.sizes.map((size, index) => sheetOf(index + 1, size, select));
  const element = h('div', {
    class: 'sheets',
    tabindex: 0,
    role: 'region',
    'aria-label': say('原件', 'Pages'),
  });
  element.append(...sheets.map(({ frame }) => frame));
  let zoom = 0;
  /** the pages are as wide as their room, and stay so when it changes */
  let isFitted = true;
  /** whoever is fast turns the pages before there is room for them */
  let isBegun = false;
  let turn = 0;
  let lit: readonly Box[] = [];
  /** the page to come into view as soon as there is room */
  let aim: HTMLElement | null = null;
  const near = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) void draw(Number((target as HTMLElement).dataset.page));
        else free(Number((target as HTMLElement).dataset.page));
    },
    { root: element, rootMargin: '80% 0px' },
  );
  for (const [at, { evidence }] of values)
    for (const region of evidence.regions ?? []) {
      const sheet = sheets[region.page - 1];
      if (sheet) boxes.set(at, [...(boxes.get(at) ?? []), { rect: sheet.box(region, at), region, at }]);
    }
  const density = (size: Size) =>
    Math.min(zoom * devicePixelRatio, Math.sqrt(MOST_PIXELS / (size.width * size.height)));
  const draw = async (page: number) => {
    const size = pictures.sizes[page - 1]!;
    const wanted = density(size);
    if (wanted <= 0 || drawn.get(page) === wanted) return;
    drawn.set(page, wanted);
    const canvas = await pictures.draw(page, { density: wanted, x: 0, y: 0, ...size });
    if (drawn.get(page) === wanted) sheets[page - 1]!.show(canvas);
  };
  const free = (page: number) => {
    if (drawn.delete(page)) sheets[page - 1]!.clear();
  };
  const layOut = (next: number, around = middle(element)) => {
    const keep = zoom > 0 ? placeKept(element, around) : null;
    zoom = Math.min(ZOOM.most, Math.max(ZOOM.least, next));
    for (const sheet of sheets) sheet.size(zoom, turn);
    isFitted = false;
    keep?.();
    for (const page of [...drawn.keys()]) void draw(page);
  };
  const fit = () => {
    const widest = Math.max(
      ...pictures.sizes.map(({ width, height }) => (turn % 2 === 0 ? width : height)),
      1,
    );
    layOut((element.clientWidth - 2 * MARGIN - 4) / widest);
    isFitted = true;
  };
  const fitting = new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    if (isFitted) fit();
    if (isBegun) return;
    isBegun = true;
    for (const { frame } of sheets) near.observe(frame);
    bring(lit);
    if (lit.length === 0) aim?.scrollIntoView({ block: 'start' });
  });
  fitting.observe(element);
  const bring = (wanted: readonly Box[]) => {
    if (wanted.length === 0 || zoom === 0) return;
    const { top: origin, left } = element.getBoundingClientRect();
    const rects = wanted.map(({ rect }) => rect.getBoundingClientRect());
    const top = Math.min(...rects.map(rect => rect.top)) - origin + element.scrollTop;
    const bottom = Math.max(...rects.map(rect => rect.bottom)) - origin + element.scrollTop;
    const room = element.clientHeight;
    element.scrollTop = bottom - top <= room - 40 ? (top + bottom - room) / 2 : top - 40;
    const [first] = rects;
    if (first!.left < left || first!.right > left + element.clientWidth)
      element.scrollLeft += first!.left - left - 40;
  };
  element.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const around = { x: event.clientX - left, y: event.clientY - top };
      layOut(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15), around);
    },
    { passive: false },
  );
  return {
    element,
    light(at) {
      for (const { rect } of lit) rect.classList.remove('lit');
      lit = at.flatMap(one => boxes.get(one) ?? []);
      for (const { rect } of lit) rect.classList.add('lit');
      bring(lit);
    },
    refresh(now) {
      for (const [at, own] of boxes) {
        const evidence = now.get(at)?.evidence;
        for (const { rect } of own) {
          rect.classList.toggle('open', evidence !== undefined && isOpen(evidence));
          rect.classList.toggle('corrected', evidence?.source === 'correction');
        }
      }
    },
    zoom(factor) {
      if (factor === 0) fit();
      else if (isBegun) layOut(zoom * factor);
    },
    turn() {
      turn = (turn + 1) % 4;
      fit();
      bring(lit);
      return turn;
    },
    goTo(page) {
      aim = sheets[page - 1]?.frame ?? null;
      aim?.scrollIntoView({ block: 'start' });
    },
    close() {
      near.disconnect();
      fitting.disconnect();
    },
  };
}

type Point = { readonly x: number; readonly y: number };

function middle({ clientWidth, clientHeight }: HTMLElement): Point {
  return { x: clientWidth / 2, y: clientHeight / 2 };
}

/** What stands at a point of the view stands there again when the given function is called, whatever its size is then. */
function placeKept(element: HTMLElement, { x, y }: Point): () => void {
  const across = (element.scrollLeft + x) / element.scrollWidth;
  const down = (element.scrollTop + y) / element.scrollHeight;
  return () => {
    element.scrollLeft = across * element.scrollWidth - x;
    element.scrollTop = down * element.scrollHeight - y;
  };
}

/** One page: its picture, and the boxes over it in points; `turn` quarters of a turn, clockwise. */
function sheetOf(page: number, { width, height }: Size, select: (at: string) => void) {
  const overlay = svg('svg', { viewBox: `0 0 ${width} ${height}`, class: 'boxes', 'aria-hidden': 'true' });
  const inner = h('div', { class: 'inner' });
  const frame = h('div', { class: 'sheet', 'data-page': page, role: 'img' }, inner);
  frame.setAttribute('aria-label', say(`第 ${page} 页`, `page ${page}`));
  inner.append(overlay);
  const clear = () => inner.querySelector('canvas')?.remove();
  overlay.addEventListener('click', ({ clientX, clientY }) => {
    const under = document.elementsFromPoint(clientX, clientY).filter(one => one.hasAttribute('data-at'));
    const at = under.sort((a, b) => areaOf(a) - areaOf(b))[0]?.getAttribute('data-at');
    if (at) select(at);
  });
  return {
    frame,
    box({ bbox: [x0, y0, x1, y1] }: Region, at: string) {
      const place = {
        x: x0 - AROUND,
        y: y0 - AROUND,
        width: x1 - x0 + 2 * AROUND,
        height: y1 - y0 + 2 * AROUND,
      };
      const rect = svg('rect', { ...place, rx: 1.5, 'data-at': at });
      overlay.append(rect);
      return rect;
    },
    size(zoom: number, turn: number) {
      const [across, down] = [width * zoom, height * zoom];
      const [right, bottom] = turn % 2 === 0 ? [across, down] : [down, across];
      const corner = [`0, 0`, `${right}px, 0`, `${right}px, ${bottom}px`, `0, ${bottom}px`][turn];
      put(frame, { width: right, height: bottom });
      put(inner, { width: across, height: down });
      inner.style.transform = `translate(${corner}) rotate(${turn * 90}deg)`;
    },
    show(canvas: HTMLCanvasElement) {
      clear();
      inner.prepend(canvas);
    },
    clear,
  };
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
