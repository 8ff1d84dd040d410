import type { Page, Separator } from '../model.ts';
import { drawPage } from './page-drawing.ts';

/** Characters of a bar for a separator of full weight. */
const BAR = 10;

const NAMES = {
  ruling: '画线 drawn',
  'white-space': '空白 white space',
  rows: '行距 rows of text',
  headings: '表头 column headings',
} as const;

/**
 * A page's separators as lines, `columns` wide, with its text; below it those that nobody drew, each with what shows it and
 * how much that weighs.
 */
export function drawSeparators(page: Page, separators: readonly Separator[], columns: number): string {
  const rulings = separators.map(one => ({ ...one, thickness: 0 }));
  const concluded = merged(separators.filter(({ kind }) => kind !== 'ruling'));
  return [drawPage({ ...page, rulings }, columns), ...concluded.map(told)].join('\n');
}

/** Pieces of one line that weigh the same, as one. */
function merged(separators: readonly Separator[]): Separator[] {
  const keyOf = ({ axis, at, kind, weight }: Separator) => `${axis} ${at} ${kind} ${weight}`;
  return [...Map.groupBy(separators, keyOf).values()].map(pieces => ({
    ...pieces[0]!,
    from: Math.min(...pieces.map(({ from }) => from)),
    to: Math.max(...pieces.map(({ to }) => to)),
  }));
}

function told({ axis, at, from, to, kind, weight }: Separator): string {
  const place = axis === 'vertical' ? ['│ x', 'y'] : ['─ y', 'x'];
  const bar = '+'.repeat(Math.round(BAR * weight));
  return `  ${place[0]} ${at.toFixed(1).padStart(6)}, ${place[1]} ${from.toFixed(1)}–${to.toFixed(1)}  ${weight.toFixed(2)} ${bar.padEnd(BAR)}  ${NAMES[kind]}`;
}
