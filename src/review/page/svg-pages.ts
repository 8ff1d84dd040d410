import { svg } from './dom.ts';
import type { Pictures } from './page-images.ts';
import type { Size } from './page-view.ts';

/** The pages that stand in this file as drawings, `<g id="page-1">`: whole ones with text that can be marked. */
export function drawnPages(sizes: readonly Size[]): Pictures {
  return {
    sizes,
    isGrained: false,
    async draw(page, { x, y, width, height }) {
      const drawing = document.getElementById(`page-${page}`);
      const picture = svg('svg', { viewBox: `${x} ${y} ${width} ${height}` });
      const size = sizes[page - 1];
      const isWhole = width === size?.width && height === size.height;
      // what a drawing holds, without its name
      if (isWhole) picture.append(...(drawing?.cloneNode(true).childNodes ?? []));
      else picture.append(svg('use', { href: `#page-${page}` }));
      return picture;
    },
    close: () => {},
  };
}
