import type { FormSegment } from '../../forms/find-forms.ts';
import type { TextLine } from '../../model.ts';
import { type Check, soundExample, speaking } from '../check.ts';
import { segmentCells } from '../sources.ts';

export const jumbledLines: Check = {
  id: 'jumbled-lines',
  statement: { zh: '一格里的各行错落不齐', en: 'the lines of a cell begin here and there' },
  why: { zh: '它们是两列的文字', en: 'they are those of two columns' },
  note: 'ambiguous',
  examples: [soundExample('aligned')],
  observe: ({ form, segments }) => (segments.some(hasJumble) ? speaking(form, /^/) : []),
};

/** lines from which on a cell shows whether they stand below each other; ems that they may be apart */
const LEAST_LINES = 4;
const ASTRAY = 1.5;

/** A cell with lines that begin here and there, and are not centred either, on one of its pages. */
function hasJumble(segment: FormSegment): boolean {
  return segmentCells(segment).some(({ lines }) =>
    [...Map.groupBy(lines, ({ page }) => page).values()].some(areJumbled),
  );
}

function areJumbled(lines: readonly TextLine[]): boolean {
  if (lines.length < LEAST_LINES) return false;
  const boxes = lines.slice(1, -1).map(({ bbox }) => bbox);
  const em = Math.max(...boxes.map(box => box[3] - box[1]));
  const spread = (places: readonly number[]) => Math.max(...places) - Math.min(...places);
  const apart = Math.min(spread(boxes.map(box => box[0])), spread(boxes.map(box => (box[0] + box[2]) / 2)));
  return apart > ASTRAY * em;
}
