import type { DocumentState } from '../values/state.ts';
import { queuesOf } from './assignments.ts';
import type { Driver, Sql, SqlRow } from './driver.ts';
import { conditionsOf } from './listing-filter.ts';
import type { DocumentLists, ListedDocument, ListOrder, ListPage } from './lists.ts';
import { readOverview } from './overview.ts';

export function listsOf(driver: Driver): DocumentLists {
  return {
    list: page => list(driver, page),
    overview: () => readOverview(driver),
    queues: () => queuesOf(driver),
  };
}

const ORDERS: { readonly [order in ListOrder]: string } = {
  doubt: 'l.open DESC, l.sha256',
  confidence: 'l.lowest, l.sha256',
  findings: 'l.errors DESC, l.warnings DESC, l.sha256',
  name: 'l.name, l.sha256',
};

async function list(sql: Sql, { filter, order, offset, limit }: ListPage) {
  const { where, values } = conditionsOf(filter);
  const from = `FROM listings l ${where}`;
  const [counted] = await sql.all(`SELECT count(*) AS number ${from}`, values);
  // the page is found by narrow rows first: only those shown are joined with their form
  const rows = await sql.all(
    `SELECT l.*, s.review, s.forms, f.template, f.title, f.project, f.department, f.year, a.reviewer AS assigned
     FROM (SELECT l.sha256 ${from} ORDER BY ${ORDERS[order]} LIMIT $${values.length + 1} OFFSET $${values.length + 2}) AS page
     JOIN listings l ON l.sha256 = page.sha256 JOIN files s ON s.sha256 = page.sha256
     LEFT JOIN listed_forms f ON f.sha256 = page.sha256 AND f.form = 0
     LEFT JOIN assignments a ON a.sha256 = page.sha256 ORDER BY ${ORDERS[order]}`,
    [...values, limit, offset],
  );
  return { total: Number(counted!.number), rows: rows.map(listedOf) };
}

function listedOf(row: SqlRow): ListedDocument {
  const number = (name: string) => Number(row[name] ?? 0);
  const text = (name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    sha256: String(row.sha256),
    name: String(row.name),
    kind: String(row.kind),
    state: row.state as DocumentState,
    pages: number('pages'),
    forms: number('forms'),
    leaves: number('leaves'),
    review: number('review'),
    open: number('open'),
    lowest: number('lowest'),
    errors: number('errors'),
    warnings: number('warnings'),
    error: text('error'),
    assigned: text('assigned'),
    template: text('template'),
    title: text('title'),
    project: text('project'),
    department: text('department'),
    year: row.year === null || row.year === undefined ? null : Number(row.year),
  };
}
