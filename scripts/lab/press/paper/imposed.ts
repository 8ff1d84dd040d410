import type { Look, Paging } from '../look.ts';
import { heightOf, marginLines } from './margins.ts';
import { show, widthOf } from './pdf.ts';

export type Size = { readonly width: number; readonly height: number };
/** Instructions that draw a page. */
export type DrawnPage = Size & { readonly content: string };

/** Pages as they lie on their sheets: even ones aside or smaller, a blank one between, two beside each other. */
export function imposed(
  pages: readonly string[],
  { width, height, paging }: Size & { paging: Paging },
): DrawnPage[] {
  const { aside, scale, blank, swapped, up } = paging;
  const laid = pages.map((content, i) =>
    i % 2 === 1 && (aside !== 0 || scale !== 1)
      ? moved(content, [aside, height * (1 - scale)], scale)
      : content,
  );
  if (blank && laid.length > 1) laid.splice(1, 0, '');
  if (swapped && laid.length > 1) laid.splice(0, 2, laid[1] ?? '', laid[0] ?? '');
  if (up === 1) return laid.map(content => ({ width, height, content }));
  return Array.from({ length: Math.ceil(laid.length / 2) }, (_, i) => {
    const content = [laid[2 * i] ?? '', moved(laid[2 * i + 1] ?? '', [width, 0], 1)].join('\n');
    return { width: 2 * width, height, content };
  });
}

function moved(content: string, [x, y]: readonly [number, number], scale: number): string {
  return `q ${scale} 0 0 ${scale} ${x.toFixed(2)} ${y.toFixed(2)} cm\n${content}\nQ`;
}

type Margins = Size & { readonly margin: number; readonly pages: readonly unknown[] };

/** The lines in the margins of a page. */
export function furniture({ width, height, margin, pages }: Margins, look: Look, index: number): string[] {
  return marginLines(look, index, pages.length).map(line => {
    const { text, at, align, size } = line;
    const x = align === 'center' ? (width - widthOf(text) * size) / 2 : margin;
    const up = heightOf(line, margin);
    return show(text, { x, y: at === 'head' ? height - up : up, size });
  });
}
