import type { Sql, SqlRow } from './driver.ts';

/** A part of a list that is in the order of its keys: so many from behind one. */
export type Slice = { readonly after?: string | undefined; readonly limit: number };

/** The places `p` of a run, whose name stands in a parameter, or all of them; conditions may follow. */
export function placesOf(run: string | null, mark: string): string {
  return run === null
    ? 'places p WHERE TRUE'
    : `plans q JOIN places p ON p.place = q.place WHERE q.run = ${mark}`;
}

/** Runs a statement over the places of a run, or of all, whose paths come after `$1`, at most `$2` of them. */
export function ofRun(
  sql: Sql,
  statement: (places: string) => string,
  { run, after = '', limit }: Slice & { readonly run: string | null },
): Promise<readonly SqlRow[]> {
  return sql.all(statement(placesOf(run, '$3')), [after, limit, ...(run === null ? [] : [run])]);
}
