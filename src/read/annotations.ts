import type { GlyphRun } from '../model.ts';
import { applyToBox, type Matrix } from './matrix.ts';

/** What pdf.js tells of an annotation, as far as it is read here. */
type Annotation = {
  readonly annotationType?: number;
  readonly annotationFlags?: number;
  readonly hasAppearance?: boolean;
  readonly rect?: readonly number[];
  readonly contentsObj?: { readonly str?: string };
  readonly defaultAppearanceData?: { readonly fontSize?: number };
};

const FREE_TEXT = 3;
/** bits of an annotation's flags: hidden, and not to be viewed */
const UNSEEN = 0b10_0010;
/** points, where the annotation does not say how large its text is */
const USUAL_SIZE = 10;
/** points between the frame of an annotation and its text */
const INSET = 2;

/**
 * Text that was typed onto a page and has no drawing of its own: every viewer sets it into its box, from the top, and a person
 * reads it there.
 */
export function typedOnto(annotations: readonly Annotation[], viewport: Matrix): GlyphRun[] {
  return annotations.flatMap(annotation => {
    const { annotationType, annotationFlags = 0, hasAppearance, rect, contentsObj } = annotation;
    if (annotationType !== FREE_TEXT || hasAppearance || annotationFlags & UNSEEN || !rect) return [];
    const [x0, y0] = applyToBox(viewport, rect);
    const size = annotation.defaultAppearanceData?.fontSize || USUAL_SIZE;
    const lines = (contentsObj?.str ?? '').split(/\r\n?|\n/);
    return lines.flatMap((text, line) =>
      text.trim() === '' ? [] : [runAt(text, [x0, y0 + line * size], size)],
    );
  });
}

function runAt(text: string, [x, y]: readonly [number, number], size: number): GlyphRun {
  const edges = [x + INSET];
  for (const character of text) edges.push(edges.at(-1)! + size * (/[\0-\u00ff]/.test(character) ? 0.5 : 1));
  return {
    text,
    bbox: [edges[0]!, y + INSET, edges.at(-1)!, y + INSET + size],
    edges,
    direction: 'right',
    size,
  };
}
