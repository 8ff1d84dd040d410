import type { ListFilter } from './lists.ts';

type Conditions = { readonly where: string; readonly values: readonly unknown[] };

/** The condition of a list over `listings l`; its parameters are `$1` … */
export function conditionsOf(filter: ListFilter): Conditions {
  const values: unknown[] = [];
  // Postgres knows no zero character, and no listing holds one
  const put = (value: unknown) =>
    `$${values.push(typeof value === 'string' ? value.replaceAll('\0', '') : value)}`;
  const given = (text: string, value: unknown) => (value === undefined ? [] : [`${text} ${put(value)}`]);
  const form = [
    ...given('f.template =', filter.template),
    ...given('f.department =', filter.department),
    ...given('f.year =', filter.year),
    ...given('f.score_band =', filter.scoreBand),
    ...given('f.rate_band =', filter.rateBand),
  ];
  const rule = [...given('r.rule =', filter.rule), ...given('r.severity =', filter.severity)];
  const search = filter.search?.trim().toLowerCase();
  const all = [
    ...given('l.state =', filter.state),
    ...given('l.kind =', filter.kind),
    ...given('l.lowest <', filter.below),
    ...(search ? [`(l.words LIKE ${put(containing(search))} ESCAPE '!' OR l.sha256 = ${put(search)})`] : []),
    ...exists('drawn d', 'd', given('d.number =', filter.sample)),
    ...assigned(filter.assigned, put),
    ...(filter.sha256s ? [`l.sha256 IN (${filter.sha256s.map(put).join(', ') || 'NULL'})`] : []),
    ...exists('listed_forms f', 'f', form),
    ...exists('listed_rules r', 'r', rule),
  ];
  return { where: all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`, values };
}

/** No name: documents that nobody was given. */
function assigned(reviewer: string | undefined, put: (value: unknown) => string): string[] {
  if (reviewer === undefined) return [];
  if (reviewer === '') return ['NOT EXISTS (SELECT 1 FROM assignments a WHERE a.sha256 = l.sha256)'];
  return exists('assignments a', 'a', [`a.reviewer = ${put(reviewer)}`]);
}

function containing(search: string): string {
  return `%${search.replace(/[!%_]/g, '!$&')}%`;
}

function exists(table: string, alias: string, conditions: readonly string[]): string[] {
  if (conditions.length === 0) return [];
  return [`EXISTS (SELECT 1 FROM ${table} WHERE ${alias}.sha256 = l.sha256 AND ${conditions.join(' AND ')})`];
}
