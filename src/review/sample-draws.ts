import type { Archive } from '../archive/archive.ts';
import { type Sample, sampleFrom } from './sample/sample.ts';

/** What the page is told of the draw that it looks through. */
export type DrawView = Pick<Sample, 'number'> & Pick<Sample['plan'], 'unit'> & { readonly size: number };

/** The draws of an archive by their number, each read once: a draw never changes. */
export function drawsOf(archive: Archive): (number: number) => Promise<Sample | null> {
  const known = new Map<number, Sample>();
  return async number => {
    if (!known.has(number)) {
      const stored = (await archive.samples()).find(one => one.number === number);
      if (!stored) return null;
      known.set(number, sampleFrom(stored));
    }
    return known.get(number)!;
  };
}

/** Planted errors are counted in: which they are is nobody's to see. */
export function drawView({ number, plan, items }: Sample): DrawView {
  return { number, unit: plan.unit, size: items.length };
}
