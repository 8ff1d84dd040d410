import type { Look, Paging } from '../look.ts';
import { show, widthOf } from './pdf.ts';

type Size = { readonly width: number; readonly height: number };
type Sheet = Size & { readonly content: string };

/** Pages as they lie on their sheets: even ones aside or smaller, a blank one between, two beside each other. */
export function imposed(
  pages: readonly string[],
  { width, height, paging }: Size & { paging: Paging },
): Sheet[] {
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
  const { foot, runningHead, paging } = look;
  const number = { '': '', dash: `- ${index + 1} -`, words: `第 ${index + 1} 页 共 ${pages.length} 页` }[
    foot
  ];
  const middle = (text: string, size: number) => (width - widthOf(text) * size) / 2;
  const turn = (lines: readonly string[]) => lines[index % Math.max(1, lines.length)] ?? '';
  const [head, below] = [turn(paging.heads), turn(paging.feet)];
  return [
    ...(number ? [show(number, { x: middle(number, 9), y: margin / 2, size: 9 })] : []),
    ...(runningHead
      ? [show(runningHead, { x: middle(runningHead, 8), y: height - margin / 2, size: 8 })]
      : []),
    ...(head ? [show(head, { x: margin, y: height - margin / 2, size: 8 })] : []),
    ...(below ? [show(below, { x: margin, y: margin / 3, size: 8 })] : []),
  ];
}
