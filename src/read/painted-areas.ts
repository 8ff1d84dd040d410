import type { BBox } from '../model.ts';
import { contains } from '../values/bbox.ts';
import { type Colour, OPAQUE, over, PAPER } from './paint.ts';

/** A rectangle that is filled, or a picture; `order` counts what a page draws, from the first to the last. */
export type Area = {
  readonly box: BBox;
  readonly order: number;
  readonly paint: Colour;
  /** a shape that fills its box only in part: it lies under what is in the box, but hides nothing for sure */
  readonly isLoose?: true;
  /** a picture, or its name, by which it can be asked whether one sees through it */
  readonly image?: unknown;
};

/** points: areas are looked up by the bands of the page that they reach into */
const BAND = 24;
/** bands: a page may claim to be miles high */
const MOST_BANDS = 400;
/** points: beside the edge of an area nothing is hidden by it */
const EDGE = 0.05;

/** The coloured areas of a page in the order in which they are painted: what lies under a thing, and what over it. */
export class PaintedAreas {
  readonly #bands = new Map<number, Area[]>();
  readonly #images: Area[] = [];
  #last = -1;

  add(area: Area): void {
    if (area.image !== undefined) this.#images.push(area);
    this.#last = Math.max(this.#last, area.order);
    for (let band = bandOf(area.box[1]); band <= bandOf(area.box[3]); band++) {
      const own = this.#bands.get(band);
      if (own) own.push(area);
      else this.#bands.set(band, [area]);
    }
  }

  /** Takes pictures away that hide nothing. */
  async keepImages(hides: (image: Area) => Promise<boolean>): Promise<void> {
    const gone = new Set<Area>();
    for (const image of this.#images) if (!(await hides(image))) gone.add(image);
    if (gone.size === 0) return;
    for (const [band, areas] of this.#bands)
      this.#bands.set(
        band,
        areas.filter(area => !gone.has(area)),
      );
  }

  /** The colour below a point before the thing `order` is painted. */
  under([x, y]: readonly [number, number], order: number): Colour {
    const areas = this.#bands.get(bandOf(y)) ?? [];
    let ground = PAPER;
    for (const area of areas) {
      if (area.order >= order) break;
      if (contains(area.box, [x, y])) ground = over(area.paint, ground);
    }
    return ground;
  }

  /** Whether anything at all is painted after `order`. */
  isOver(order: number): boolean {
    return order < this.#last;
  }

  /** Areas painted after `order` that hide some of a box, as they were painted. */
  over(box: BBox, order: number): Area[] {
    if (!this.isOver(order)) return [];
    const found = new Set<Area>();
    for (let band = bandOf(box[1]); band <= bandOf(box[3]); band++)
      for (const area of this.#bands.get(band) ?? [])
        if (area.order > order && !area.isLoose && area.paint.opacity >= OPAQUE && meets(area.box, box))
          found.add(area);
    return [...found];
  }
}

function bandOf(y: number): number {
  return Math.min(MOST_BANDS, Math.max(0, Math.floor(y / BAND)));
}

function meets(area: BBox, box: BBox): boolean {
  return (
    area[0] < box[2] - EDGE && area[2] > box[0] + EDGE && area[1] < box[3] - EDGE && area[3] > box[1] + EDGE
  );
}
