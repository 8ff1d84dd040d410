import type { Page, Place, Region } from '../../model.ts';
import { type GridOfForm, LEADING } from './dump-grid.ts';

/** The lines of the file that a region takes. */
export type LinesAt = (region: Region) => readonly [number, number];

export function printedLines(pages: readonly Page[]): LinesAt {
  return ({ page, bbox }) => {
    const { numbers, tops } = pages.find(own => own.page === page)!.typed!;
    return spanOf(numbers, bbox, y => tops.findLastIndex(top => top <= y));
  };
}

export function formLines(forms: readonly GridOfForm[]): LinesAt {
  return ({ page, bbox }) => spanOf(forms[page - 1]!.numbers, bbox, y => Math.floor(y / LEADING));
}

function spanOf(
  numbers: readonly number[],
  [, top, , bottom]: Region['bbox'],
  lineAt: (y: number) => number,
): readonly [number, number] {
  const from = Math.max(0, lineAt(top + 1));
  const own = numbers.slice(from, Math.max(from, lineAt(bottom - 1)) + 1);
  return [Math.min(...own), Math.max(...own)];
}

/** A place told by lines of the file. */
export function byLines<P extends Pick<Place, 'regions'>>(place: P, linesAt: LinesAt): P {
  if (!place.regions) return place;
  const { regions, ...rest } = place;
  const spans = regions.map(linesAt);
  const lines = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  return (spans.length === 0 ? { ...rest, regions } : { ...rest, lines }) as unknown as P;
}
