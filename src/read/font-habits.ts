import type { OperatorCodes, OperatorList, PdfFont, PdfGlyph } from './operators.ts';

/** How a font shows glyphs whose Unicode value is an ASCII letter, digit or sign, on one page. */
type Habit = { narrow: number; readonly wideDigits: Set<string> };

/** thousandths of the em: Latin glyphs are narrower than the first, Chinese ones wider than the second */
const NARROW = 800;
const WIDE = 950;
const ASCII = /^[!-~]$/;
/** Latin glyphs that may be as wide as the em */
const WIDE_LATIN = /^[WMm@%&-]$/;
/** a font with so many different wide digits has full-width ones */
const FULL_WIDTH_DIGITS = 6;

/** Says of a glyph of a font whether its Unicode value is none that such a glyph can have. */
export type GlyphJudge = (glyph: PdfGlyph, font: PdfFont) => boolean;

/**
 * Judges the glyphs of a page. Broken Unicode maps are seen in two ways: by values that no such form prints (control
 * characters, private use, unassigned, letters of foreign scripts), and by a full em of width for an ASCII character in
 * a font whose ASCII characters are narrow: a Chinese character of which half the code was lost.
 */
export function judgeGlyphs(
  list: OperatorList,
  codes: OperatorCodes,
  fontOf: (name: string) => PdfFont,
): GlyphJudge {
  const habits = new Map<PdfFont, Habit>();
  let font: PdfFont = {};
  list.fnArray.forEach((code, index) => {
    const args = list.argsArray[index] as [never];
    if (code === codes.setFont) font = fontOf(args[0]);
    if (code !== codes.showText) return;
    const habit = habits.get(font) ?? { narrow: 0, wideDigits: new Set() };
    habits.set(font, habit);
    for (const glyph of args[0] as readonly (PdfGlyph | number)[]) {
      if (typeof glyph === 'number' || !ASCII.test(glyph.unicode)) continue;
      if (glyph.width < NARROW) habit.narrow++;
      else if (glyph.width > WIDE && /\d/.test(glyph.unicode)) habit.wideDigits.add(glyph.unicode);
    }
  });
  return (glyph, own) => {
    if (glyph.unicode === '' || IMPOSSIBLE.test(glyph.unicode)) return !isUnseenTab(glyph);
    if (own.isType3Font || glyph.width < WIDE || !ASCII.test(glyph.unicode) || WIDE_LATIN.test(glyph.unicode))
      return false;
    const habit = habits.get(own);
    return habit === undefined || habit.narrow > 0 || habit.wideDigits.size < FULL_WIDTH_DIGITS;
  };
}

/** A broken glyph that the font has no shape for is a space of some kind: nothing is seen of it. */
export function isUnseen(glyph: PdfGlyph, font: PdfFont): boolean {
  return !glyph.isInFont && !font.missingFile && !font.isType3Font;
}

function isUnseenTab(glyph: PdfGlyph): boolean {
  return /^[\t\n\r]$/.test(glyph.unicode) && !glyph.isInFont;
}

const IMPOSSIBLE =
  /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u00A1\u00A2\u00A6\u00A8-\u00AF\u00B4-\u00B6\u00B8-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u0530-\u1FFF\uFFFC\uFFFD]|[\p{Cf}--[\u00AD\u200B-\u200F\u2060\uFEFF]]/v;
