import type { Driver, Row, Sql } from './driver.ts';
import { conditionsOf } from './listing-filter.ts';
import { type Listing, listingOf } from './listing-rows.ts';
import { type Overview, readOverview } from './overview.ts';
import type { Relist } from './relist.ts';

/** What a list is narrowed to; what is not given narrows nothing. */
export type ListFilter = {
  /** `open`: values wait for a person; `done`: none does any more; `failed`: could not be read */
  readonly state?: 'open' | 'done' | 'failed' | undefined;
  readonly search?: string | undefined;
  readonly rule?: string | undefined;
  readonly severity?: 'error' | 'warning' | undefined;
  /** the least confidence of a value is below this many percent */
  readonly below?: number | undefined;
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
  readonly department?: string | undefined;
  readonly year?: number | undefined;
  readonly scoreBand?: number | undefined;
  readonly rateBand?: number | undefined;
  /** the number of a draw that took something of the document */
  readonly sample?: number | undefined;
  /** only these contents */
  readonly sha256s?: readonly string[] | undefined;
};

export type ListOrder = 'doubt' | 'confidence' | 'findings' | 'name';

export type ListPage = {
  readonly filter: ListFilter;
  readonly order: ListOrder;
  readonly offset: number;
  readonly limit: number;
};

export type ListedDocument = {
  readonly sha256: string;
  readonly name: string;
  readonly kind: string;
  readonly pages: number;
  readonly forms: number;
  readonly leaves: number;
  /** values that a person had to look at when it was read, and those that are left */
  readonly review: number;
  readonly open: number;
  readonly lowest: number;
  readonly errors: number;
  readonly warnings: number;
  readonly error: string | null;
  /** of the first form */
  readonly template: string | null;
  readonly title: string | null;
  readonly project: string | null;
  readonly department: string | null;
  readonly year: number | null;
};

/** Lists of documents, kept beside the documents and always as new as they are. */
export type Lists = {
  list(page: ListPage): Promise<{ readonly total: number; readonly rows: readonly ListedDocument[] }>;
  overview(): Promise<Overview>;
  /** Lists some of the documents that an older ziping kept without; gives how many it did. */
  listOlder(limit: number): Promise<number>;
};

export function listsOf(driver: Driver, relist: Relist): Lists {
  return {
    list: page => list(driver, page),
    overview: () => readOverview(driver),
    listOlder: limit =>
      driver.transaction(async sql => {
        const rows = await sql.all(OLDER, [limit]);
        for (const { sha256, document } of rows) {
          await keepListing(sql, String(sha256), listingOf(JSON.parse(String(document))));
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

/** Puts a document's listing in the place of the one before. */
export async function keepListing(sql: Sql, sha256: string, listing: Listing): Promise<void> {
  for (const table of ['listings', 'listed_forms', 'listed_rules'])
    await sql.all(`DELETE FROM ${table} WHERE sha256 = $1`, [sha256]);
  const { name, kind, pages, leaves, open, lowest, errors, warnings, words, error } = listing;
  await sql.all(
    `INSERT INTO listings (sha256, name, kind, pages, leaves, open, lowest, errors, warnings, words, error)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [sha256, clean(name), kind, pages, leaves, open, lowest, errors, warnings, words, error],
  );
  for (const [index, form] of listing.forms.entries()) {
    await sql.all(
      `INSERT INTO listed_forms (sha256, form, kind, template, title, project, department, year, leaves, open, score_band, rate_band)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[
          sha256,
          index,
          kind,
          form.template,
          clean(form.title),
          clean(form.project),
          clean(form.department),
        ],
        ...[form.year, form.leaves, form.open, form.scoreBand, form.rateBand],
      ],
    );
  }
  for (const { rule, severity, department, number } of listing.rules) {
    await sql.all(
      'INSERT INTO listed_rules (sha256, rule, severity, department, number) VALUES ($1, $2, $3, $4, $5)',
      [sha256, rule, severity, clean(department), number],
    );
  }
}

/** Postgres holds no text with a zero character. */
function clean(text: string | null): string | null {
  return text?.replaceAll('\0', '') ?? null;
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
