import type { AccountItem, BBox, Path } from '../../model.ts';
import { type Check, type Observation, type Subject, soundExample } from '../check.ts';

export const cutByPageBreak: Check = {
  id: 'cut-by-page-break',
  statement: {
    zh: '下一页页首有未归位的文字，正在此值下方',
    en: 'a text without a place at the head of the next page, right below this value',
  },
  why: { zh: '分页可能切断了此值的文字', en: 'the page break may have cut the text of this value in two' },
  note: 'truncated',
  examples: [soundExample()],
  observe: subject => subject.unexplained.flatMap(item => cutBy(item, subject)),
};

type Placed = { readonly path: Path; readonly page: number; readonly bbox: BBox; readonly isBlank: boolean };

/** Heights of the text by which lines of one cell differ, at their beginnings or in their middles. */
const OFF = 0.3;

/** The last value on the page before in the column that an unexplained text begins its page in. */
function cutBy({ kind, page, bbox }: AccountItem, { form }: Subject): Observation[] {
  if (kind !== 'text' || !form.pages.includes(page) || !form.pages.includes(page - 1)) return [];
  const column: Placed[] = Object.entries(form.facts).flatMap(([path, { regions = [], text }]) =>
    regions
      .filter(region => region.bbox[0] < bbox[2] && region.bbox[2] > bbox[0])
      .map(region => ({ path, page: region.page, bbox: region.bbox, isBlank: text === null })),
  );
  if (column.some(value => value.page === page && value.bbox[1] < bbox[1])) return [];
  const before = column.filter(value => value.page === page - 1);
  const bottom = Math.max(...before.map(value => value.bbox[3]));
  const last = before.filter(value => value.bbox[3] === bottom);
  const paths = last.filter(value => !value.isBlank && isUnder(value.bbox, bbox)).map(({ path }) => path);
  return paths.length > 0 ? [{ paths }] : [];
}

/** Whether a text keeps to the side of the one above it, or stands in the middle as it does. */
function isUnder([left, , right]: BBox, [x0, y0, x1, y1]: BBox): boolean {
  const off = Math.min(Math.abs(left - x0), Math.abs(left + right - x0 - x1) / 2);
  return off < OFF * (y1 - y0);
}
