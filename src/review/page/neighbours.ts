import { list } from './api.ts';
import { amongDifferences } from './differences.ts';
import { say } from './language.ts';
import { type Neighbours, PAGE, withPage } from './list.ts';
import { notify } from './notice.ts';

let listed: { readonly key: string; readonly rows: Promise<readonly string[]> } | null = null;

/** The documents before and behind the one at a place of a list; the list is kept as it was when it was opened. */
export async function neighboursOf(query: URLSearchParams): Promise<Neighbours> {
  if (query.get('list') === 'differences') return await amongDifferences(query);
  const at = Number(query.get('at') ?? -1);
  const own = new URLSearchParams(query);
  for (const name of ['at', 'value']) own.delete(name);
  const back = () => {
    location.hash = `#/list?${own}`;
  };
  if (at < 0) return { place: '', next: back, previous: back, back, upcoming: () => null };
  const page = Math.floor(at / PAGE) * PAGE;
  const rows = await rowsFrom(own, page);
  const go = (to: number) => {
    const next = new URLSearchParams(own);
    next.set('at', String(to));
    const known = rows[to - page];
    if (known) location.hash = `#/document/${known}?${next}`;
    else if (to < 0) back();
    else
      void rowsFrom(own, Math.floor(to / PAGE) * PAGE).then(more => {
        const found = more[to % PAGE];
        if (found) location.hash = `#/document/${found}?${next}`;
        else notify(say('这是最后一份', 'This is the last document'));
      });
  };
  return {
    place: String(at + 1),
    next: () => go(at + 1),
    previous: () => go(at - 1),
    back,
    upcoming: () => rows[at + 1 - page] ?? null,
  };
}

async function rowsFrom(query: URLSearchParams, offset: number): Promise<readonly string[]> {
  const wanted = new URLSearchParams(query);
  wanted.set('offset', String(offset));
  const key = wanted.toString();
  if (listed?.key !== key) {
    const asked = list(withPage(wanted));
    const rows = asked.then(found => found.rows.map(({ sha256 }) => sha256));
    listed = { key, rows };
  }
  return await listed!.rows;
}
