/** Where things stand in a view that scrolls. */

export type ViewPoint = { readonly x: number; readonly y: number };

export function middle({ clientWidth, clientHeight }: HTMLElement): ViewPoint {
  return { x: clientWidth / 2, y: clientHeight / 2 };
}

/** What stands at a point of the view stands there again when the given function is called, whatever its size is then. */
export function placeKept(element: HTMLElement, { x, y }: ViewPoint): () => void {
  const across = (element.scrollLeft + x) / element.scrollWidth;
  const down = (element.scrollTop + y) / element.scrollHeight;
  return () => {
    element.scrollLeft = across * element.scrollWidth - x;
    element.scrollTop = down * element.scrollHeight - y;
  };
}

/** pixels that are left free at the edge of the view */
const FREE = 40;

/** Scrolls so that rectangles of the screen stand in the middle; of those that are higher than the view, the top. */
export function bringIntoView(element: HTMLElement, rects: readonly DOMRect[]): void {
  const [first] = rects;
  if (!first) return;
  const { top: origin, left } = element.getBoundingClientRect();
  const top = Math.min(...rects.map(rect => rect.top)) - origin + element.scrollTop;
  const bottom = Math.max(...rects.map(rect => rect.bottom)) - origin + element.scrollTop;
  const room = element.clientHeight;
  element.scrollTop = bottom - top <= room - FREE ? (top + bottom - room) / 2 : top - FREE;
  if (first.left < left || first.right > left + element.clientWidth)
    element.scrollLeft += first.left - left - FREE;
}

/** Tells of every turn of the wheel that zooms: by which factor, and around which point of the view. */
export function onWheelZoom(element: HTMLElement, zoom: (factor: number, around: ViewPoint) => void): void {
  element.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      zoom(event.deltaY < 0 ? STEP : 1 / STEP, { x: event.clientX - left, y: event.clientY - top });
    },
    { passive: false },
  );
}

/** how much larger a turn of the wheel makes the pages */
const STEP = 1.15;
