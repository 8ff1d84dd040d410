import type { Pictures } from './page-images.ts';
import type { PageView, Size } from './page-view.ts';

/** pixels: no canvas may have more, or the browser gives up on it */
const MOST_PIXELS = 40e6;

type Pages = {
  readonly sheets: readonly PageView[];
  readonly pictures: Pictures;
  /** pixels a point; 0 as long as there is no room */
  readonly zoom: () => number;
};

/** Draws the pages that are near the view, and frees those that are not; from `begin` on. */
export function drawnWhenNear(element: HTMLElement, { sheets, pictures, zoom }: Pages) {
  const drawn = new Map<number, number>();
  const density = (size: Size) =>
    pictures.isGrained
      ? Math.min(zoom() * devicePixelRatio, Math.sqrt(MOST_PIXELS / (size.width * size.height)))
      : 1;
  const draw = async (page: number) => {
    const size = pictures.sizes[page - 1]!;
    const wanted = density(size);
    if (wanted <= 0 || drawn.get(page) === wanted) return;
    drawn.set(page, wanted);
    const picture = await pictures.draw(page, { density: wanted, x: 0, y: 0, ...size });
    if (drawn.get(page) === wanted) sheets[page - 1]!.show(picture);
  };
  const free = (page: number) => {
    if (drawn.delete(page)) sheets[page - 1]!.clear();
  };
  const near = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) void draw(Number((target as HTMLElement).dataset.page));
        else free(Number((target as HTMLElement).dataset.page));
    },
    { root: element, rootMargin: '80% 0px' },
  );
  return {
    begin() {
      for (const { frame } of sheets) near.observe(frame);
    },
    redraw() {
      for (const page of [...drawn.keys()]) void draw(page);
    },
    end: () => near.disconnect(),
  };
}
