/**
 * What the reader of signs knows, one class each; print that looks the same (`＝` and `=`, `％` and `%`) is one class. The
 * order is that of the weights.
 */
export const SIGNS = [...'0123456789.,%‰≥≤><=—-()一二〇oOl+/:;。、·~×≧≦'] as const;

/** Two more classes: what is no print at all, and print that is no sign (ideographs, parts of glyphs, several at once). */
export const DIRT = SIGNS.length;
export const OTHER = SIGNS.length + 1;
export const CLASSES = SIGNS.length + 2;

/** Signs that are written in several ways, as one. */
export function asSign(text: string): string {
  const plain = text.normalize('NFKC');
  return TWINS[plain] ?? plain;
}

const TWINS: { readonly [text: string]: string } = {
  '⩾': '≥',
  '⩽': '≤',
  '–': '-',
  '―': '—',
  '─': '—',
  '•': '·',
  '・': '·',
  '∶': ':',
  '○': '〇',
  丨: 'l',
  '|': 'l',
  I: 'l',
};

const CLASS_OF = new Map<string, number>(SIGNS.map((sign, at) => [sign, at]));

/** The class of a glyph, `OTHER` for what is no sign. */
export function classOf(text: string): number {
  return CLASS_OF.get(asSign(text)) ?? OTHER;
}

/** Signs of one shape, which what stands around them tells apart, or no more than a second bar that means nothing else. */
export const SHAPES = ['—-一', '0oO〇', '1l', '≥≧', '≤≦'] as const;

/** The classes that look like a class, itself among them. */
export const ALIKE: readonly (readonly number[])[] = SIGNS.map((sign, at) => {
  const shape = SHAPES.find(own => own.includes(sign));
  return shape ? [...shape].map(own => CLASS_OF.get(own)!) : [at];
});
