import type { Archive } from '../archive/archive.ts';
import type { ListedDocument, ListPage } from '../archive/lists.ts';
import { leftOf } from './document-view.ts';
import type { Onlooker } from './sample/blind-view.ts';

/** Of what a draw took: how many items, and how many of them the reviewer has not answered yet. */
type DrawProgress = { readonly asked: number; readonly left: number };

/** A page of a list; in a draw with what is left of each document, and of all of it. */
export type Listed = {
  readonly total: number;
  readonly rows: readonly (ListedDocument & { readonly drawn?: DrawProgress })[];
  readonly drawn?: DrawProgress & { readonly number: number };
};

/**
 * The page of a list over what a draw took: open is a document there while something of it is not answered. Blind, it shows
 * nothing that may come from a correction.
 */
export async function listDrawn(archive: Archive, page: ListPage, onlooker: Onlooker): Promise<Listed> {
  const { state, ...facets } = page.filter;
  const { search, kind, template } = facets;
  const filter = onlooker.isBlind ? { search, kind, template } : facets;
  const order = onlooker.isBlind ? 'name' : page.order;
  const drawn = await progressOf(archive, onlooker);
  const isWanted = ({ left }: DrawProgress) => (state === 'open') === left > 0;
  const narrowed =
    state === undefined
      ? { sample: onlooker.sample.number }
      : { sha256s: [...drawn].flatMap(([sha256, progress]) => (isWanted(progress) ? [sha256] : [])) };
  const { total, rows } = await archive.list({ ...page, order, filter: { ...filter, ...narrowed } });
  return {
    total,
    rows: rows.map(row => ({ ...(onlooker.isBlind ? bare(row) : row), drawn: drawn.get(row.sha256)! })),
    drawn: {
      number: onlooker.sample.number,
      asked: onlooker.sample.items.length,
      left: [...drawn.values()].reduce((sum, { left }) => sum + left, 0),
    },
  };
}

/** Without what corrections change. */
function bare(row: ListedDocument): ListedDocument {
  const none = { title: null, project: null, department: null, year: null };
  return { ...row, ...none, state: 'clear', open: 0, lowest: 100, errors: 0, warnings: 0 };
}

/** The progress on each document of a draw, by its content. */
async function progressOf(archive: Archive, onlooker: Onlooker): Promise<ReadonlyMap<string, DrawProgress>> {
  const { number, items } = onlooker.sample;
  const entries = Map.groupBy(await archive.correctionsOfDrawn(number), ({ sha256 }) => sha256);
  return new Map(
    [...Map.groupBy(items, ({ sha256 }) => sha256)].map(([sha256, own]) => {
      const left = leftOf(own, entries.get(sha256) ?? [], onlooker).length;
      return [sha256, { asked: own.length, left }];
    }),
  );
}
