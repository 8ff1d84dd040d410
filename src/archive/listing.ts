import type { DocumentState } from '../values/state.ts';
import { queuesOf } from './assignments.ts';
import type { Driver, Row, Sql } from './driver.ts';
import { keepListing } from './keep-listing.ts';
import { conditionsOf } from './listing-filter.ts';
import { listingOf } from './listing-rows.ts';
import type { ListedDocument, ListOrder, ListPage, Lists, Relist } from './lists.ts';
import { readOverview } from './overview.ts';
import { wholeOrNull } from './stored.ts';

export function listsOf(driver: Driver): Lists {
  return {
    list: page => list(driver, page),
    overview: () => readOverview(driver),
    queues: () => queuesOf(driver),
  };
}

/** Documents that are listed in one transaction: others wait meanwhile. */
const TOGETHER = 50;
const UNLISTED = `
  SELECT d.sha256, d.document FROM files f JOIN documents d ON d.sha256 = f.sha256 AND d.version = f.version
  WHERE f.sha256 > $1 AND NOT EXISTS (SELECT 1 FROM listings l WHERE l.sha256 = f.sha256)
  ORDER BY f.sha256 LIMIT ${TOGETHER}`;

/** Lists the documents that an older ziping kept without, or listed otherwise. */
export async function listOlder(driver: Driver, relist: Relist): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; )
    after = await driver.transaction(async sql => {
      const rows = await sql.all(UNLISTED, [after]);
      for (const { sha256, document } of rows) await listOne(sql, relist, [String(sha256), String(document)]);
      return rows.at(-1)?.sha256 as string | undefined;
    });
}

/** One that is damaged is for `verify` to tell of: the others are listed all the same. */
async function listOne(sql: Sql, relist: Relist, [sha256, text]: readonly [string, string]): Promise<void> {
  const document = wholeOrNull(text);
  if (document === null) return;
  await keepListing(sql, sha256, listingOf(document));
  await relist(sql, sha256);
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

function listedOf(row: Row): ListedDocument {
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
