import type { Region } from '../../model.ts';
import { fill, h } from './dom.ts';
import { say } from './language.ts';
import type { Pictures } from './page-images.ts';

/** pixels: the room for all that is enlarged */
const ROOM = { width: 380, height: 150 };
/** pixels a point, and places of one value: a measure has three, a cell over page breaks two or three */
const MOST = { scale: 4, places: 4 };
/** points around a place that are shown with it */
const AROUND = 5;

/** The places of a value enlarged, side by side, turned by quarters as the pages are. */
export function cropOf(pictures: Pictures | null, regions: readonly Region[], quarters: number): HTMLElement {
  const shown = regions
    .filter(({ page }) => pictures?.sizes[page - 1])
    .toSorted(asRead(quarters))
    .slice(0, MOST.places);
  const width = ROOM.width / shown.length;
  return h(
    'div',
    { class: 'crop' },
    shown.map(region => cellOf(pictures!, region, { quarters, width })),
  );
}

/** The order of places as they are read on turned pages: those beside each other from left to right. */
function asRead(quarters: number): (a: Region, b: Region) => number {
  const turn = quarters % 4;
  const placed = ({ bbox: [x0, y0, x1, y1] }: Region) => ({
    across: [x0, -y1, -x1, y0][turn]!,
    top: [y0, x0, -y1, -x1][turn]!,
    bottom: [y1, x1, -y0, -x0][turn]!,
  });
  return (a, b) => {
    const [one, other] = [placed(a), placed(b)];
    const isBeside = one.top < other.bottom && other.top < one.bottom;
    return a.page - b.page || (isBeside ? one.across - other.across : one.top - other.top);
  };
}

function cellOf(
  pictures: Pictures,
  { page, bbox: [x0, y0, x1, y1] }: Region,
  { quarters, width: room }: { readonly quarters: number; readonly width: number },
): HTMLElement {
  const part = { x: x0 - AROUND, y: y0 - AROUND, width: x1 - x0 + 2 * AROUND, height: y1 - y0 + 2 * AROUND };
  const [across, down] = quarters % 2 === 0 ? [part.width, part.height] : [part.height, part.width];
  const scale = Math.min(room / across, ROOM.height / down, MOST.scale);
  const cell = h('div', { class: 'cell' });
  cell.style.width = `${across * scale}px`;
  cell.style.height = `${down * scale}px`;
  void pictures.draw(page, { ...part, density: scale * devicePixelRatio }).then(picture => {
    picture.style.width = `${part.width * scale}px`;
    picture.style.transform = `translate(-50%, -50%) rotate(${quarters * 90}deg)`;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', say('单元格放大', 'the cell enlarged'));
    fill(cell, picture);
  });
  return cell;
}
