import type { Overview } from '../../archive/overview.ts';
import type { Listed } from '../progress.ts';
import { list, queues } from './api.ts';
import { fill, h } from './dom.ts';
import { basicFields, type FilterContext, facetFields, goToQueue, queueFields } from './filters.ts';
import { listen } from './keys.ts';
import { PAGE, rowsOf } from './list-rows.ts';
import { pickingOf } from './picking.ts';
import { searchField } from './search.ts';
import { startButton, welcome } from './welcome.ts';

/** Ways on from a document, as the list goes that it was opened from. */
export type Neighbours = {
  readonly place: string;
  /** `said`: what was said just now is on its way until then */
  readonly next: (said?: Promise<unknown>) => void;
  readonly previous: () => void;
  readonly back: () => void;
  /** the next document, to have it at hand */
  readonly upcoming: () => string | null;
  /** address of the next document of which something is left in a draw; null where nothing is, which is said */
  readonly onward?: () => Promise<string | null>;
  /** where two reviewers differ: what the second one says of values */
  readonly seconds?: readonly { readonly sha256: string; readonly path: string; readonly words: string }[];
};

/** Who looks at a list, and what is known for narrowing it. */
export type ListViewpoint = {
  /** null for a second pair of eyes */
  readonly facets: (() => Promise<Overview>) | null;
  /** who gives documents to reviewers here, and has a queue; null where a draw is worked through, or blind */
  readonly reviewer: string | null;
  readonly signal: AbortSignal;
};

/** The list of documents, narrowed by `facets` where there are any: filters above, rows below, in pages that the database makes. */
export async function listPage(
  main: HTMLElement,
  query: URLSearchParams,
  { facets, reviewer, signal }: ListViewpoint,
): Promise<void> {
  const found = await list(withPage(query));
  if (signal.aborted) return;
  const table = h('div', { class: 'rows' });
  const [start, chips, queue, choices] = [part(), part(), part(), part()];
  let known: FilterContext | null = null;
  const again = async () => {
    await learn();
    show(await list(withPage(query)));
  };
  const picking = reviewer === null ? null : pickingOf(query, again);
  const show = (now: Listed) => {
    fill(table, rowsOf(now, query, picking));
    picking?.begin(now.total);
    fill(start, startButton(now, query));
    fill(chips, basicFields(query, now.drawn !== undefined, known));
  };
  const search = searchField(query, signal, async () => {
    const narrowed = await list(withPage(query));
    return () => show(narrowed);
  });
  const attributes = { class: 'filters', role: 'search', onsubmit: (event: Event) => event.preventDefault() };
  const filters = h('form', attributes, start, chips, queue, search, choices);
  fill(main, h('div', { class: 'list' }, welcome(), filters, picking?.bar, table));
  show(found);
  if (facets !== null) fill(choices, facetFields(query, null));
  listen(
    {
      s: () => start.querySelector('a')?.click(),
      '/': () => search.focus(),
      ...(reviewer !== null && { q: () => goToQueue(query, reviewer) }),
    },
    signal,
  );
  const learn = async () => {
    if (facets === null) return;
    const [overview, own] = await Promise.all([facets(), reviewer === null ? [] : queues()]);
    // whoever chooses is not disturbed
    if (signal.aborted || [chips, choices].some(one => one.contains(document.activeElement))) return;
    known = { ...overview, queues: own, reviewer };
    fill(chips, basicFields(query, found.drawn !== undefined, known));
    fill(queue, queueFields(query, known));
    fill(choices, facetFields(query, known));
  };
  void learn();
}

/** A part of the filters that is filled by itself. */
function part(): HTMLElement {
  return h('span', { class: 'part' });
}

export function withPage(query: URLSearchParams): URLSearchParams {
  const wanted = new URLSearchParams(query);
  wanted.set('limit', String(PAGE));
  return wanted;
}
