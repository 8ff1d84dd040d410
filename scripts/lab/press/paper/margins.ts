import type { Look } from '../look.ts';

/** A line in the margin of a page. */
export type MarginLine = {
  readonly text: string;
  readonly at: 'head' | 'foot';
  readonly align: 'left' | 'center';
  readonly size: number;
};

/** The lines in the margins of a page; `index` counts from 0. */
export function marginLines({ foot, runningHead, paging }: Look, index: number, pages: number): MarginLine[] {
  const number = { '': '', dash: `- ${index + 1} -`, words: `第 ${index + 1} 页 共 ${pages} 页` }[foot];
  const turn = (lines: readonly string[]) => lines[index % Math.max(1, lines.length)] ?? '';
  const lines: MarginLine[] = [
    { text: number, at: 'foot', align: 'center', size: 9 },
    { text: runningHead, at: 'head', align: 'center', size: 8 },
    { text: turn(paging.heads), at: 'head', align: 'left', size: 8 },
    { text: turn(paging.feet), at: 'foot', align: 'left', size: 8 },
  ];
  return lines.filter(({ text }) => text !== '');
}

/** Points from the edge of the paper to the foot of such a line. */
export const heightOf = ({ at, align }: MarginLine, margin: number): number =>
  margin / (at === 'foot' && align === 'left' ? 3 : 2);
