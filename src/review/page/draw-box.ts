import type { Region } from '../../model.ts';
import { h } from './dom.ts';
import { say } from './language.ts';
import type { PageView, Size } from './page-view.ts';

type Point = { readonly x: number; readonly y: number };
type Frame = { readonly page: number; readonly from: Point; readonly to: Point };

type Options = {
  readonly sheets: readonly PageView[];
  /** points */
  readonly sizes: readonly Size[];
  /** takes a box that was drawn; null where nobody draws */
  readonly box: ((region: Region) => void) | null;
};

export type Frames = ReturnType<typeof framesOf>;

/** pixels that a pointer moves before it draws: below that it clicks */
const CLICK = 5;
/** points: by which the arrow keys move a box, and how large one is that begins by key */
const STEP = 4;
const FIRST: Size = { width: 90, height: 20 };

/** Boxes that a person draws on pages: by dragging, or with the arrow keys. One stays until the next, or until it is taken away. */
export function framesOf(element: HTMLElement, { sheets, sizes, box }: Options) {
  const drawn = h('div', { class: 'frame', tabindex: 0, role: 'application', 'aria-label': LABEL() });
  let frame: Frame | null = null;
  const put = (next: Frame) => {
    frame = next;
    const { width, height } = sizes[next.page - 1]!;
    const [x0, y0, x1, y1] = bboxOf(next);
    drawn.style.left = `${(x0 / width) * 100}%`;
    drawn.style.top = `${(y0 / height) * 100}%`;
    drawn.style.width = `${((x1 - x0) / width) * 100}%`;
    drawn.style.height = `${((y1 - y0) / height) * 100}%`;
    // put in anew it would lose the keyboard
    const { inner } = sheets[next.page - 1]!;
    if (drawn.parentElement !== inner) inner.append(drawn);
  };
  const finish = () => {
    if (frame !== null) box?.({ page: frame.page, bbox: bboxOf(frame) });
  };
  const clear = () => {
    drawn.remove();
    frame = null;
  };
  if (box !== null) dragged(element, { sheets, put, finish });
  drawn.addEventListener('keydown', event => {
    if (frame === null) return;
    const moved = movedBy(event, frame, sheets[frame.page - 1]!.quarters());
    if (moved) put(within(moved, sizes[frame.page - 1]!));
    else if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    clear,
    /** Begins one that the arrow keys move: where a value stands, else in the middle of the page in view. */
    begin(region: Region | undefined) {
      const [x0, y0, x1, y1] = region?.bbox ?? [];
      const page = region?.page ?? pageInView(element, sheets);
      const { width, height } = sizes[page - 1]!;
      const from = { x: x0 ?? (width - FIRST.width) / 2, y: y0 ?? (height - FIRST.height) / 2 };
      put({ page, from, to: { x: x1 ?? from.x + FIRST.width, y: y1 ?? from.y + FIRST.height } });
      drawn.focus({ preventScroll: true });
      drawn.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}

const LABEL = () =>
  say(
    '框：方向键移动，Shift 加方向键改变大小，回车读入，Esc 放弃',
    'box: arrow keys move it, with Shift they resize it, Enter reads it, Escape gives it up',
  );

type Dragging = Pick<Options, 'sheets'> & {
  readonly put: (frame: Frame) => void;
  readonly finish: () => void;
};

/** Fingers scroll: only a mouse or a pen draws. */
function dragged(element: HTMLElement, { sheets, put, finish }: Dragging): void {
  let start: (Point & { readonly page: number }) | null = null;
  let isDrawing = false;
  element.addEventListener('pointerdown', ({ target, button, pointerType, clientX, clientY }) => {
    const page = Number((target as Element).closest<HTMLElement>('.sheet')?.dataset.page);
    start = page > 0 && button === 0 && pointerType !== 'touch' ? { page, x: clientX, y: clientY } : null;
    isDrawing = false;
  });
  element.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (start === null) return;
    isDrawing ||= Math.hypot(clientX - start.x, clientY - start.y) > CLICK;
    if (!isDrawing) return;
    element.setPointerCapture(pointerId);
    const sheet = sheets[start.page - 1]!;
    put({ page: start.page, from: sheet.pointAt(start.x, start.y), to: sheet.pointAt(clientX, clientY) });
  });
  element.addEventListener('pointerup', () => {
    if (start !== null && isDrawing) finish();
    start = null;
  });
  element.addEventListener('pointercancel', () => {
    start = null;
  });
  // whoever drew a box selects nothing
  element.addEventListener('click', event => isDrawing && event.stopPropagation(), { capture: true });
}

function bboxOf({ from, to }: Frame): Region['bbox'] {
  const tenth = (points: number) => Math.round(points * 10) / 10;
  return [
    tenth(Math.min(from.x, to.x)),
    tenth(Math.min(from.y, to.y)),
    tenth(Math.max(from.x, to.x)),
    tenth(Math.max(from.y, to.y)),
  ];
}

/** Arrows are those of the screen, however the page is turned. */
function movedBy({ key, shiftKey }: KeyboardEvent, frame: Frame, quarters: number): Frame | null {
  const arrows = ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'];
  const at = arrows.indexOf(key);
  if (at < 0) return null;
  const [x, y] = [
    [STEP, 0],
    [0, -STEP],
    [-STEP, 0],
    [0, STEP],
  ][(at + quarters) % 4] as [number, number];
  const shifted = (point: Point) => ({ x: point.x + x, y: point.y + y });
  return { ...frame, from: shiftKey ? frame.from : shifted(frame.from), to: shifted(frame.to) };
}

function within({ page, from, to }: Frame, { width, height }: Size): Frame {
  const held = ({ x, y }: Point) => ({
    x: Math.min(width, Math.max(0, x)),
    y: Math.min(height, Math.max(0, y)),
  });
  return { page, from: held(from), to: held(to) };
}

function pageInView(element: HTMLElement, sheets: readonly PageView[]): number {
  const { top, height } = element.getBoundingClientRect();
  const middle = top + height / 2;
  return Math.max(1, sheets.findIndex(({ frame }) => frame.getBoundingClientRect().bottom > middle) + 1);
}
