import type { AccountItem, Path } from '../../model.ts';
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

type Placed = { readonly path: Path; readonly top: number; readonly bottom: number; readonly page: number };

/** The last value on the page before in the column that an unexplained text begins its page in. */
function cutBy({ kind, page, bbox }: AccountItem, { form }: Subject): Observation[] {
  if (kind !== 'text' || !form.pages.includes(page) || !form.pages.includes(page - 1)) return [];
  const [left, top, right] = bbox;
  const column: Placed[] = Object.entries(form.facts).flatMap(([path, { regions = [] }]) =>
    regions
      .filter(region => region.bbox[0] < right && region.bbox[2] > left)
      .map(region => ({ path, top: region.bbox[1], bottom: region.bbox[3], page: region.page })),
  );
  if (column.some(value => value.page === page && value.top < top)) return [];
  const before = column.filter(value => value.page === page - 1);
  const bottom = Math.max(...before.map(value => value.bottom));
  const paths = before.filter(value => value.bottom === bottom).map(({ path }) => path);
  return paths.length > 0 ? [{ paths }] : [];
}
