import { h } from './dom.ts';
import { say } from './language.ts';
import type { Pictures } from './page-images.ts';
import type { Sheets } from './page-views.ts';

/** pixels */
const WIDTH = 76;

/** Small pictures of the pages, drawn when they come into view; a click goes to the page. */
export function thumbnails(pictures: Pictures, sheets: Sheets, signal: AbortSignal): HTMLElement {
  const strip = h('nav', { class: 'thumbs', 'aria-label': say('页', 'Pages') });
  const seen = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        const page = Number((target as HTMLElement).dataset.page);
        const size = pictures.sizes[page - 1]!;
        const density = (WIDTH / size.width) * devicePixelRatio;
        void pictures.draw(page, { density, x: 0, y: 0, ...size }).then(picture => target.prepend(picture));
      }
    },
    { root: strip },
  );
  for (const [index, { width, height }] of pictures.sizes.entries()) {
    const page = index + 1;
    const name = say(`第 ${page} 页`, `page ${page}`);
    const button = h(
      'button',
      { 'data-page': page, 'aria-label': name, onclick: () => sheets.goTo(page) },
      h('span', {}, page),
    );
    button.style.aspectRatio = `${width} / ${height}`;
    strip.append(button);
    // pages that are read come first: small pictures can wait
    requestIdleCallback(() => seen.observe(button));
  }
  signal.addEventListener('abort', () => seen.disconnect());
  return strip;
}
