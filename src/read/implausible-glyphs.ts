import type { OperatorCodes, OperatorList, PdfFont, PdfGlyph } from './canvas.ts';

/** How a font shows the glyphs whose Unicode value is an ASCII character, on one page. */
type Habit = {
  narrow: number;
  /** how many of those are letters */
  letters: number;
  readonly wideDigits: Set<string>;
  hasBroken: boolean;
  /** a font of a Western text: letters with accents are right there */
  isLatin: boolean;
};

/** shares of the em: Latin glyphs are narrower than the first, digits always; Chinese ones wider than the second */
const NARROW = 0.8;
const WIDE = 0.95;
const ASCII = /^[!-~]$/;
/** what half a code may look like: no matter for wonder in a sound font */
const SUSPECT = /^[!-~\u0391-\u03C9]$/;
/** A font with so many different narrow letters, of which few glyphs are broken, prints a Western text: no code is cut in half. */
const LATIN_LETTERS = 12;
const FEW_BROKEN = 0.15;
const MOSTLY_PLAIN = 0.85;
const ACCENTED = /^[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u017F]$/;
/** Latin glyphs that may be as wide as the em */
/** ems: a glyph that is wider is of a font whose size says nothing of its glyphs */
const NO_EM = 2;
const WIDE_LATIN = /^[WMm@%&-]$/;
/** a font with so many different wide digits has full-width ones */
const FULL_WIDTH_DIGITS = 6;
/** what numbers are printed with: kept even where a font's map is broken, for its other glyphs tell when it is lost */
const NUMERIC = /^[\d.,%()+\-:/=<>*]$/;

/** What the box is mapped to that is drawn for a character which the font has not. */
const NO_GLYPH = '\0';

/** Says of a glyph of a font whether its Unicode value is none that such a glyph can have. */
export type GlyphJudge = (glyph: PdfGlyph, font: PdfFont) => boolean;

/**
 * Judges the glyphs of a page. Broken Unicode maps are seen in two ways: by values that no such form prints (control
 * characters, private use, unassigned, letters of foreign scripts), and by a full em of width for an ASCII character in
 * a font whose ASCII characters are narrow: a Chinese character of which half the code was lost. Where a font has such
 * glyphs its Latin letters are not to be trusted either, unless it is a font of many letters of which few are broken.
 */
export function judgeGlyphs(shown: ReadonlyMap<PdfFont, ReadonlySet<PdfGlyph>>): GlyphJudge {
  const isPlain = isPlainText([...shown.values()]);
  const habits = new Map([...shown].map(([font, glyphs]) => [font, habitOf(font, glyphs, isPlain)]));
  const known = new Map<PdfGlyph, boolean>();
  return (glyph, font) => {
    let isBroken = known.get(glyph);
    if (isBroken === undefined) {
      isBroken = isBrokenIn(font, glyph, habits.get(font));
      known.set(glyph, isBroken);
    }
    return isBroken;
  };
}

function isBrokenIn(font: PdfFont, glyph: PdfGlyph, habit: Habit | undefined): boolean {
  if (habit?.isLatin && ACCENTED.test(glyph.unicode)) return false;
  if (isImpossible(glyph) || (habit && isOddlyWide(glyph, font, habit))) return true;
  return habit?.hasBroken === true && SUSPECT.test(glyph.unicode) && !NUMERIC.test(glyph.unicode);
}

/** The glyphs that a page shows of each font. */
export function glyphsByFont(
  list: OperatorList,
  codes: OperatorCodes,
  fontOf: (name: string) => PdfFont,
): Map<PdfFont, Set<PdfGlyph>> {
  const shown = new Map<PdfFont, Set<PdfGlyph>>();
  let font: PdfFont = {};
  list.fnArray.forEach((code, index) => {
    const args = list.argsArray[index] as [never];
    if (code === codes.setFont) font = fontOf(args[0]);
    if (code !== codes.showText) return;
    const glyphs = shown.get(font) ?? new Set();
    shown.set(font, glyphs);
    for (const glyph of args[0] as readonly (PdfGlyph | number)[])
      if (typeof glyph !== 'number') glyphs.add(glyph);
  });
  return shown;
}

/** Whether a page shows next to nothing but the plain alphabet and its signs: codes that mean nothing are of all kinds. */
function isPlainText(shown: readonly ReadonlySet<PdfGlyph>[]): boolean {
  const all = shown.flatMap(glyphs => [...glyphs]).filter(({ unicode }) => unicode.trim() !== '');
  const plain = all.filter(({ unicode }) => ASCII.test(unicode) || ACCENTED.test(unicode));
  return plain.length >= MOSTLY_PLAIN * all.length;
}

function habitOf(font: PdfFont, glyphs: ReadonlySet<PdfGlyph>, isPlain: boolean): Habit {
  const habit: Habit = { narrow: 0, letters: 0, wideDigits: new Set(), hasBroken: false, isLatin: false };
  for (const glyph of glyphs) {
    if (!ASCII.test(glyph.unicode)) continue;
    const width = widthOf(glyph, font);
    if (width < NARROW) {
      habit.narrow++;
      if (/[A-Za-z]/.test(glyph.unicode)) habit.letters++;
    } else if (/\d/.test(glyph.unicode)) habit.wideDigits.add(glyph.unicode);
  }
  const told = [...glyphs].filter(({ unicode }) => unicode !== NO_GLYPH);
  // one glyph stands for all characters that the font has not, several are lost
  const all = told.length + 1 < glyphs.size ? [...glyphs] : told;
  const broken = all.filter(glyph => isImpossible(glyph) || isOddlyWide(glyph, font, habit));
  habit.isLatin = isPlain && habit.letters >= LATIN_LETTERS && broken.length <= FEW_BROKEN * habit.letters;
  habit.hasBroken = broken.length > 0 && !habit.isLatin;
  return habit;
}

/** width as a share of the em */
function widthOf(glyph: PdfGlyph, font: PdfFont): number {
  return glyph.width * (font.fontMatrix?.[0] ?? 0.001);
}

function isOddlyWide(glyph: PdfGlyph, font: PdfFont, habit: Habit): boolean {
  if (!ASCII.test(glyph.unicode) || WIDE_LATIN.test(glyph.unicode)) return false;
  const width = widthOf(glyph, font);
  if (width < (/\d/.test(glyph.unicode) ? NARROW : WIDE) || width > NO_EM) return false;
  return habit.narrow > 0 || habit.wideDigits.size < FULL_WIDTH_DIGITS;
}

function isImpossible(glyph: PdfGlyph): boolean {
  return (glyph.unicode === '' || IMPOSSIBLE.test(glyph.unicode)) && !isUnseenTab(glyph);
}

/** A broken glyph that the font has no shape for is a space of some kind: nothing is seen of it. */
export function isUnseen(glyph: PdfGlyph, font: PdfFont): boolean {
  return !glyph.isInFont && !font.missingFile && !font.isType3Font;
}

function isUnseenTab(glyph: PdfGlyph): boolean {
  return /^[\t\n\r]$/.test(glyph.unicode) && !glyph.isInFont;
}

const IMPOSSIBLE =
  /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u00A1\u00A2\u00A6\u00A8-\u00AF\u00B4-\u00B6\u00B8-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u0370-\u0390\u03CA-\u1FFF\uFFFC\uFFFD]|[\p{Cf}--[\u00AD\u200B-\u200F\u2060\uFEFF]]/v;
