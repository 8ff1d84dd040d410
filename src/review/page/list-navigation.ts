import type { Listed } from '../progress.ts';
import { list } from './api.ts';
import { withPage } from './list.ts';
import { PAGE } from './list-rows.ts';

/** A document of a list; `isLeft`: of a draw, whether something of it was not answered yet. */
type Listing = { readonly sha256: string; isLeft: boolean };

/** A list as it is gone through, from a page of it on: what is answered meanwhile drops out of it, and keeps its place here. */
export type Walk = {
  readonly query: URLSearchParams;
  /** place in the list of the first row */
  readonly from: number;
  readonly rows: Listing[];
};

let walked: Walk | null = null;

/** The walk through a list on which a document was opened at a place: the one under way, else a new one. */
export async function walkAt(query: URLSearchParams, at: number, sha256: string): Promise<Walk> {
  const own = listOf(query);
  if (walked?.query.toString() === own.toString() && walked.rows[at - walked.from]?.sha256 === sha256)
    return walked;
  const from = Math.floor(at / PAGE) * PAGE;
  const rows = listings(await pageOf(own, from));
  // one that was answered before has dropped out: what comes next has moved up
  if (rows.every(row => row.sha256 !== sha256)) rows.splice(at - from, 0, { sha256, isLeft: false });
  walked = { query: own, from, rows };
  return walked;
}

/** A walk through a list as it is now, from its beginning, and what the list says of its draw. */
export async function walkAnew(query: URLSearchParams): Promise<{ walk: Walk; drawn: Listed['drawn'] }> {
  const own = listOf(query);
  const found = await pageOf(own, 0);
  const walk = { query: own, from: 0, rows: listings(found) };
  walked = walk;
  return { walk, drawn: found.drawn };
}

/** Fetches rows that come behind the known ones; whether there are any. Where rows dropped out, those behind have moved up. */
export async function lengthen({ query, from, rows }: Walk): Promise<boolean> {
  for (let offset = from; ; offset += PAGE) {
    const page = listings(await pageOf(query, offset));
    const known = new Set(rows.map(({ sha256 }) => sha256));
    const more = page.filter(({ sha256 }) => !known.has(sha256));
    rows.push(...more);
    if (more.length > 0 || page.length < PAGE) return more.length > 0;
  }
}

/** What a list is narrowed to, without the place in it. */
function listOf(query: URLSearchParams): URLSearchParams {
  const own = new URLSearchParams(query);
  for (const name of ['at', 'value', 'offset']) own.delete(name);
  return own;
}

function pageOf(query: URLSearchParams, offset: number): Promise<Listed> {
  const wanted = withPage(query);
  wanted.set('offset', String(offset));
  return list(wanted);
}

function listings({ rows }: Listed): Listing[] {
  return rows.map(({ sha256, drawn }) => ({ sha256, isLeft: drawn === undefined || drawn.left > 0 }));
}
