import type { BBox } from '../model.ts';
import { union } from '../values/bbox.ts';
import type { Hints } from './label-hints.ts';
import { byCell, type Lattice } from './lattice.ts';
import type { Phrase } from './phrases.ts';

/** Digits with what stands around them, and what stands for no number: 1,234 · (12.3) · 5%* · — · (X) */
export function isNumericText(text: string): boolean {
  return /^[\d\s.,%$()<>=≥≤±+*†‡#/–—−-]+$/.test(text) || /^\([A-Z]\)$/.test(text);
}

/** A number with its separators, and a sign of percent. */
const NUMBER = /^[-−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?[%％]?$/;

/** Whether a text is one well-written number: `2954906.62`, `1,234`, `5%`. */
export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** Figures in one cell from which on they may be rows or columns; twice as many outside all tables may be one. */
const SEVERAL = 3;
/** Share of the em: texts whose middles are no farther apart stand side by side. */
const SAME_LINE = 0.45;

/** A phrase as far as it shows what is missing around it. */
type Trace = {
  readonly bbox: BBox;
  readonly size: number;
  readonly text: string;
  readonly isNumericText: boolean;
};

/**
 * Whether lines may be missing between rows or columns: figures stand together in one cell or outside all tables, or texts
 * side by side in several cells, or two headings in one; `goesOn` where
 * the table may be that of the page before, whose headings stand there. Else what was drawn tells everything, and nothing has to be concluded from the text.
 */
export function mayLackLines(
  lattices: readonly Lattice[],
  phrases: readonly Phrase[],
  { isLabel, goesOn }: { readonly isLabel: Hints['isWhole']; readonly goesOn: boolean },
): boolean {
  const traces = phrases.map(traceOf);
  const inside = lattices.flatMap(lattice => [...byCell(lattice, traces, ({ bbox }) => bbox).values()]);
  const outside = new Set(traces).difference(new Set(inside.flat()));
  const loose = [...outside].filter(trace => trace.isNumericText).length;
  if (loose >= 2 * SEVERAL || inside.some(own => own.filter(trace => trace.isNumericText).length >= SEVERAL))
    return true;
  const beside = inside.filter(areBeside);
  return (
    beside.length >= (goesOn ? 1 : SEVERAL) || beside.some(own => own.every(({ text }) => isLabel(text)))
  );
}

function traceOf(phrase: Phrase): Trace {
  const text = phrase.map(glyph => glyph.text).join('');
  return {
    bbox: union(phrase.map(glyph => glyph.bbox)),
    size: phrase[0]!.size,
    text,
    isNumericText: isNumericText(text),
  };
}

/** Two texts on one line. */
function areBeside(traces: readonly Trace[]): boolean {
  const middles = traces.map(({ bbox }) => (bbox[1] + bbox[3]) / 2).sort((a, b) => a - b);
  const near = SAME_LINE * (traces[0]?.size ?? 0);
  return middles.some((y, index) => index > 0 && y - middles[index - 1]! < near);
}
