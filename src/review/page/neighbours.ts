import { list } from './api.ts';
import { amongDifferences } from './differences.ts';
import { many, say } from './language.ts';
import { type Neighbours, withPage } from './list.ts';
import { PAGE } from './list-rows.ts';
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
  const go = (to: number, said?: Promise<unknown>) => {
    const next = new URLSearchParams(own);
    next.set('at', String(to));
    const known = rows[to - page];
    if (known) location.hash = `#/document/${known}?${next}`;
    else if (to < 0) back();
    else
      void rowsFrom(own, Math.floor(to / PAGE) * PAGE).then(more => {
        const found = more[to % PAGE];
        if (found) location.hash = `#/document/${found}?${next}`;
        else void Promise.resolve(said).then(() => tellEnd(own));
      });
  };
  return {
    place: String(at + 1),
    next: said => go(at + 1, said),
    previous: () => go(at - 1),
    back,
    upcoming: () => rows[at + 1 - page] ?? null,
  };
}

/** Whoever comes to the end of a list is told what waits in it still. */
async function tellEnd(query: URLSearchParams): Promise<void> {
  const waiting = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ state: 'open', limit: '1', offset: '0' }))
    waiting.set(name, value);
  const { total } = await list(waiting);
  if (total === 0)
    notify(say('这是最后一份，已无待核项', 'This is the last document, and nothing is left to review'));
  else
    notify(
      say(
        `列表到此为止，仍有 ${total} 份待核`,
        `The list ends here, still to review: ${many(total, 'document')}`,
      ),
    );
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
