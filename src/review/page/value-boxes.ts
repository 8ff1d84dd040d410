import type { Region } from '../../model.ts';
import { fieldName } from '../../show/field-names.ts';
import { isOpen } from '../../values/cells.ts';
import { said } from './language.ts';
import type { PageView } from './page-view.ts';
import type { Values } from './values.ts';

/** A place on a page, and the pointers of the values that were read from it. */
type Box = { readonly rect: SVGElement; readonly pointers: readonly string[] };

/** A list that may lack rows: where they stand, and what is said of it. */
export type ListPlace = { readonly region: Region; readonly title: string };

/** The places of values as boxes over the pages: values that were read from the same cell share one. */
export function boxesOf(sheets: readonly PageView[]) {
  let boxes: readonly Box[] = [];
  let drawn = '';
  let lit: readonly Box[] = [];
  const draw = (places: readonly Placed[], values: Values, lists: readonly ListPlace[]) => {
    for (const sheet of sheets) sheet.clearBoxes();
    for (const { region, title } of lists)
      sheets[region.page - 1]?.box(region, [], title).classList.add('list');
    boxes = places.flatMap(({ region, pointers }): Box[] => {
      const rect = sheets[region.page - 1]?.box(region, pointers, titleOf(values, pointers));
      return rect ? [{ rect, pointers }] : [];
    });
  };
  return {
    /** Lights up the places of values, and no others. */
    light(at: readonly string[]) {
      const wanted = new Set(at);
      for (const { rect } of lit) rect.classList.remove('lit');
      lit = boxes.filter(({ pointers }) => pointers.some(one => wanted.has(one)));
      for (const { rect } of lit) rect.classList.add('lit');
    },
    /** where on the screen the lit ones stand */
    lit: () => lit.map(({ rect }) => rect.getBoundingClientRect()),
    /** Tells the boxes how doubtful their values are now; where values stand elsewhere by now they are drawn anew. */
    refresh(values: Values, lists: readonly ListPlace[]) {
      const places = placed(values);
      const wanted = JSON.stringify([places, lists]);
      if (wanted !== drawn) draw(places, values, lists);
      drawn = wanted;
      for (const { rect, pointers } of boxes) {
        const known = pointers.flatMap(at => values.get(at)?.evidence ?? []);
        const isLeft = known.some(isOpen);
        const isCorrected = known.some(({ source }) => source === 'correction');
        rect.classList.toggle('open', isLeft);
        rect.classList.toggle('corrected', isCorrected && !isLeft);
        rect.classList.toggle(
          'blank',
          known.every(({ text }) => text === null),
        );
      }
    },
  };
}

type Placed = { readonly region: Region; readonly pointers: string[] };

function placed(values: Values): readonly Placed[] {
  const places = new Map<string, Placed>();
  for (const [at, { evidence }] of values)
    for (const region of evidence.regions ?? []) {
      const key = `${region.page} ${region.bbox.join(' ')}`;
      const known = places.get(key);
      if (known) known.pointers.push(at);
      else places.set(key, { region, pointers: [at] });
    }
  return [...places.values()];
}

function titleOf(values: Values, pointers: readonly string[]): string {
  return [...new Set(pointers.map(at => values.get(at)!))]
    .map(({ path, evidence }) => `${said(fieldName(path))}: ${evidence.text ?? '—'}`)
    .join('\n');
}
