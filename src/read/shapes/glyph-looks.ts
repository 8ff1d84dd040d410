import type { OperatorCodes, PdfFont, PdfGlyph } from '../canvas.ts';
import { type GlyphShape, shapeOf } from './bitmap.ts';
import { type Likeness, likenessOf } from './compare.ts';
import { drawnOutline } from './drawn-glyph.ts';
import { type FontFile, openFont } from './font-file.ts';

/** What is seen of a glyph; `blank` leaves no ink. */
export type GlyphLook = { readonly shape: GlyphShape; readonly likeness: Likeness } | 'blank' | null;

type Known = { readonly file: FontFile | null; readonly looks: Map<string, GlyphLook> };

/** Looks of the glyphs of a document's fonts, each looked at once. Null: what it looks like is not known. */
export class Looks {
  readonly #fonts = new WeakMap<PdfFont, Known>();
  readonly #codes: OperatorCodes;
  readonly #bytesOf: (font: PdfFont) => Uint8Array | undefined;

  constructor(codes: OperatorCodes, bytesOf: (font: PdfFont) => Uint8Array | undefined) {
    this.#codes = codes;
    this.#bytesOf = bytesOf;
  }

  of(glyph: PdfGlyph, font: PdfFont): GlyphLook {
    const known = this.#known(font);
    const key = glyph.operatorListId ?? glyph.fontChar;
    let look = known.looks.get(key);
    if (look === undefined) {
      look = this.#lookAt(glyph, font, known.file);
      known.looks.set(key, look);
    }
    return look;
  }

  #known(font: PdfFont): Known {
    let known = this.#fonts.get(font);
    if (!known) {
      const bytes = font.isType3Font ? undefined : this.#bytesOf(font);
      known = { file: bytes ? openFont(bytes) : null, looks: new Map() };
      this.#fonts.set(font, known);
    }
    return known;
  }

  #lookAt(glyph: PdfGlyph, font: PdfFont, file: FontFile | null): GlyphLook {
    const list = font.charProcOperatorList?.get(glyph.operatorListId ?? '');
    const outline = list
      ? drawnOutline(list, this.#codes)
      : // of a glyph that the font has not, the code is no place in the font: another glyph may stand there
        glyph.isInFont && file?.outline(glyph.fontChar.codePointAt(0) ?? -1);
    if (!outline) return null;
    const units = list ? 1 / (font.fontMatrix?.[0] || 0.001) : file!.unitsPerEm;
    const shape = shapeOf(outline, units);
    return shape ? { shape, likeness: likenessOf(shape) } : outline.length === 0 ? 'blank' : null;
  }
}
