import type { FoundForm } from '../../../forms/find-forms.ts';
import { isFirstLabel, isGroupLabel } from '../../../forms/labels.ts';
import type { Grid } from '../../../model.ts';
import { compared } from '../../../values/text.ts';
import { OPEN_FORM, type PageCheck, WHOLE_FORM } from '../page-check.ts';
import { isNext, onPages, unassignedGrids } from '../unassigned-grids.ts';

const REST = '合格率 | ≥95% | 50 | 50\n面积 | ≥95% | 50 | 50';

export const partOfForm: PageCheck = {
  id: 'part-of-form',
  reason: 'table-unexplained',
  statement: {
    zh: '像邻近自评表缺少的开头或后续，却没有归入',
    en: 'a drawn table is like the beginning or the rest that a form near it lacks',
  },
  why: { zh: '那些行可能属于那张表', en: 'its rows may be rows of that form' },
  examples: [
    {
      title: { zh: '没有总分的表的后续', en: 'the rest of a form without a total' },
      pages: [OPEN_FORM, REST],
      finds: [2],
    },
    { title: { zh: '隔了一页', en: 'a page further on' }, pages: [OPEN_FORM, '', REST], finds: [] },
    {
      title: { zh: '有总分的表', en: 'a form with its total' },
      pages: [WHOLE_FORM, `附表\n\n${REST}`],
      finds: [],
    },
    {
      title: { zh: '指标在表之前的一页', en: 'rows on the page before the form' },
      pages: ['质量指标 | 合格率 | ≥95% | 50\n时效指标 | 完工 | 年底前 | 5', OPEN_FORM],
      finds: [1],
    },
  ],
  find(seen) {
    const isMissed = (grid: Grid) => seen.found.some(form => isPartOf(grid, form));
    return onPages(unassignedGrids(seen, 'drawn').filter(isMissed));
  },
};

/** A form that weighs its rows and has no total goes on; one without a head has begun before. */
function isPartOf(grid: Grid, { segments }: FoundForm): boolean {
  const [first, last] = [segments[0]!, segments.at(-1)!];
  const blocks = segments.flatMap(segment => segment.blocks);
  const isWeighed = blocks.some(
    block => block.kind === 'indicators' && block.columns.some(({ role }) => role === 'maxScore'),
  );
  const goesOn = isWeighed && !blocks.some(({ kind }) => kind === 'total');
  const hasBegun = !blocks.some(({ kind }) => kind === 'pairs');
  const end = last.formGrid.grid.regions.at(-1)!;
  const start = first.formGrid.grid.regions[0]!;
  const goesOnIn =
    isNext(end, grid.regions[0]!) ||
    (isRest(grid) && segments.some(({ formGrid }) => isNear(formGrid.grid, grid)));
  return (goesOn && goesOnIn) || (hasBegun && isNext(grid.regions.at(-1)!, start));
}

const FEWEST_GROUPS = 2;

/** Rows of a form without its head: pages may lie in another order, or larger. */
function isRest({ cells }: Grid): boolean {
  const groups = cells.map(({ text }) => compared(text)).filter(isGroupLabel);
  return new Set(groups).size >= FEWEST_GROUPS && !cells.some(({ text }) => isFirstLabel(text));
}

function isNear(one: Grid, other: Grid): boolean {
  return one.regions.some(({ page }) => other.regions.some(near => Math.abs(page - near.page) === 1));
}
