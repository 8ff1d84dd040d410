import type { BBox, Document, Form, Path, Region } from '../../model.ts';
import { fieldName } from '../../show/field-names.ts';
import { doubtfulLists, leavesOf } from '../../values/leaves.ts';
import { noteName } from '../../values/notes.ts';
import { said, say } from './language.ts';

/** A list of a form that may lack rows, or hold others. */
type DoubtedList = { readonly path: Path; readonly name: string; readonly words: string };

/** What a form says of its lists, in words; what is missing in them has no place of its own. */
export function doubtedLists(form: Form): DoubtedList[] {
  return doubtfulLists(form).map(([path, { notes }]) => ({
    path,
    name: said(fieldName(path)),
    words: notes.map(note => said(noteName(note))).join(say('、', ', ')),
  }));
}

/** Where the rows of doubted lists stand, page by page, and what is said of them. */
export function placesOfLists({ forms }: Document): { readonly region: Region; readonly title: string }[] {
  return forms.flatMap(form =>
    doubtedLists(form).flatMap(({ path, name, words }) =>
      around(form, path).map(region => ({ region, title: `${name}: ${words}` })),
    ),
  );
}

function around(form: Form, list: Path): Region[] {
  const rows = leavesOf(form).filter(([path]) => path.startsWith(`${list}/`));
  const regions = rows.flatMap(([, { regions = [] }]) => regions);
  const pages = Map.groupBy(regions, ({ page }) => page);
  return [...pages].map(([page, own]) => ({ page, bbox: union(own.map(({ bbox }) => bbox)) }));
}

function union(boxes: readonly BBox[]): BBox {
  return boxes.reduce(([x0, y0, x1, y1], [a, b, c, d]) => [
    ...([Math.min(x0, a), Math.min(y0, b), Math.max(x1, c), Math.max(y1, d)] as const),
  ]);
}
