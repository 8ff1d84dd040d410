import { classOf, OTHER } from '../signs/alphabet.ts';
import type { Classifier } from '../signs/classifier.ts';
import type { ColumnSpan, SignLine } from '../signs/units.ts';
import { middleOf } from './glyph-positions.ts';
import type { ReadGlyph } from './reader.ts';

/** A line as the reader of signs looks at it; `em`: its em square in pixels. */
export type SignLook = { readonly line: SignLine; readonly em: number; readonly classify: Classifier };

/** Numbers and comparators are asked about; brackets and stops between ideographs are not. */
const ASKED = /[\d%％‰≥≤<>=≧≦＜＞＝]/u;
/** Glyphs that follow each other: signs and where their ink is, or glyphs that are none. */
type Stretch = { readonly glyphs: ReadGlyph[]; readonly span: ColumnSpan | null };

export function stretchesOf(read: readonly ReadGlyph[], { line, em }: SignLook): Stretch[] {
  const isSign = ({ text }: ReadGlyph) => classOf(text) !== OTHER;
  const groups: ReadGlyph[][] = [];
  for (const glyph of read) {
    const last = groups.at(-1);
    if (last && isSign(last[0]!) === isSign(glyph)) last.push(glyph);
    else groups.push([glyph]);
  }
  return groups.map((glyphs, at) => {
    if (!isSign(glyphs[0]!) || !glyphs.some(({ text }) => ASKED.test(text))) return { glyphs, span: null };
    const [before, behind] = [groups[at - 1]?.at(-1), groups[at + 1]?.[0]];
    const from = before ? borderOf(before, glyphs[0]!, em) : 0;
    const to = behind ? borderOf(glyphs.at(-1)!, behind, em) : line.raster.width;
    return { glyphs, span: { from, to } };
  });
}

/** Where one glyph ends and the next begins: by their widths, on the way from the middle of the one to that of the other. */
export function borderOf(one: ReadGlyph, next: ReadGlyph, em: number): number {
  const [from, to] = [middleOf(one, em), middleOf(next, em)];
  return from + ((to - from) * widthOf(one)) / (widthOf(one) + widthOf(next));
}

/** Ems that a glyph takes. */
const widthOf = ({ text }: ReadGlyph) => (text > '\u2e7f' ? 1 : 0.6);
