import type { Region } from '../../model.ts';
import { h } from './dom.ts';
import { type Frames, framesOf } from './draw-box.ts';
import { say } from './language.ts';
import { drawnWhenNear } from './lazy-pages.ts';
import type { Pictures } from './page-images.ts';
import { sheetOf } from './page-view.ts';
import { scalingOf } from './scaling.ts';
import { boxesOf, type ListPlace } from './value-boxes.ts';
import type { Values } from './values.ts';
import { bringIntoView, onWheelZoom } from './view.ts';

export type Sheets = {
  readonly element: HTMLElement;
  /** Lights up the places of values and brings them into view. */
  light(at: readonly string[]): void;
  /** Tells the boxes how doubtful their values are now. */
  refresh(values: Values, lists: readonly ListPlace[]): void;
  /** by a factor; 0 fits the width */
  zoom(factor: number): void;
  /** Turns the pages a quarter clockwise; gives the quarters turned by now. */
  turn(): number;
  goTo(page: number): void;
  /** boxes that a person draws */
  readonly frames: Frames;
  close(): void;
};

type SheetOptions = {
  readonly pictures: Pictures;
  readonly select: (at: string) => void;
  /** takes a box that was drawn; null where nobody draws */
  readonly box: ((region: Region) => void) | null;
};

/** The pages one under another, their values as boxes that can be clicked; pages are drawn when they come near. */
export function sheetsOf({ pictures, select, box }: SheetOptions): Sheets {
  const sheets = pictures.sizes.map((size, index) => sheetOf(index + 1, size, select));
  const element = h('div', {
    class: 'sheets',
    tabindex: 0,
    role: 'region',
    'aria-label': say('原件', 'Pages'),
  });
  element.append(...sheets.map(({ frame }) => frame));
  /** whoever is fast turns the pages before there is room for them */
  let isBegun = false;
  /** the page to come into view as soon as there is room */
  let aim: HTMLElement | null = null;
  const boxes = boxesOf(sheets);
  const frames = framesOf(element, { sheets, sizes: pictures.sizes, box });
  const scaling = scalingOf(element, { sheets, sizes: pictures.sizes, scaled: () => near.redraw() });
  const near = drawnWhenNear(element, { sheets, pictures, zoom: scaling.zoom });
  const bring = () => {
    if (scaling.zoom() > 0) bringIntoView(element, boxes.lit());
  };
  const fitting = new ResizeObserver(() => {
    if (element.clientWidth === 0) return;
    scaling.refit();
    if (isBegun) return;
    isBegun = true;
    near.begin();
    bring();
    if (boxes.lit().length === 0) aim?.scrollIntoView({ block: 'start' });
  });
  fitting.observe(element);
  onWheelZoom(element, scaling.by);
  return {
    element,
    light(at) {
      boxes.light(at);
      bring();
    },
    refresh: boxes.refresh,
    frames,
    zoom(factor) {
      if (factor === 0) scaling.fit();
      else if (isBegun) scaling.by(factor);
    },
    turn() {
      const turn = scaling.turn();
      bring();
      return turn;
    },
    goTo(page) {
      aim = sheets[page - 1]?.frame ?? null;
      aim?.scrollIntoView({ block: 'start' });
    },
    close() {
      near.end();
      fitting.disconnect();
    },
  };
}
