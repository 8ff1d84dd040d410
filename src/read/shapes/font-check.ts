import { UNREADABLE } from '../../values/text.ts';
import type { PdfFont, PdfGlyph } from '../canvas.ts';
import type { GlyphShape } from './bitmap.ts';
import type { GlyphLook, Looks } from './glyph-looks.ts';

/**
 * From which distance on nothing is said of a shape, and how much farther any other sign must be. Measured on the fonts
 * of 230 prints: right digits of unseen fonts are within 0.11, what is none of the signs is beyond 0.15.
 */
const LIKE = 0.12;
const MARGIN = 0.05;
/** Ems: dots and commas are no larger and no higher than this; dots stand on the baseline, commas reach below it. */
const DOT = 0.22;
const HIGH = 0.35;
const ON_BASELINE = 0.05;
const TAIL = 0.06;
/** Shares: how much width and height of a dot differ, and how much longer a comma is than wide. */
const ROUND = 0.25;
const LONG = 1.4;

/** Ems: marks and dashes are no larger both ways. */
const SMALL = 0.55;
const MARKS = /^[“”‘’"'`´¨¯ˆˇ˘˙˚˛˜˝°·•,.…–—_~-]$/u;

/** What is no text of its own: nothing, zero-width and combining characters. */
const UNSEEN = /^[\p{Cf}\p{M}\p{Cc}\s]*$/u;
/** How the signs of comparison may be written. */
const COMPARISONS: { readonly [sign: string]: RegExp } = { '≥': /[≥≧⩾⋝>＞]/u, '≤': /[≤≦⩽⋜<＜]/u };
/** Letters that look like a digit in a font that has no such digit. */
const TWINS: { readonly [letter: string]: string } = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
};
/** Signs that no font draws like a digit. */
const UNLIKE_DIGITS = /^[="#$&*+:;<>?@^{}~]$/;
/** Ems: digits of a font are of one width. */
const SAME_WIDTH = 0.01;

/** Signs as they are drawn, of glyphs whose code says another one; UNREADABLE where a thing is seen that says nothing. */
type DrawnSigns = ReadonlyMap<PdfGlyph, string>;

/** Compares what the glyphs of a font say with what they look like, where the font prints numbers or has hidden ones. */
export function drawnOtherwise(font: PdfFont, glyphs: ReadonlySet<PdfGlyph>, looks: Looks): DrawnSigns {
  const drawn = new Map<PdfGlyph, string>();
  const own = [...glyphs].filter(
    ({ unicode }) => !/[\p{Script=Han}\u3000-\u303f\uff00-\uff0b\uff0d\uff10-\uffef]/u.test(unicode),
  );
  if (own.length === 0) return drawn;
  const views = own.map(glyph => ({ glyph, look: looks.of(glyph, font) }));
  const digits = views.filter(({ glyph }) => /^[0-9]$/.test(glyph.unicode));
  const letters = views.filter(({ glyph }) => /^[A-Za-z]$/.test(glyph.unicode));
  const areNumbers =
    digits.length === 0 &&
    letters.length >= FEW &&
    letters.filter(({ look }) => signOf(look) !== null).length >= MOSTLY * letters.length;
  // a font that has both tells them apart by itself
  const isSoleMark = digits.length > 0 && !own.some(({ unicode }) => unicode === '.');
  const isLying = digits.some(({ glyph, look }) => isLie(glyph, look));
  for (const { glyph, look } of views) {
    const isNumeric = areNumbers || (isLying && !/^[A-Za-z]$/.test(glyph.unicode));
    const sign = isNumeric ? numeric(glyph.unicode, look) : signFor(glyph, look, { digits, isSoleMark });
    if (sign !== null && sign !== glyph.unicode) drawn.set(glyph, sign);
  }
  return drawn;
}

/** A font of so many letters and more that are mostly drawn as digits prints numbers. */
const FEW = 3;
const MOSTLY = 0.6;

function isLie({ unicode }: PdfGlyph, look: GlyphLook): boolean {
  const sign = signOf(look);
  return sign !== null && /[0-9]/.test(sign) && sign !== unicode;
}

type View = { readonly glyph: PdfGlyph; readonly look: GlyphLook };

type Beside = { readonly digits: readonly View[]; readonly isSoleMark: boolean };

/** What a glyph of a usual font is; null where nothing speaks against its code. */
function signFor(
  { unicode, width }: PdfGlyph,
  look: GlyphLook,
  { digits, isSoleMark }: Beside,
): string | null {
  const sign = signOf(look);
  if (UNSEEN.test(unicode)) {
    if (look === null || look === 'blank') return null;
    // a font draws a box for a space that it has not
    return sign ?? dotOf(look.shape) ?? (/\s|\p{Cc}/u.test(unicode) ? null : UNREADABLE);
  }
  if (/^[0-9]$/.test(unicode)) return sign !== null && /[0-9]/.test(sign) ? sign : null;
  if (UNLIKE_DIGITS.test(unicode) && sign !== null && /[0-9]/.test(sign)) return sign;
  if (MARKS.test(unicode) && isLarge(look)) return UNREADABLE;
  if (sign !== null && COMPARISONS[sign])
    return COMPARISONS[sign].test(unicode) && !/[<>＜＞]/.test(unicode) ? null : sign;
  if (unicode === ',' && isSoleMark && look && look !== 'blank') return dotOf(look.shape);
  const twin = TWINS[unicode];
  const isMissing =
    twin !== undefined && twin === sign && !digits.some(({ glyph }) => glyph.unicode === twin);
  const isAsWide = digits.filter(({ glyph }) => Math.abs(glyph.width - width) < SAME_WIDTH * 1000).length > 1;
  return isMissing && isAsWide ? twin : null;
}

/** What a glyph is in a font whose letters are drawn as digits, or whose digits as others. */
function numeric(unicode: string, look: GlyphLook): string | null {
  if (look === null || look === 'blank') return null;
  return (
    signOf(look) ??
    dotOf(look.shape) ??
    (/^[%()+\-/]?$/.test(unicode) || !/^[!-~]$/.test(unicode) ? null : UNREADABLE)
  );
}

/** Whether a glyph is far larger than any mark: a Chinese character whose code is lost. */
function isLarge(look: GlyphLook): boolean {
  if (look === null || look === 'blank') return false;
  const { x0, y0, x1, y1 } = look.shape.box;
  return Math.min(x1 - x0, y1 - y0) > SMALL;
}

function signOf(look: GlyphLook): string | null {
  if (look === null || look === 'blank') return null;
  const { sign, distance, margin } = look.likeness;
  return distance <= LIKE && margin >= MARGIN ? sign : null;
}

/** A dot on the baseline, as wide as high; or a comma, which is narrower and hangs below it; null where it may be either. */
function dotOf({ box: { x0, y0, x1, y1 } }: GlyphShape): string | null {
  const [width, height] = [x1 - x0, y1 - y0];
  if (y1 > HIGH || y0 > ON_BASELINE || width > DOT) return null;
  const isRound = Math.abs(width - height) < ROUND * Math.max(width, height);
  if (isRound && height < DOT && y0 > -ON_BASELINE) return '.';
  return height > LONG * width && y0 < -TAIL ? ',' : null;
}
