import type { Segment } from '../../forms/recognise.ts';
import { type Check, soundExample, speaking } from '../check.ts';
import { isPictured } from '../segments.ts';

export const narrowerPage: Check = {
  id: 'narrower-page',
  statement: { zh: '同一张表在一页上比另一页窄', en: 'a form is narrower on one page than on another' },
  why: { zh: '窄的一页旁边漏看了一列', en: 'a column at the side of that page was not seen' },
  note: 'ambiguous',
  examples: [soundExample('picture')],
  observe: ({ form, segments }) =>
    segments.filter(isPictured).every(isOfOneWidth) ? [] : speaking(form, /^/),
};

/** points: a page that lacks a column at its side is narrower than the others by more */
const NARROWER = 12;

function isOfOneWidth({ sheet: { grid } }: Segment): boolean {
  const widths = grid.regions.map(({ bbox }) => bbox[2] - bbox[0]);
  return Math.max(...widths) - Math.min(...widths) <= NARROWER;
}
