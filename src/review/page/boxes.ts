import type { Sheet } from './sheet.ts';
import { isOpen, type Value } from './values.ts';

/** The places of values as boxes over the pages. */
export function boxesOf(sheets: readonly Sheet[], values: ReadonlyMap<string, Value>) {
  const boxes = new Map<string, SVGElement[]>();
  for (const [at, { evidence }] of values)
    for (const region of evidence.regions ?? []) {
      const sheet = sheets[region.page - 1];
      if (sheet) boxes.set(at, [...(boxes.get(at) ?? []), sheet.box(region, at)]);
    }
  let lit: readonly SVGElement[] = [];
  return {
    /** Lights up the places of values, and no others. */
    light(at: readonly string[]) {
      for (const box of lit) box.classList.remove('lit');
      lit = at.flatMap(one => boxes.get(one) ?? []);
      for (const box of lit) box.classList.add('lit');
    },
    /** where on the screen the lit ones stand */
    lit: () => lit.map(box => box.getBoundingClientRect()),
    /** Tells the boxes how doubtful their values are now. */
    refresh(now: ReadonlyMap<string, Value>) {
      for (const [at, own] of boxes) {
        const evidence = now.get(at)?.evidence;
        for (const box of own) {
          box.classList.toggle('open', evidence !== undefined && isOpen(evidence));
          box.classList.toggle('corrected', evidence?.source === 'correction');
        }
      }
    },
  };
}
