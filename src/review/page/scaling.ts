import type { PageView, Size } from './page-view.ts';
import { middle, placeKept, type ViewPoint } from './view.ts';

/** How large the pages are shown, and which way up. */
type Scaling = {
  /** pixels a point; 0 while there is no room for them yet */
  zoom(): number;
  /** Makes the pages larger by a factor around a place that stays where it is, by default the middle. */
  by(factor: number, around?: ViewPoint): void;
  /** Makes the pages as wide as their room. */
  fit(): void;
  /** The room has changed: pages that were as wide as it stay so. */
  refit(): void;
  /** Turns the pages a quarter clockwise; gives the quarters turned by now. */
  turn(): number;
};

type Scaled = {
  readonly sheets: readonly PageView[];
  /** points */
  readonly sizes: readonly Size[];
  /** called when the pages have another size */
  readonly scaled: () => void;
};

const ZOOM = { least: 0.3, most: 8 };
/** pixels beside the pages */
const MARGIN = 12;

/** Pages in a room that scrolls: as wide as the room at first. */
export function scalingOf(room: HTMLElement, { sheets, sizes, scaled }: Scaled): Scaling {
  let [zoom, turn, isFitted] = [0, 0, true];
  const layOut = (next: number, around = middle(room)) => {
    const keep = zoom > 0 ? placeKept(room, around) : null;
    zoom = Math.min(ZOOM.most, Math.max(ZOOM.least, next));
    for (const sheet of sheets) sheet.size(zoom, turn);
    isFitted = false;
    keep?.();
    scaled();
  };
  const fit = () => {
    const widest = Math.max(...sizes.map(({ width, height }) => (turn % 2 === 0 ? width : height)), 1);
    layOut((room.clientWidth - 2 * MARGIN - 4) / widest);
    isFitted = true;
  };
  return {
    zoom: () => zoom,
    by: (factor, around) => layOut(zoom * factor, around),
    fit,
    refit() {
      if (isFitted) fit();
    },
    turn() {
      turn = (turn + 1) % 4;
      fit();
      return turn;
    },
  };
}
