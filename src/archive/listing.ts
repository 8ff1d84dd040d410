import type { Driver, Row, Sql } from './driver.ts';
import { keepListing } from './keep-listing.ts';
import { conditionsOf } from './listing-filter.ts';
import { listingOf } from './listing-rows.ts';
import type { ListedDocument, ListOrder, ListPage, Lists, Relist } from './lists.ts';
import { readOverview } from './overview.ts';
import { storedDocument } from './stored.ts';

export function listsOf(driver: Driver, relist: Relist): Lists {
  return {
    list: page => list(driver, page),
    overview: () => readOverview(driver),
    listOlder: limit =>
      driver.transaction(async sql => {
        const rows = await sql.all(OLDER, [limit]);
        for (const { sha256, document } of rows) {
          await keepListing(sql, String(sha256), listingOf(storedDocument(String(sha256), String(document))));
          await relist(sql, String(sha256));
        }
        return rows.length;
      }),
  };
}

const OLDER = `
  SELECT d.sha256, d.document FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version
  WHERE NOT EXISTS (SELECT 1 FROM listings l WHERE l.sha256 = f.sha256) LIMIT $1`;

const ORDERS: { readonly [order in ListOrder]: string } = {
  doubt: 'l.open DESC, l.sha256',
  confidence: 'l.lowest, l.sha256',
  findings: 'l.errors DESC, l.warnings DESC, l.sha256',
  name: 'l.name, l.sha256',
};

async function list(sql: Sql, { filter, order, offset, limit }: ListPage) {
  const { where, values } = conditionsOf(filter);
  // without the join an index alone can answer
  const files = /\bs\./.test(where) ? 'JOIN files s ON s.sha256 = l.sha256' : '';
  const from = `FROM listings l ${files} ${where}`;
  const [counted] = await sql.all(`SELECT count(*) AS number ${from}`, values);
  // the page is found by narrow rows first: only those shown are joined with their form
  const rows = await sql.all(
    `SELECT l.*, s.review, s.forms, f.template, f.title, f.project, f.department, f.year
     FROM (SELECT l.sha256 ${from} ORDER BY ${ORDERS[order]} LIMIT $${values.length + 1} OFFSET $${values.length + 2}) AS page
     JOIN listings l ON l.sha256 = page.sha256 JOIN files s ON s.sha256 = page.sha256
     LEFT JOIN listed_forms f ON f.sha256 = page.sha256 AND f.form = 0 ORDER BY ${ORDERS[order]}`,
    [...values, limit, offset],
  );
  return { total: Number(counted!.number), rows: rows.map(listedOf) };
}

function listedOf(row: Row): ListedDocument {
  const number = (name: string) => Number(row[name] ?? 0);
  const text = (name: string) => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    sha256: String(row.sha256),
    name: String(row.name),
    kind: String(row.kind),
    pages: number('pages'),
    forms: number('forms'),
    leaves: number('leaves'),
    review: number('review'),
    open: number('open'),
    lowest: number('lowest'),
    errors: number('errors'),
    warnings: number('warnings'),
    error: text('error'),
    template: text('template'),
    title: text('title'),
    project: text('project'),
    department: text('department'),
    year: row.year === null || row.year === undefined ? null : Number(row.year),
  };
}
