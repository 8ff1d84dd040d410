import type { Sql } from './driver.ts';
import { ofRun, placesOf, type Slice } from './run-places.ts';

export type PassedOver = { readonly path: string; readonly kind: string };
export type PassedOverKind = {
  readonly kind: string;
  readonly number: number;
  /** the least paths of this kind */
  readonly paths: readonly string[];
};

/** Paths that are given with a kind. */
const NAMED = 10;

const LIST = (places: string) => `
  SELECT p.path, p.passed FROM ${places} AND p.path > $1 AND p.passed IS NOT NULL ORDER BY p.path LIMIT $2`;

const KINDS = (places: string) => `
  SELECT kind, number, path FROM (
    SELECT p.passed AS kind, p.path, count(*) OVER (PARTITION BY p.passed) AS number,
      row_number() OVER (PARTITION BY p.passed ORDER BY p.path) AS rank
    FROM ${places} AND p.passed IS NOT NULL) AS ranked
  WHERE rank <= ${NAMED} ORDER BY number DESC, kind, path`;

/** What a run, or all of them, passed over, by path. */
export async function passedOver(sql: Sql, run: string | null, slice: Slice): Promise<PassedOver[]> {
  const rows = await ofRun(sql, LIST, { run, ...slice });
  return rows.map(({ path, passed }) => ({ path: String(path), kind: String(passed) }));
}

/** How much of each kind that was, most first, with some of the paths. */
export async function passedOverKinds(sql: Sql, run: string | null): Promise<PassedOverKind[]> {
  const rows = await sql.all(KINDS(placesOf(run, '$1')), run === null ? [] : [run]);
  const byKind = Map.groupBy(rows, row => String(row.kind));
  return [...byKind].map(([kind, own]) => ({
    kind,
    number: Number(own[0]!.number),
    paths: own.map(({ path }) => String(path)),
  }));
}
